/**
 * The page of a questionnaire. Loaded in the head, before anything is painted: the class `js` on the document turns the
 * paper form into steps at once. Should anything fail, the class goes and the paper form stands.
 */

import { ANSWER_MARK } from "../engine/answer_mark.js";
import { showAnswers } from "./check_answers.js";
import { all, byId, element, fill, one, root } from "./document.js";
import { keepAlone, putAnswer } from "./fields.js";
import { foldForScreen } from "./fold.js";
import { offerKeeping } from "./keep.js";
import { greetPartner } from "./partner.js";
import { followPlan } from "./plan.js";
import { clearProblems, reportProblems } from "./problems.js";
import { showResult } from "./result.js";
import { Session } from "./session.js";
import { isQuestions, Steps } from "./steps.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {{ session: Session, steps: Steps, keeping: ReturnType<typeof offerKeeping> }} Running the page, alive */

root.classList.add("js");
// Only a first visit is painted while the page loads; otherwise the script knows first what is to be seen.
if (location.hash || location.search || keepsSomething()) root.classList.add("opening");
const reveal = () => root.classList.remove("opening");

/** @type {Promise<Running>} */
const running = new Promise((resolve) => {
  document.addEventListener("DOMContentLoaded", () => {
    try {
      resolve(startQuestionnaire());
      // Answers that came with a link are put in before anything is seen.
      if (!location.hash.startsWith(ANSWER_MARK)) reveal();
    } catch (error) {
      root.classList.remove("js", "opening");
      throw error;
    }
  });
});
// The script that loads beside the page (see `taking.js`) asks for it with this event; where it cannot be loaded, the
// page goes without.
addEventListener("latecomer", (event) => {
  running.then(/** @type {CustomEvent} */ (event).detail).finally(reveal);
});
addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && reveal(), true);

/** Whether this browser keeps anything for this site. */
function keepsSomething() {
  try {
    return sessionStorage.length + localStorage.length > 0;
  } catch {
    return false;
  }
}

/** Bring the page to life. */
function startQuestionnaire() {
  const session = new Session();
  tellLost(session.restore());
  foldForScreen();
  followPlan(session);
  const steps = followSteps(session);
  const keeping = offerKeeping({
    save: () => session.keep(true),
    remove() {
      session.clear();
      showProgress(session);
      steps.restart();
    },
    until: session.until,
  });

  byId("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const problems = problemsOf(session, steps.current);
    if (problems.length) reportProblems(problems);
    else steps.next();
  });
  listen(byId("form"), session, () => keeping.changed(session.until));
  return { session, steps, keeping };
}

/**
 * Show the steps, each made ready when somebody comes to it.
 *
 * @param {Session} session
 */
function followSteps(session) {
  const { showLocal } = greetPartner();
  /** @type {HTMLElement | undefined} the step to which somebody who wanted the result was sent back */
  let unfinished;
  return new Steps({
    isOpen: (step) => !isQuestions(step) || session.shownIn(step).length > 0,
    mayOpen: (section) => session.mayOpen(section),
    onEnter(step) {
      clearProblems();
      if (step.id === "start") showProgress(session);
      if (step.id === "check-answers") showAnswers(session);
      if (step.id !== "result") return undefined;
      unfinished = session.visiting ? undefined : all("#form .step").find((each) => problemsOf(session, each).length);
      showResult(session, session.outcome());
      showLocal(session.answers());
      return unfinished;
    },
    onEntered(step) {
      if (step === unfinished) reportProblems(problemsOf(session, step));
      unfinished = undefined;
    },
  });
}

/**
 * What stands in the way of going on from a step.
 *
 * @param {Session} session
 * @param {HTMLElement} step
 */
function problemsOf(session, step) {
  return session.shownIn(step).flatMap((field) => {
    const words = session.problemIn(field);
    return words ? [/** @type {[Field, string]} */ ([field, words])] : [];
  });
}

/**
 * Follow what a person ticks and writes.
 *
 * @param {HTMLElement} form
 * @param {Session} session
 * @param {() => void} onChange
 */
function listen(form, session, onChange) {
  /** @param {EventTarget | null} target */
  const fieldAround = (target) => {
    const node = target instanceof Element ? target.closest(".question") : null;
    return [...session.fields.values()].find((field) => field.node === node);
  };

  form.addEventListener("input", ({ target }) => {
    const field = fieldAround(target);
    if (!field) return;
    keepAlone(field, target);
    session.take(field);
    onChange();
  });
  for (const button of all(".clear", form)) {
    button.addEventListener("click", () => {
      const field = /** @type {Field} */ (fieldAround(button));
      putAnswer(field);
      // The button goes away with the answer; whoever pressed it by keyboard stays at the question.
      field.controls[0].focus();
      session.take(field);
      onChange();
    });
  }
}

/** Say on the start page how far somebody is, and where to go on. @param {Session} session */
function showProgress(session) {
  const { answered, of } = session.outcome();
  fill(byId("start-band"), { answered, of }).classList.toggle("begun", answered > 0);
  byId("keep").classList.toggle("begun", answered > 0);
  const next = session.shownIn(byId("form")).find(({ question: { id } }) => answered === 0 || session.isBlank(id));
  byId("begin").setAttribute("href", `#${next ? next.node.closest(".step")?.id : "check-answers"}`);
}

/** @param {string[]} lost the questions whose kept answers no longer fit */
function tellLost(lost) {
  one("#dropped ul").append(...lost.map((words) => element("li", words)));
  byId("dropped").hidden = !lost.length;
}
