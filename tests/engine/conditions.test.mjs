/** @import { Condition, Leaf, Situation, Test } from "../../site_builder/client/engine/contract.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { decidingTests, holds, leavesOf, passes } from "../../site_builder/client/engine/conditions.js";
import { evaluate } from "../../site_builder/client/engine/index.js";
import { Chance } from "./chance.mjs";
import { compiledWith, number, score, single } from "./made.mjs";

/** Every kind of test, what passes it and what does not. @type {[Test, string[][], string[][]][]} */
const TESTS = [
  [{ any_of: ["a", "b"] }, [["a"], ["b"], ["b", "c"]], [["c"], []]],
  [{ any_of: [] }, [], [["a"], []]],
  [
    { all_of: ["a", "b"] },
    [
      ["a", "b"],
      ["a", "b", "c"],
    ],
    [["a"], ["b"], []],
  ],
  [{ at_least: "5" }, [["5"], ["5.0"], ["5.01"], ["10"]], [["4.99"], ["-5"], []]],
  [{ at_most: "5" }, [["5"], ["4.9"], ["-10"]], [["5.01"], ["10"], []]],
  [{ above: "5" }, [["5.001"], ["10"]], [["5"], ["5.00"], ["-6"], []]],
  [{ below: "5" }, [["4.999"], ["-10"]], [["5"], ["10"], []]],
  [{ below: "0" }, [["-0.01"]], [["0"], ["0.00"], []]],
  [{ answered: true }, [["a"], ["0"], [""]], [[]]],
  [{ answered: false }, [[]], [["a"], ["0"]]],
  [{ at_least: "2", below: "5" }, [["2"], ["4.9"]], [["1.9"], ["5"], []]],
];

for (const [written, passing, failing] of TESTS) {
  test(`${JSON.stringify(written)} passes ${JSON.stringify(passing)} and fails ${JSON.stringify(failing)}`, () => {
    for (const words of passing) assert.ok(passes(written, words), words.join());
    for (const words of failing) assert.ok(!passes(written, words), words.join() || "nothing");
  });
}

const yes = { any_of: ["yes"] };
/** @type {Situation} Every question "t…" is answered yes, every other no. */
const situation = {
  question: (id) => ({
    id,
    state: "answered",
    answer: [id.startsWith("t") ? "yes" : "no"],
    value: null,
    low: null,
    high: null,
    of: 0,
    lost: "0",
  }),
  score: () => ({ value: null, low: null, high: null, band: null, answered: 0, of: 0 }),
};

let asked = 0;

/**
 * A condition by chance over tests that are true ("t…") or false ("f…"), each of another question, and whether it is
 * true.
 *
 * @param {Chance} chance
 * @returns {{ condition: Condition, truth: boolean }}
 */
function anyLogic(chance, depth = 0) {
  if (depth === 4 || chance.happens(30)) {
    const truth = chance.happens(50);
    return { condition: { question: `${truth ? "t" : "f"}${asked++}`, test: yes }, truth };
  }
  const parts = Array.from({ length: chance.between(1, 3) }, () => anyLogic(chance, depth + 1));
  const conditions = parts.map(({ condition }) => condition);
  const kind = chance.below(3);
  if (kind === 0) return { condition: { all: conditions }, truth: !parts.some(({ truth }) => !truth) };
  if (kind === 1) return { condition: { any: conditions }, truth: parts.some(({ truth }) => truth) };
  return { condition: { not: conditions[0] }, truth: !parts[0].truth };
}

/**
 * Whether a condition is true when some of its tests have turned round.
 *
 * @param {Condition} condition
 * @param {Leaf[]} turned
 */
function holdsWithout(condition, turned) {
  const names = new Set(turned.map((leaf) => "question" in leaf && leaf.question));
  return holds(condition, {
    ...situation,
    question: (id) => ({ ...situation.question(id), answer: [id.startsWith("t") !== names.has(id) ? "yes" : "no"] }),
  });
}

test("all, any and not are those of logic", () => {
  const chance = new Chance(5);
  for (let n = 0; n < 3000; n++) {
    const { condition, truth } = anyLogic(chance);
    assert.equal(holds(condition, situation), truth, JSON.stringify(condition));
  }
});

test("deciding tests are there when they should be, and without them it would be otherwise", () => {
  const chance = new Chance(6);
  for (let n = 0; n < 3000; n++) {
    const { condition, truth } = anyLogic(chance);
    const deciding = decidingTests(condition, truth, situation);
    assert.ok(deciding.length);
    assert.deepEqual(decidingTests(condition, !truth, situation), []);
    assert.equal(holdsWithout(condition, deciding), !truth, JSON.stringify(condition));
    const order = leavesOf(condition);
    const places = deciding.map((leaf) => order.indexOf(leaf));
    assert.deepEqual(
      places,
      [...places].sort((a, b) => a - b),
      "not in the order in which they are written",
    );
  }
});

test("through any every true branch decides, through not the tests that failed", () => {
  const t = (/** @type {number} */ n) => ({ question: `t${n}`, test: yes });
  const f = (/** @type {number} */ n) => ({ question: `f${n}`, test: yes });
  const deciding = (/** @type {Condition} */ condition) => decidingTests(condition, true, situation);
  assert.deepEqual(deciding({ any: [f(1), t(1), t(2), { all: [t(3), f(2)] }] }), [t(1), t(2)]);
  assert.deepEqual(deciding({ all: [t(1), { any: [f(1), t(2)] }] }), [t(1), t(2)]);
  assert.deepEqual(deciding({ not: { all: [t(1), f(1), f(2)] } }), [f(1), f(2)]);
  assert.deepEqual(deciding({ not: { any: [f(1), { not: t(1) }] } }), [f(1), t(1)]);
  assert.deepEqual(deciding({ not: { not: t(1) } }), [t(1)]);
});

const house = compiledWith({
  questions: [
    number("staff"),
    single("policy", { no: "0", yes: "2" }, { show_if: { question: "staff", test: { at_least: "5" } } }),
    single("written", { no: "0", yes: "2" }, { show_if: { question: "policy", test: yes } }),
    single("why", { no: "0", yes: "2" }, { show_if: { question: "policy", test: { answered: false } } }),
  ],
  scores: [score("points", "sum", ["policy", "written"])],
  levels: [
    { id: "unscored", requires: { score: "points", test: { answered: false } } },
    { id: "never", requires: { score: "points", test: { at_most: "1000" } } },
  ],
});

test("a hidden question fails every test but answered: false, however it was answered", () => {
  const answers = { policy: "yes", written: "yes" };
  assert.deepEqual(evaluate(house, { ...answers, staff: 5 }).shown, ["staff", "policy", "written"]);
  assert.deepEqual(evaluate(house, { ...answers, staff: 4 }).shown, ["staff", "why"]);
  assert.deepEqual(evaluate(house, answers).shown, ["staff", "why"]);
});

test("a score without a value fails every test but answered: false", () => {
  assert.equal(evaluate(house, {}).level, "unscored");
  assert.equal(evaluate(house, { staff: 5, policy: "yes" }).level, null);
});
