/**
 * The engine: what a set of answers means. It says the same as `toolkit/scoring`, to the digit.
 *
 * @import { Compiled, Outcome, Problem, State } from "./contract.js"
 */

import { misfit, wordsOf } from "./answers.js";
import { networkOf } from "./assessment.js";
import { foundIn } from "./lookup.js";
import { outcomeOf } from "./outcome.js";

/** An answer that does not fit its question: which question, what was found, what was expected. */
export class AnswerError extends Error {
  /** @param {Problem} problem */
  constructor({ question, kind, found, expected }) {
    const said = typeof found === "object" ? JSON.stringify(found) : `“${found}”`;
    super(`${question}: found ${said}, expected ${expected}`);
    this.name = "AnswerError";
    this.question = question;
    this.kind = kind;
    this.found = found;
    this.expected = expected;
  }
}

/**
 * The outcome of a set of answers, as plain data.
 *
 * @param {Compiled} compiled
 * @param {Record<string, unknown>} answers by the id of the question
 * @returns {Outcome}
 * @throws {AnswerError} when an answer does not fit its question, shown or not
 */
export function evaluate(compiled, answers) {
  return createAssessment(compiled, answers).outcome();
}

/**
 * One person going through a questionnaire. An answer costs as much as what rests on it, however long the
 * questionnaire is.
 *
 * @param {Compiled} compiled
 * @param {Record<string, unknown>} [answers] those that are there from the start
 * @throws {AnswerError} when one of them does not fit its question
 */
export function createAssessment(compiled, answers = {}) {
  const asked = new Map(compiled.questions.map((question) => [question.id, question]));
  /** @type {Map<string, string[]>} */
  const given = new Map();
  const { network, questions, situation, rules, gates } = networkOf(compiled, given);

  /**
   * Why an answer does not fit a question; null when it does.
   *
   * @param {string} id
   * @param {unknown} answer
   * @returns {Problem | null}
   */
  function check(id, answer) {
    const question = asked.get(id);
    if (question) return misfit(question, answer);
    return { question: id, kind: "unknown-question", found: id, expected: "the id of a question" };
  }

  /** @param {string} id @param {unknown} answer */
  function take(id, answer) {
    const problem = check(id, answer);
    if (problem) throw new AnswerError(problem);
    given.set(id, wordsOf(foundIn(asked, id), answer));
  }

  /**
   * Take an answer; a blank one (null, "" or []) takes it back. Answers to hidden questions are kept.
   *
   * @param {string} id
   * @param {unknown} answer
   * @returns {{ shown: string[], hidden: string[], evaluated: number }} the questions that appeared and that went, in
   *   the order of the file, and how many values had to be worked out
   * @throws {AnswerError} when the answer does not fit; then nothing has changed
   */
  function set(id, answer) {
    take(id, answer);
    network.touch(foundIn(questions, id));
    const { changed, evaluated } = network.settle();
    // Only questions have a state, so only they can turn to or from "hidden".
    const turned = changed
      .filter(({ node, before }) => (before.state === "hidden") !== (node.value.state === "hidden"))
      .map(({ node }) => node.value.id);
    return { shown: turned.filter(isShown), hidden: turned.filter((other) => !isShown(other)), evaluated };
  }

  /** Where a question stands: its three kinds of "no answer" are not one. @param {string} id @returns {State} */
  function stateOf(id) {
    return situation.question(id).state;
  }

  /** @param {string} id */
  function isShown(id) {
    return stateOf(id) !== "hidden";
  }

  /**
   * The answer as it was taken, also while its question is hidden: an id, a list of ids, a number as decimal text, a
   * text; null when blank.
   *
   * @param {string} id
   * @returns {string | string[] | null}
   */
  function answerOf(id) {
    const words = given.get(id) ?? [];
    return foundIn(asked, id).type === "multiple" && words.length ? [...words] : (words[0] ?? null);
  }

  /** Everything that the answers mean; looks at the whole questionnaire. */
  function outcome() {
    const [ruled, opened] = [rules.map(({ value }) => value), gates.map(({ value }) => value)];
    return outcomeOf(compiled, situation, ruled, opened);
  }

  for (const [id, answer] of Object.entries(answers)) take(id, answer);
  network.settle();
  return { check, set, stateOf, isShown, answerOf, outcome };
}
