/**
 * Ids outlive wording: answers that were kept under an earlier version, under the ids of today.
 *
 * @import { Compiled } from "./contract.js"
 */

/**
 * The same answers, with questions that were renamed and options that were retired put in today's terms. An answer of
 * today is never written over; what has no place today stays as it is, for whoever reads it to say so.
 *
 * @param {Compiled} compiled
 * @param {Record<string, any>} kept
 * @returns {Record<string, any>}
 */
export function carried(compiled, kept) {
  const answers = { ...kept };
  for (const { id, formerly = [], retired = {} } of compiled.questions) {
    for (const old of formerly) {
      if (old in answers) answers[id] ??= answers[old];
      // Where two questions became one, an answer that gives way to another is left to be told.
      if (String(answers[old]) === String(answers[id])) delete answers[old];
    }
    /** @param {unknown} option */
    const today = (option) => retired[String(option)] ?? option;
    const answer = answers[id];
    if (Array.isArray(answer)) answers[id] = [...new Set(answer.map(today))];
    else if (answer !== undefined) answers[id] = today(answer);
  }
  return answers;
}
