/**
 * Small compiled questionnaires, written by hand in a few words: whatever a test does not mention is empty.
 *
 * @import { Compiled, Guidance, Option, Part, Question, Score } from "../../site_builder/client/engine/contract.js"
 */

/**
 * @param {Partial<Compiled>} said
 * @returns {Compiled}
 */
export function compiledWith(said) {
  const questions = said.questions ?? [];
  return {
    format: 1,
    questionnaire: "made",
    version: "0123456789ab",
    sections: [{ id: "one", questions: questions.map(({ id }) => id) }],
    questions,
    scores: [],
    levels: [],
    advice: [],
    guidance: [],
    case_studies: [],
    services: [],
    ...said,
  };
}

/**
 * A single question; `points` by option, null for an option without. "na" and "unsure" are there always.
 *
 * @param {string} id
 * @param {Record<string, string | null>} points the least first, the most last
 * @param {Partial<Question>} more
 * @returns {Question}
 */
export function single(id, points, more = {}) {
  const figures = Object.values(points).filter((figure) => figure !== null);
  const earning = { worst: figures[0], best: figures.at(-1), attainable: figures.at(-1) };
  /** @type {Option[]} */
  const options = Object.entries(points).map(([option, figure]) => ({
    id: option,
    ...(figure === null ? {} : { points: figure }),
  }));
  options.push({ id: "na", state: "not_applicable" }, { id: "unsure", state: "unknown" });
  return { id, section: "one", type: "single", options, ...(figures.length ? earning : {}), ...more };
}

/**
 * @param {string} id
 * @param {Partial<Question>} more
 * @returns {Question}
 */
export function number(id, more = {}) {
  return { id, section: "one", type: "number", min: "0", max: "1000", step: "1", ...more };
}

/**
 * A score over questions with the weight 1.
 *
 * @param {string} id
 * @param {Score["method"]} method
 * @param {(string | Part)[]} parts
 * @param {Partial<Score>} more
 * @returns {Score}
 */
export function score(id, method, parts, more = {}) {
  const weighed = parts.map((part) => (typeof part === "string" ? { id: part, weight: "1" } : part));
  return { id, method, decimals: 0, over: "questions", parts: weighed, bands: [], ...more };
}

/**
 * @param {string} id
 * @param {Partial<Guidance>} more
 * @returns {Guidance}
 */
export function guidance(id, more = {}) {
  return { id, priority: "medium", effort: "hours", topics: [], services: [], ...more };
}
