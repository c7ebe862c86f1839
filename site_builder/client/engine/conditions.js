/**
 * The one small language of conditions. What a condition looks at comes in as words: the answer of a question (none
 * when hidden or blank), or the value of a score (none when it has no value).
 *
 * @import { Condition, Leaf, Situation, Test } from "./contract.js"
 */

import { compareQuantities } from "./exact.js";

/**
 * Whether words pass every part of a test. No words fail all but `answered: false`.
 *
 * @param {Test} test
 * @param {string[]} words
 */
export function passes(test, words) {
  if (!words.length) return test.answered === false;
  const order = (/** @type {string} */ limit) => compareQuantities(words[0], limit);
  return (
    test.answered !== false &&
    (!test.any_of || test.any_of.some((id) => words.includes(id))) &&
    (!test.all_of || test.all_of.every((id) => words.includes(id))) &&
    (!test.at_least || order(test.at_least) >= 0) &&
    (!test.at_most || order(test.at_most) <= 0) &&
    (!test.above || order(test.above) > 0) &&
    (!test.below || order(test.below) < 0)
  );
}

/**
 * The conditions that a condition is made of; null for a test.
 *
 * @param {Condition} condition
 */
function partsOf(condition) {
  if ("not" in condition) return [condition.not];
  return "all" in condition ? condition.all : "any" in condition ? condition.any : null;
}

/**
 * Whether a condition is true.
 *
 * @param {Condition} condition
 * @param {Situation} situation
 * @returns {boolean}
 */
export function holds(condition, situation) {
  if ("all" in condition) return condition.all.every((part) => holds(part, situation));
  if ("any" in condition) return condition.any.some((part) => holds(part, situation));
  if ("not" in condition) return !holds(condition.not, situation);
  if ("question" in condition) return passes(condition.test, situation.question(condition.question).answer);
  const { value } = situation.score(condition.score);
  return passes(condition.test, value === null ? [] : [value]);
}

/**
 * Every test in a condition, in the order in which it is written.
 *
 * @param {Condition} condition
 * @returns {Leaf[]}
 */
export function leavesOf(condition) {
  return partsOf(condition)?.flatMap(leavesOf) ?? [/** @type {Leaf} */ (condition)];
}

/**
 * The tests that made a condition what it is: the true ones behind a true condition, the failing behind a false one.
 *
 * @param {Condition} condition
 * @param {boolean} truth whether the tests behind its truth, or behind its being false, are wanted
 * @param {Situation} situation
 * @returns {Leaf[]} none when the condition is not so
 */
export function decidingTests(condition, truth, situation) {
  if (holds(condition, situation) !== truth) return [];
  const wanted = "not" in condition ? !truth : truth;
  const tests = partsOf(condition)?.flatMap((part) => decidingTests(part, wanted, situation));
  return tests ?? [/** @type {Leaf} */ (condition)];
}
