/**
 * What a person answered: whether it fits the question, and what it says.
 *
 * @import { Problem, ProblemKind, Question } from "./contract.js"
 */

import { compareQuantities, decimalOf, isMultiple, minus, plainText } from "./exact.js";

/**
 * Why an answer does not fit its question; null when it does. A blank answer fits every question.
 *
 * @param {Question} question
 * @param {unknown} answer
 * @returns {Problem | null}
 */
export function misfit(question, answer) {
  const kind = isBlank(answer) ? null : misfitKind(question, answer);
  return kind && { question: question.id, kind, found: answer, expected: expectedBy(question) };
}

/**
 * What a fitting answer says: nothing when blank; the ids of options, in the order of the options; a number as decimal
 * text; text as itself.
 *
 * @param {Question} question
 * @param {unknown} answer
 * @returns {string[]}
 */
export function wordsOf(question, answer) {
  if (isBlank(answer)) return [];
  const words = [answer].flat().map(String);
  if (question.type === "number") return [plainText(decimalOf(words[0]))];
  return question.type === "multiple" ? chosenOptions(question, words).map(({ id }) => id) : words;
}

/**
 * The options that an answer names, in the order of the question.
 *
 * @param {Question} question
 * @param {string[]} words
 */
export function chosenOptions({ options = [] }, words) {
  return options.filter(({ id }) => words.includes(id));
}

/**
 * Whether an answer is no answer: null, "" or [].
 *
 * @param {unknown} answer
 */
function isBlank(answer) {
  return answer === undefined || answer === null || answer === "" || (Array.isArray(answer) && !answer.length);
}

/**
 * @param {Question} question
 * @param {unknown} answer not blank
 * @returns {ProblemKind | null}
 */
function misfitKind(question, answer) {
  if (question.type === "multiple") return Array.isArray(answer) ? misfitOfSeveral(question, answer) : "not-a-list";
  if (question.type === "number") return misfitOfNumber(question, answer);
  if (question.type === "text") return typeof answer === "string" ? null : "not-text";
  return isOption(question, answer) ? null : "unknown-option";
}

/**
 * An id may be all digits, so that a number stands for the id that it prints as. Without options any id will do.
 *
 * @param {Question} question
 * @param {unknown} answer
 */
function isOption({ options }, answer) {
  const isWord = typeof answer === "string" || typeof answer === "number";
  return isWord && (!options || options.some(({ id }) => id === String(answer)));
}

/**
 * @param {Question} question
 * @param {unknown[]} answer
 * @returns {ProblemKind | null}
 */
function misfitOfSeveral(question, answer) {
  if (!answer.every((item) => isOption(question, item))) return "unknown-option";
  const chosen = chosenOptions(question, answer.map(String));
  if (chosen.length < answer.length) return "repeated";
  return chosen.length > 1 && chosen.some(({ exclusive, state }) => exclusive || state) ? "not-alone" : null;
}

/**
 * A number is taken as it prints, so 0.1 is exactly one tenth; decimal text is taken too.
 *
 * @param {Question} question
 * @param {unknown} answer
 * @returns {ProblemKind | null}
 */
function misfitOfNumber(question, answer) {
  const text = typeof answer === "number" ? String(answer) : answer;
  if (typeof text !== "string" || !/^-?\d+(\.\d+)?$/.test(text)) return "not-a-number";
  const { min, max, step } = /** @type {Required<Question>} */ (question);
  const aboveLeast = minus(decimalOf(text), decimalOf(min));
  if (aboveLeast.units < 0n) return "too-low";
  if (compareQuantities(text, max) > 0) return "too-high";
  return isMultiple(aboveLeast, decimalOf(step)) ? null : "off-step";
}

/**
 * What a question takes, for whoever reads the message of an error.
 *
 * @param {Question} question
 */
function expectedBy({ type, options, min, max, step }) {
  if (type === "number") return `${min} to ${max} in steps of ${step}`;
  return options ? type + ": " + options.map(({ id }) => id).join(", ") : type;
}
