/**
 * From one questionnaire to the next, so that nothing is asked twice. It loads beside the page, and only on pages that
 * lead on or are led to. Answers go along in this tab's storage, for one click, and are taken out there at once; so they
 * are the person's own, and nobody else can send them. Where that is refused, they stand in the link.
 */

import { answersFragment } from "../engine/answer_link.js";
import { fitting } from "../engine/carrying.js";
import { all, byId, element, fill, one, root } from "./document.js";

/** @typedef {import("../engine/contract.js").Answers} Answers */
/** @typedef {import("./questionnaire.js").Running} Running */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {{ from: string, to: string, answers: Record<string, unknown> }} Handed */

// Beside the keys under which the answers of each questionnaire are kept.
const KEY = "handed-over";

dispatchEvent(new CustomEvent("latecomer", { detail: begin }));

/** @param {Running} running */
function begin(running) {
  const wayOn = document.getElementById("leads-to");
  if (wayOn) offerWayOn(wayOn, running.session);
  if (document.getElementById("handed-over")) takeOver(running);
}

/**
 * Say how many answers go along, and let them.
 *
 * @param {HTMLElement} place
 * @param {Session} session
 */
function offerWayOn(place, session) {
  const link = /** @type {HTMLAnchorElement} */ (one("a", place));
  const { to = "", shared = "" } = place.dataset;
  const [address] = link.href.split("#");
  const asked = shared.split(" ");
  const answers = () => {
    const given = Object.entries(session.answers());
    return Object.fromEntries(given.filter(([id]) => asked.includes(id) && session.assessment.isShown(id)));
  };
  const say = () => {
    const going = answers();
    link.href = address + answersFragment(session.compiled, going);
    showCount(place, Object.keys(going).length);
  };
  // Each time that a step is shown, the result among them.
  new MutationObserver(say).observe(root, { attributeFilter: ["data-step"] });
  say();
  link.addEventListener("click", (event) => {
    // Somebody else's answers, looked at, and a new tab go by the link, which asks first.
    if (session.visiting || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const handed = { from: session.compiled.questionnaire, to, answers: answers() };
    if (!hand(handed)) return;
    event.preventDefault();
    location.assign(address);
  });
}

/** @param {HTMLElement} place @param {number} count */
function showCount(place, count) {
  const state = count > 1 ? "many" : count ? "one" : "none";
  for (const node of all("[data-count]", place)) node.hidden = node.dataset.count !== state;
  fill(place, { count });
}

/**
 * Answers that were handed over fill what is blank here. Where somebody had answered otherwise, that stays until they
 * say so.
 *
 * @param {Running} running
 */
function takeOver({ session, steps, keeping }) {
  const place = byId("handed-over");
  const handed = receive(session.compiled.questionnaire);
  const names = all("[data-from]", place);
  if (!handed || !names.some((name) => name.dataset.from === handed.from)) return;
  /** @param {Answers} answers */
  const put = (answers) => {
    session.put(answers);
    session.keep();
    keeping.changed(session.until);
    steps.arrive(false);
  };
  const { answers } = fitting(session.compiled, handed.answers);
  if (!Object.keys(answers).length) return;
  const mine = session.answers();
  const other = Object.keys(answers).filter((id) => id in mine && `${mine[id]}` !== `${answers[id]}`);
  put({ ...answers, ...mine });

  for (const name of names) name.hidden = name.dataset.from !== handed.from;
  showCount(place, Object.keys(answers).length - other.length);
  const question = one(".differing", place);
  one("ul", question).replaceChildren(...session.wordsFor(other).map((words) => element("li", words)));
  question.hidden = !other.length;
  place.hidden = false;
  /** @param {boolean} taken */
  const settle = (taken) => {
    if (taken) put({ ...session.answers(), ...Object.fromEntries(other.map((id) => [id, answers[id]])) });
    question.hidden = true;
    one("h2", place).focus();
  };
  byId("take-new").addEventListener("click", () => settle(true));
  byId("keep-old").addEventListener("click", () => settle(false));
}

/** @param {Handed} handed @returns {boolean} false where the browser refuses */
function hand(handed) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(handed));
    return true;
  } catch {
    return false;
  }
}

/**
 * What was handed over to a questionnaire, which is then gone from the storage.
 *
 * @param {string} questionnaire
 * @returns {Handed | null}
 */
function receive(questionnaire) {
  try {
    const handed = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (handed) sessionStorage.removeItem(KEY);
    return handed?.to === questionnaire && typeof handed.answers === "object" ? handed : null;
  } catch {
    return null;
  }
}
