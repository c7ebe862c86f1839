/**
 * The result: what the evaluator decided, filled into the nodes that the paper form has for it. Nothing is decided here
 * but where things stand; every word comes from the document.
 */

import { all, byId, copy, element, fill, one, show } from "./document.js";
import { answerWords, questionWords } from "./fields.js";
import { showNotes } from "./notes.js";
import { showPlan } from "./plan.js";
import { showScores } from "./scores.js";

/** @typedef {import("./fields.js").Fields} Fields */
/** @typedef {import("../engine/contract.js").Outcome} Outcome */
/** @typedef {{ question?: string, score?: string, answer?: string[], value?: string | null }} Because a reason */

// More than this many would hide the first ones; the others stand behind a heading of their own.
const IN_SIGHT = 5;

/**
 * @param {import("./session.js").Session} session
 * @param {Outcome} outcome what the engine made of the answers
 */
export function showResult(session, outcome) {
  /** @param {Because} because */
  const words = (because) => reason(because, session.fields);
  fill(byId("result"), { answered: outcome.answered, of: outcome.of });
  byId("nothing").classList.toggle("none", !outcome.answered);
  const advice = outcome.advice.map((piece) => ({ ...piece, because: telling(piece.because, outcome.duties) }));
  showFirst(advice, words);
  showDuties(outcome.duties, words, advice);
  showScores(session, outcome);
  keepOnly("advice", "advice", advice, words);
  showPlan(outcome.advice, session.store.plan);
  showNotes(session);
  keepOnly("cases", "case", toItems(outcome.case_studies));
  keepOnly("services", "service", toItems(outcome.services));
  for (const node of all("#advice, #plan")) show(node, outcome.advice.length > 0);
  for (const node of all("#cases")) show(node, outcome.case_studies.length > 0);
}

/**
 * The reasons that tell a person something: what the law asks and they do already is no reason to be given advice,
 * where it only opened the way to it.
 *
 * @param {Because[]} because
 * @param {{ state: string, because: Because[] }[]} duties
 * @returns {Because[]}
 */
function telling(because, duties) {
  const done = duties.filter((duty) => duty.state === "met").flatMap((duty) => duty.because.map((each) => each.question));
  const left = because.filter((each) => !done.includes(each.question));
  return left.length ? left : because;
}

/** @param {string[]} ids */
const toItems = (ids) => ids.map((id) => ({ id }));

/**
 * A reason, in the words of the form.
 *
 * @param {Because} because
 * @param {Fields} fields
 */
function reason({ question = "", score, answer = [], value }, fields) {
  if (score) {
    const { title = "" } = one(`tr[data-score="${score}"]`).dataset;
    return copy("because-score", { question: title, answer: value ?? "" });
  }
  const field = /** @type {import("./fields.js").Field} */ (fields.get(question));
  const texts = { question: questionWords(field), answer: answer.length ? answerWords(field, answer) : "" };
  return copy(answer.length ? "because-answer" : "because-blank", texts);
}

/**
 * Show the nodes of these items, in this order, and leave out the others of their list.
 *
 * @param {string} list the class of the list, and of the one that holds the rest
 * @param {string} kind what the ids of the nodes start with
 * @param {{ id: string, because?: Because[] }[]} items
 * @param {(because: Because) => Node} [words]
 */
function keepOnly(list, kind, items, words) {
  const [sight, behind = sight] = all(`.${list}`);
  for (const node of all(`.${list} > li`)) {
    show(node, false);
    sight.append(node);
  }
  items.forEach(({ id, because = [] }, index) => {
    const node = byId(`${kind}-${id}`);
    show(node, true);
    (index < IN_SIGHT ? sight : behind).append(node);
    if (words) one(".because", node).replaceChildren(...because.map((each) => element("p", words(each))));
  });
  if (behind !== sight) {
    const rest = /** @type {HTMLElement} */ (behind.parentElement);
    one(".count", rest).textContent = `${behind.children.length}`;
    rest.hidden = !behind.children.length;
  }
}

/**
 * @param {{ id: string, because: Because[] }[]} advice
 * @param {(because: Because) => Node} words
 */
function showFirst(advice, words) {
  const first = advice.slice(0, 3).map(({ id, because }) => {
    const node = byId(`advice-${id}`);
    const texts = { title: one("h4", node).textContent ?? "", do: one(".do", node).textContent ?? "" };
    const item = copy("first-step", texts);
    one("a", item).setAttribute("href", `#${node.id}`);
    one(".because", item).append(words(because[0]));
    return item;
  });
  one("#first ol").replaceChildren(...first);
  byId("first").hidden = !first.length;
  byId("first").classList.toggle("fewer", first.length < 3);
  byId("nothing").hidden = first.length > 0;
}

/**
 * @param {{ id: string, state: string, because: Because[] }[]} duties
 * @param {(because: Because) => Node} words
 * @param {{ id: string }[]} advice
 */
function showDuties(duties, words, advice) {
  if (!document.getElementById("law")) return;
  /** @param {string} state */
  const inState = (state) => duties.filter((duty) => duty.state === state);
  const open = [...inState("unmet"), ...inState("unknown")];
  const met = inState("met");
  keepOnly("duties", "duty", open, words);
  for (const { id, state } of open) byId(`duty-${id}`).dataset.state = state;
  // A duty leads to its advice where that is given, and else to the page of it.
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("#law [data-page]"))) {
    const { page = "", advice: name } = link.dataset;
    link.href = advice.some(({ id }) => id === name) ? `#advice-${name}` : page;
  }
  one(".law-open").hidden = !open.length;
  one(".law-clear").hidden = open.length > 0;
  show(byId("law"), duties.length > 0);
  byId("law-met").hidden = !met.length;
  one("#law-met ul").replaceChildren(
    ...met.map(({ id }) => element("li", one("h4", byId(`duty-${id}`)).textContent ?? "")),
  );
}
