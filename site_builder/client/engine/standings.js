/**
 * Where a question stands: shown or not, answered how, and what that earns.
 *
 * @import { Question, Standing, State } from "./contract.js"
 * @import { Decimal } from "./exact.js"
 */

import { chosenOptions } from "./answers.js";
import { compareDecimals, decimalOf, minus, plainText, plus } from "./exact.js";

/**
 * @param {Question} question
 * @param {boolean} shown
 * @param {string[]} words the answer that was given, kept even while the question is hidden
 * @returns {Standing}
 */
export function standingOf(question, shown, words) {
  const answer = shown ? words : [];
  const state = stateOf(question, shown, answer);
  const points = question.best && state === "answered" ? pointsOf(question, answer) : null;
  return {
    state,
    answer,
    points: points && plainText(points),
    lost: points && question.best ? plainText(minus(decimalOf(question.best), points)) : null,
  };
}

/**
 * @param {Question} question
 * @param {boolean} shown
 * @param {string[]} answer
 * @returns {State}
 */
function stateOf(question, shown, answer) {
  if (!shown) return "hidden";
  // An option with a state stands alone, so it is the first or not there.
  return answer.length ? (chosenOptions(question, answer)[0]?.state ?? "answered") : "blank";
}

/**
 * What an answer earns; null when it has no points.
 *
 * @param {Question} question
 * @param {string[]} answer
 * @returns {Decimal | null}
 */
function pointsOf(question, answer) {
  const { rows, max_points: most } = question;
  const earning = rows
    ? rows.filter((row) => compareDecimals(decimalOf(row.from), decimalOf(answer[0])) <= 0).slice(-1)
    : chosenOptions(question, answer);
  const earned = earning.flatMap(({ points }) => (points ? [decimalOf(points)] : []));
  if (!earned.length) return null;
  const total = earned.reduce(plus);
  return most && compareDecimals(total, decimalOf(most)) > 0 ? decimalOf(most) : total;
}
