/**
 * Ids outlive wording: answers that were kept under an earlier version, under the ids of today.
 *
 * @import { Answers, Compiled, Fitting } from "./contract.js"
 */

import { misfit, wordsOf } from "./answers.js";

/**
 * The same answers, with questions that were renamed and options that were retired put in today's terms. An answer of
 * today is never written over; what has no place today stays as it is, for whoever reads it to say so.
 *
 * @param {Compiled} compiled
 * @param {Record<string, any>} kept
 * @returns {Record<string, any>}
 */
export function carried(compiled, kept) {
  // Without a prototype: a question may have an id that every object knows, such as “constructor”.
  const answers = Object.assign(Object.create(null), kept);
  for (const { id, formerly = [], retired = {} } of compiled.questions) {
    for (const old of formerly) {
      if (old in answers) answers[id] ??= answers[old];
      // Where two questions became one, an answer that gives way to another is left to be told.
      if (String(answers[old]) === String(answers[id])) delete answers[old];
    }
    /** @param {unknown} option */
    const today = (option) => (Object.hasOwn(retired, String(option)) ? retired[String(option)] : option);
    const answer = answers[id];
    if (Array.isArray(answer)) answers[id] = [...new Set(answer.map(today))];
    else if (answer !== undefined) answers[id] = today(answer);
  }
  return { ...answers };
}

/**
 * Answers from anywhere, in today's terms, as far as they fit today's questions; blank ones are absent.
 *
 * @param {Compiled} compiled
 * @param {Record<string, unknown>} kept
 * @returns {Fitting}
 */
export function fitting(compiled, kept) {
  const asked = new Map(compiled.questions.map((question) => [question.id, question]));
  /** @type {Answers} */
  const answers = {};
  const leftOut = [];
  for (const [id, answer] of Object.entries(carried(compiled, kept))) {
    const question = asked.get(id);
    if (!question || misfit(question, answer)) {
      leftOut.push(id);
      continue;
    }
    const words = wordsOf(question, answer);
    if (words.length) answers[id] = question.type === "multiple" ? words : words[0];
  }
  return { answers, leftOut };
}
