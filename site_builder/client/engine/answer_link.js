/**
 * Answers in the fragment of an address: `#answers?staff=6&off-now=no&boxes=phased-return,altered-hours`. A browser
 * sends a fragment to nobody. Notes are never carried. It says the same as `toolkit/answer_link.py`.
 *
 * @import { Answers, Compiled, Fitting } from "./contract.js"
 */

import { ANSWER_MARK } from "./answer_mark.js";
import { wordsOf } from "./answers.js";
import { fitting } from "./carrying.js";

/**
 * The fragment that carries these answers, the questions in the order of the questionnaire.
 *
 * @param {Compiled} compiled
 * @param {Answers} answers that fit
 */
export function answersFragment({ questions }, answers) {
  const given = new Map(Object.entries(answers));
  const pairs = questions
    .filter(({ id, type }) => type !== "text" && given.has(id))
    .map((question) => [question.id, wordsOf(question, given.get(question.id)).map(encodeURIComponent).join(",")]);
  return ANSWER_MARK + pairs.flatMap(([id, words]) => (words ? [`${encodeURIComponent(id)}=${words}`] : [])).join("&");
}

/**
 * The answers that a fragment carries. Whoever wrote it, only what fits today's questions is taken.
 *
 * @param {Compiled} compiled
 * @param {string} fragment
 * @returns {Fitting} with the questions whose answers cannot be read, do not fit, or stand twice
 */
export function answersInFragment(compiled, fragment) {
  /** @type {Map<string, string | string[]>} */
  const found = new Map();
  /** @type {string[]} */
  const unread = [];
  for (const pair of fragment.slice(ANSWER_MARK.length).split("&").filter(Boolean)) {
    const [name, ...rest] = pair.split("=");
    const [id, text] = [decoded(name), decoded(rest.join("="))];
    const question = compiled.questions.find((each) => each.id === id) ?? renamedFrom(compiled, id);
    const today = question?.id ?? id ?? name;
    if (id === null || text === null || !rest.length || question?.type === "text" || found.has(today)) {
      unread.push(today);
    } else if (!question || text) {
      found.set(today, question?.type === "multiple" ? text.split(",") : text);
    }
  }
  const { answers, leftOut } = fitting(compiled, Object.fromEntries(found));
  return { answers, leftOut: [...leftOut, ...unread] };
}

/**
 * The question that had an id in an earlier version.
 *
 * @param {Compiled} compiled
 * @param {string | null} id
 */
const renamedFrom = ({ questions }, id) => questions.find(({ formerly }) => id !== null && formerly?.includes(id));

/**
 * What percent signs stand for; null where they stand for nothing.
 *
 * @param {string} text
 */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
