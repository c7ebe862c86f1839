/**
 * What a person is told to do, why, and in which order.
 *
 * @import { Advice, Compiled, Condition, Duty, Guidance, Leaf, Reason, Situation } from "./contract.js"
 */

import { chosenOptions } from "./answers.js";
import { decidingTests } from "./conditions.js";
import { compareQuantities, decimalOf, plainText, plus } from "./exact.js";

const PRIORITIES = ["urgent", "high", "medium", "low"];
const EFFORTS = ["minutes", "hours", "days"];

/**
 * Guidance that is given, and why.
 *
 * @typedef {{ guidance: Guidance, advice: Advice }} Given
 */

/**
 * The guidance that is given, most useful first.
 *
 * @param {Compiled} compiled
 * @param {Situation} situation
 * @param {Reason[][]} ruled for each rule, the reasons why it holds
 * @param {Duty[]} asked what is known of duties: when all that are asked after are met, guidance on them presses no more
 * @returns {Given[]}
 */
export function rankedAdvice(compiled, situation, ruled, asked) {
  const presses = (/** @type {Guidance} */ { duties = [] }) => {
    const known = asked.filter(({ id }) => duties.includes(id));
    return duties.length > 0 && (!known.length || known.some(({ state }) => state !== "met"));
  };
  const reasons = reasonsByGuidance(compiled, situation, ruled);
  const given = compiled.guidance.flatMap((guidance) => {
    const because = [...(reasons.get(guidance.id)?.values() ?? [])];
    if (!because.length) return [];
    return [{ guidance, advice: { id: guidance.id, because, points_lost: pointsLost(because, situation) } }];
  });
  // Sorting is stable: what is equal stays in the order of first mention.
  return given.sort(
    (a, b) =>
      Number(b.guidance.priority === PRIORITIES[0]) - Number(a.guidance.priority === PRIORITIES[0]) ||
      Number(presses(b.guidance)) - Number(presses(a.guidance)) ||
      PRIORITIES.indexOf(a.guidance.priority) - PRIORITIES.indexOf(b.guidance.priority) ||
      compareQuantities(b.advice.points_lost, a.advice.points_lost) ||
      EFFORTS.indexOf(a.guidance.effort) - EFFORTS.indexOf(b.guidance.effort),
  );
}

/**
 * By guidance: why it is given, first the answers that call for it, then what made rules hold; every question and
 * every score once.
 *
 * @param {Compiled} compiled
 * @param {Situation} situation
 * @param {Reason[][]} ruled
 */
function reasonsByGuidance({ questions, advice }, situation, ruled) {
  /** @type {Map<string, Map<string, Reason>>} */
  const reasons = new Map();
  const give = (/** @type {string} */ guidance, /** @type {Reason} */ reason) => {
    const because = reasons.get(guidance) ?? new Map();
    const key = "question" in reason ? "question " + reason.question : "score " + reason.score;
    // A rule names the whole answer: it takes the place of the part of it that an option named, and keeps its rank.
    reasons.set(guidance, because.set(key, reason));
  };

  for (const question of questions) {
    const chosen = chosenOptions(question, situation.question(question.id).answer);
    for (const guidance of chosen.flatMap(({ advise = [] }) => advise)) {
      const answer = chosen.filter(({ advise }) => advise?.includes(guidance)).map(({ id }) => id);
      give(guidance, { question: question.id, answer });
    }
  }
  for (const [index, rule] of advice.entries()) {
    for (const reason of ruled[index]) give(rule.give, reason);
  }
  return reasons;
}

/**
 * Why a condition holds: what the tests that decided it looked at; nothing when it does not hold.
 *
 * @param {Condition} condition
 * @param {Situation} situation
 * @returns {Reason[]}
 */
export function reasonsOf(condition, situation) {
  return decidingTests(condition, true, situation).map((test) => reasonOf(test, situation));
}

/**
 * @param {Leaf} test
 * @param {Situation} situation
 * @returns {Reason}
 */
function reasonOf(test, situation) {
  return "question" in test
    ? { question: test.question, answer: [...situation.question(test.question).answer] }
    : { score: test.score, value: situation.score(test.score).value };
}

/**
 * What better answers to the questions among the reasons would have earned.
 *
 * @param {Reason[]} because
 * @param {Situation} situation
 */
function pointsLost(because, situation) {
  const lost = because.map((reason) => ("question" in reason ? situation.question(reason.question).lost : "0"));
  return plainText(lost.map(decimalOf).reduce(plus));
}
