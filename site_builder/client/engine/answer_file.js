/**
 * Answers in a file that a person keeps: JSON with the questionnaire, its version, the day, and the answers.
 *
 * @import { Answers, Compiled, Fitting } from "./contract.js"
 */

import { fitting } from "./carrying.js";

const FORMAT = 1;

/**
 * The text of the file.
 *
 * @param {Compiled} compiled
 * @param {Answers} answers
 * @param {string} saved the day, as 2026-11-24
 */
export function answersFile({ questionnaire, version }, answers, saved) {
  return JSON.stringify({ format: FORMAT, questionnaire, version, saved, answers }, null, 2) + "\n";
}

/**
 * The answers in the text of a file. Whoever wrote it, only what fits today's questions is taken.
 *
 * @param {Compiled} compiled
 * @param {string[]} formerly earlier ids of the questionnaire
 * @param {string} text
 * @returns {Fitting | "broken" | "foreign" | "newer"} or why there are none: no file of answers, of another
 *   questionnaire, or in a form that a later version of this program writes
 */
export function answersInFile(compiled, formerly, text) {
  const file = parsed(text);
  if (!isRecord(file) || !isRecord(file.answers) || typeof file.format !== "number") return "broken";
  if (file.format !== FORMAT) return "newer";
  const isOurs = [compiled.questionnaire, ...formerly].some((id) => id === file.questionnaire);
  return isOurs ? fitting(compiled, file.answers) : "foreign";
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
