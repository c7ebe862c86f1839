/**
 * Where a question stands: shown or not, answered how, and what that earns.
 *
 * @import { Question, Standing, State } from "./contract.js"
 */

import { chosenOptions } from "./answers.js";
import { compareQuantities, decimalOf, minus, plainText, plus } from "./exact.js";

/**
 * @param {Question} question
 * @param {boolean} shown
 * @param {string[]} words the answer that was given, kept even while the question is hidden
 * @returns {Standing}
 */
export function standingOf(question, shown, words) {
  const { id, worst, best, attainable } = question;
  const answer = shown ? words : [];
  const state = shown ? stateOfAnswer(question, answer) : "hidden";
  const standing = { id, state, answer, value: null, low: null, high: null, attainable, of: 0, lost: "0" };
  if (!worst || !best || state === "hidden" || state === "not_applicable") return standing;
  if (state !== "answered") return { ...standing, low: worst, high: best, of: 1 };
  const value = pointsOf(question, answer);
  if (!value) return { ...standing, of: 1 };
  const lost = plainText(minus(decimalOf(best), decimalOf(value)));
  return { ...standing, value, low: value, high: value, of: 1, lost };
}

/**
 * @param {Question} question
 * @param {string[]} answer
 * @returns {State}
 */
function stateOfAnswer(question, answer) {
  // An option with a state stands alone, so it is the first or not there.
  return answer.length ? (chosenOptions(question, answer)[0]?.state ?? "answered") : "blank";
}

/**
 * What an answer earns; null when it has no points.
 *
 * @param {Question} question
 * @param {string[]} answer
 */
function pointsOf(question, answer) {
  const { rows, max_points: most } = question;
  const earning = rows
    ? rows.filter(({ from }) => compareQuantities(from, answer[0]) <= 0).slice(-1)
    : chosenOptions(question, answer);
  const earned = earning.flatMap(({ points }) => (points ? [decimalOf(points)] : []));
  if (!earned.length) return null;
  const total = plainText(earned.reduce(plus));
  return most && compareQuantities(total, most) > 0 ? most : total;
}
