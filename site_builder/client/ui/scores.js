/** Scores, bands and level, with the range that is open while questions are blank. */

import { all, byId, element, one, show } from "./document.js";
import { questionWords } from "./fields.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./session.js").Session} Session */
/** @typedef {import("../engine/contract.js").Outcome} Outcome */

/**
 * @param {Session} session
 * @param {Outcome} outcome
 */
export function showScores(session, outcome) {
  for (const node of all("[data-score]")) showFigure(node, outcome.scores[node.dataset.score ?? ""]);
  for (const node of all("[data-level]")) show(node, node.dataset.level === outcome.level);
  document.getElementById("levels")?.classList.toggle("none", !outcome.level);
  if (document.getElementById("settle")) showOpen(openQuestions(session));
}

/**
 * @param {HTMLElement} node
 * @param {import("../engine/contract.js").Result} score
 */
function showFigure(node, { value, low, high, band }) {
  for (const [name, text] of Object.entries({ value, low, high })) {
    for (const place of all(`.${name}`, node)) place.textContent = text;
  }
  for (const each of all("[data-band]", node)) show(each, each.dataset.band === band);
  for (const range of all(".range", node)) show(range, value !== null && low !== high);
  node.classList.toggle("none", value === null);
  const { from, to } = node.dataset;
  for (const [bar, end] of Object.entries({ fill: value, open: high })) {
    const share = (Number(end) - Number(from)) / (Number(to) - Number(from));
    const width = `${Math.max(0, Math.min(1, share)) * 100}%`;
    for (const part of all(`.${bar}`, node)) part.style.setProperty("inline-size", width);
  }
}

/**
 * The questions that the overall score still waits for: shown, worth points, and blank or not known.
 *
 * @param {Session} session
 */
function openQuestions(session) {
  /** @param {string} id @returns {string[]} the questions under a score */
  const under = (id) =>
    session.compiled.scores
      .filter((score) => score.id === id)
      .flatMap(({ over, parts }) => parts.flatMap((part) => (over === "questions" ? [part.id] : under(part.id))));
  const wanted = under("overall");
  return session
    .shownIn(byId("form"))
    .filter(({ question: { id } }) => wanted.includes(id) && session.isOpen(id));
}

/** @param {Field[]} open */
function showOpen(open) {
  const list = byId("settle");
  list.replaceChildren(
    ...open.map((field) => {
      const link = element("a", questionWords(field));
      link.setAttribute("href", `#${field.node.id}`);
      return element("li", link);
    }),
  );
  one(".overall .count").textContent = `${open.length}`;
  one(".overall").classList.toggle("single", open.length === 1);
}
