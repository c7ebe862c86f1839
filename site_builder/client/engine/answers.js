/**
 * What a person answered: whether it fits the question, and what it says.
 *
 * @import { Problem, ProblemKind, Question } from "./contract.js"
 */

import { compareDecimals, decimalOf, isMultiple, minus, plainText } from "./exact.js";

/**
 * Whether an answer is no answer: null, "" or [].
 *
 * @param {unknown} answer
 */
function isBlank(answer) {
  return answer === undefined || answer === null || answer === "" || (Array.isArray(answer) && !answer.length);
}

/**
 * Why an answer does not fit its question; null when it does. A blank answer fits every question.
 *
 * @param {Question} question
 * @param {unknown} answer
 * @returns {Problem | null}
 */
export function misfit(question, answer) {
  const [kind, expected] = (isBlank(answer) ? null : CHECKS[question.type](question, answer)) ?? [];
  return kind && expected ? { question: question.id, kind, found: answer, expected } : null;
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
  return question.type === "multiple" ? chosenOptions(question, words).map((option) => option.id) : words;
}

/**
 * The options that an answer names, in the order of the question.
 *
 * @param {Question} question
 * @param {string[]} words
 */
export function chosenOptions({ options = [] }, words) {
  return options.filter((option) => words.includes(option.id));
}

/**
 * What is wrong with an answer that is not blank, and what was expected, by type of question.
 *
 * @type {Record<Question["type"], (question: Question, answer: unknown) => [ProblemKind, string] | null>}
 */
const CHECKS = { single: checkOption, area: checkOption, multiple: checkOptions, number: checkNumber, text: checkText };

/**
 * An id may be all digits, so that a number stands for the id that it prints as.
 *
 * @type {typeof CHECKS.single}
 */
function checkOption({ options }, answer) {
  const isWord = typeof answer === "string" || typeof answer === "number";
  if (isWord && (!options || options.some((option) => option.id === String(answer)))) return null;
  return ["unknown-option", options ? "one of " + options.map((option) => option.id).join(", ") : "an id"];
}

/** @type {typeof CHECKS.multiple} */
function checkOptions(question, answer) {
  if (!Array.isArray(answer)) return ["not-a-list", "a list of options"];
  for (const item of answer) {
    const problem = checkOption(question, item);
    if (problem) return problem;
  }
  const chosen = chosenOptions(question, answer.map(String));
  if (chosen.length < answer.length) return ["repeated", "every option once"];
  const alone = chosen.find((option) => option.exclusive || option.state);
  return alone && chosen.length > 1 ? ["not-alone", alone.id + " alone or not at all"] : null;
}

/**
 * A number is taken as it prints, so 0.1 is exactly one tenth; decimal text is taken too.
 *
 * @type {typeof CHECKS.number}
 */
function checkNumber({ min = "0", max, step }, answer) {
  const text = typeof answer === "number" ? String(answer) : answer;
  if (typeof text !== "string" || !/^-?\d+(\.\d+)?$/.test(text)) return ["not-a-number", "a number"];
  const aboveLeast = minus(decimalOf(text), decimalOf(min));
  if (aboveLeast.units < 0n) return ["too-low", "at least " + min];
  if (max && compareDecimals(decimalOf(text), decimalOf(max)) > 0) return ["too-high", "at most " + max];
  return step && !isMultiple(aboveLeast, decimalOf(step)) ? ["off-step", `${min} and steps of ${step} from there`] : null;
}

/** @type {typeof CHECKS.text} */
function checkText(question, answer) {
  return typeof answer === "string" ? null : ["not-text", "text"];
}
