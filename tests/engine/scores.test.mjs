/** @import { Method, Question } from "../../site_builder/client/engine/contract.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../site_builder/client/engine/index.js";
import { anyAnswers, anyCompiled, Chance } from "./chance.mjs";
import { compiledWith, number, score, single } from "./made.mjs";

const METHODS = /** @type {Method[]} */ (["percent", "sum", "mean", "min", "max", "product", "count"]);
const steps = { none: "0", some: "1", most: "2.5", all: "4" };

/** The value, low and high of each score. @param {ReturnType<typeof evaluate>} outcome */
const figures = ({ scores }) =>
  Object.fromEntries(Object.entries(scores).map(([id, s]) => [id, [s.value, s.low, s.high]]));

/** One score per method over the same parts. @param {Parameters<typeof score>[2]} parts */
const everyMethod = (parts, more = {}) =>
  METHODS.map((method) => score(method, method, parts, { decimals: 2, ...more }));

test("each method, where everything counts", () => {
  const compiled = compiledWith({
    questions: ["a", "b", "c"].map((id) => single(id, steps)),
    scores: everyMethod(["a", "b", "c"]),
  });
  const outcome = evaluate(compiled, { a: "some", b: "all", c: "most" });
  assert.deepEqual(figures(outcome), {
    percent: ["62.50", "62.50", "62.50"], // 7.5 of 12
    sum: ["7.50", "7.50", "7.50"],
    mean: ["2.50", "2.50", "2.50"],
    min: ["1.00", "1.00", "1.00"],
    max: ["4.00", "4.00", "4.00"],
    product: ["10.00", "10.00", "10.00"],
    count: ["3.00", "3.00", "3.00"],
  });
});

test("weights count in percent, sum and mean, and nowhere else", () => {
  const compiled = compiledWith({
    questions: [single("a", steps), single("b", { no: "0", yes: "10" })],
    scores: everyMethod([
      { id: "a", weight: "2" },
      { id: "b", weight: "0.5" },
    ]),
  });
  assert.deepEqual(figures(evaluate(compiled, { a: "most", b: "yes" })), {
    percent: ["76.92", "76.92", "76.92"], // (5 + 5) of (8 + 5)
    sum: ["10.00", "10.00", "10.00"], // where the bare points come to 12.5
    mean: ["4.00", "4.00", "4.00"], // 10 : 2.5
    min: ["2.50", "2.50", "2.50"],
    max: ["10.00", "10.00", "10.00"],
    product: ["25.00", "25.00", "25.00"],
    count: ["2.00", "2.00", "2.00"],
  });
});

test("blank and unknown widen the range, not applicable leaves it, and none of them is a zero", () => {
  const compiled = compiledWith({
    questions: ["a", "b"].map((id) => single(id, steps)),
    scores: everyMethod(["a", "b"], { decimals: 0 }),
  });
  const open = {
    percent: ["100", "50", "100"],
    sum: ["4", "4", "8"],
    mean: ["4", "2", "4"],
    min: ["4", "0", "4"],
    max: ["4", "4", "4"],
    product: ["4", "0", "16"],
    count: ["1", "1", "2"],
  };
  assert.deepEqual(figures(evaluate(compiled, { a: "all" })), open);
  assert.deepEqual(figures(evaluate(compiled, { a: "all", b: "unsure" })), open);
  const counts = (/** @type {object} */ answers) => {
    const { answered, of } = evaluate(compiled, { ...answers }).scores.sum;
    return [answered, of];
  };
  assert.deepEqual(counts({ a: "all" }), [1, 2]);
  assert.deepEqual(counts({ a: "all", b: "unsure" }), [1, 2]);
  assert.deepEqual(counts({ a: "all", b: "na" }), [1, 1]);
  for (const [value, low, high] of Object.values(figures(evaluate(compiled, { a: "all", b: "na" })))) {
    assert.deepEqual([low, high], [value, value]);
  }
  for (const sides of Object.values(figures(evaluate(compiled, { a: "na", b: "na" })))) {
    assert.deepEqual(sides, [null, null, null]);
  }
});

test("an answer without points, and a number below the first row, count for nothing", () => {
  const compiled = compiledWith({
    questions: [
      single("a", { ...steps, other: null }, { worst: "0", best: "4", attainable: "4" }),
      number("n", {
        rows: [
          { from: "5", points: "1" },
          { from: "10", points: "3" },
        ],
        worst: "1",
        best: "3",
        attainable: "3",
      }),
    ],
    scores: [score("sum", "sum", ["a", "n"])],
  });
  const sum = (/** @type {object} */ answers) => evaluate(compiled, { ...answers }).scores.sum;
  assert.deepEqual(sum({ a: "other", n: 4 }), { value: null, low: null, high: null, band: null, answered: 0, of: 2 });
  assert.equal(sum({ n: 5 }).value, "1");
  assert.equal(sum({ n: 9 }).value, "1");
  assert.equal(sum({ n: 10 }).value, "3");
  assert.equal(sum({ n: 1000 }).value, "3");
});

test("a multiple earns the points of what was chosen, up to max_points", () => {
  /** @type {Question} */
  const several = {
    id: "m",
    section: "one",
    type: "multiple",
    options: [
      { id: "a", points: "1.5" },
      { id: "b", points: "2" },
      { id: "c", points: "-1" },
      { id: "d" },
      { id: "na", state: "not_applicable" },
    ],
    worst: "-1",
    best: "3",
    attainable: "3",
    max_points: "3",
  };
  const compiled = compiledWith({ questions: [several], scores: [score("sum", "sum", ["m"], { decimals: 1 })] });
  const value = (/** @type {string[]} */ m) => evaluate(compiled, { m }).scores.sum.value;
  assert.equal(value(["a"]), "1.5");
  assert.equal(value(["c", "a"]), "0.5");
  assert.equal(value(["a", "b"]), "3.0");
  assert.equal(value(["c", "b", "a"]), "2.5");
  assert.equal(value(["d", "c"]), "-1.0");
  assert.equal(value(["d"]), null);
  assert.equal(value(["na"]), null);
});

test("percent has no value where nothing, or less than nothing, can be earned", () => {
  for (const points of [
    { bad: "-2", fine: "0" },
    { bad: "-2", fine: "-1" },
  ]) {
    const compiled = compiledWith({
      questions: [single("a", points)],
      scores: [score("percent", "percent", ["a"]), score("sum", "sum", ["a"])],
    });
    const { percent, sum } = evaluate(compiled, { a: "bad" }).scores;
    assert.deepEqual([percent.value, percent.low, percent.answered, percent.of], [null, null, 1, 1]);
    assert.equal(sum.value, "-2");
  }
});

test("needs asks for so many counted parts, for each side of the range by itself", () => {
  const compiled = compiledWith({
    questions: ["a", "b", "c"].map((id) => single(id, steps)),
    scores: [
      score("two", "sum", ["a", "b", "c"], { needs: 2 }),
      score("both", "sum", ["two", "three"], { over: "scores", needs: 2 }),
      score("three", "sum", ["a", "b", "c"], { needs: 3 }),
    ],
  });
  assert.deepEqual(figures(evaluate(compiled, { a: "all", b: "na" })), {
    two: [null, "4", "8"],
    both: [null, null, null],
    three: [null, null, null],
  });
  assert.deepEqual(figures(evaluate(compiled, { a: "all", b: "some" })), {
    two: ["5", "5", "9"],
    both: [null, "10", "18"],
    three: [null, "5", "9"],
  });
});

test("scores over scores rest on rounded figures, in whatever order the file has them", () => {
  const compiled = compiledWith({
    questions: ["a", "b", "c"].map((id) => single(id, steps)),
    scores: [
      score("top", "mean", ["ab", "c"], { over: "scores" }),
      score("ab", "mean", ["a", "b"]),
      score("c", "sum", ["c"]),
    ],
  });
  const { scores } = evaluate(compiled, { a: "most", b: "some", c: "some" });
  assert.deepEqual(Object.keys(scores), ["top", "ab", "c"]);
  assert.equal(scores.ab.value, "2"); // 1.75
  assert.equal(scores.top.value, "2"); // (2 + 1) : 2 = 1.5, where (1.75 + 1) : 2 would have been 1
  const open = evaluate(compiled, { a: "most", b: "some" }).scores.top;
  assert.deepEqual([open.value, open.low, open.high, open.answered, open.of], ["2", "1", "3", 1, 2]);
  const hidden = evaluate(compiled, { a: "most", b: "some", c: "na" }).scores.top;
  assert.deepEqual([hidden.value, hidden.low, hidden.high, hidden.answered, hidden.of], ["2", "2", "2", 1, 1]);
});

test("a value belongs to the highest band that it reaches, and below all of them to none", () => {
  const bands = [
    { id: "low", from: "1" },
    { id: "high", from: "2.5" },
  ];
  const compiled = compiledWith({
    questions: [single("a", steps)],
    scores: [score("s", "sum", ["a"], { decimals: 1, bands })],
  });
  const band = (/** @type {string | null} */ a) => evaluate(compiled, { a }).scores.s.band;
  assert.deepEqual(["none", "some", "most", "all", "na", null].map(band), [null, "low", "high", "high", null, null]);
});

test("figures that a floating-point number does not hold", () => {
  const compiled = compiledWith({
    questions: ["a", "b", "c"].map((id) => single(id, { tenth: "0.1", much: "9007199254740993" })),
    scores: [
      score("sum", "sum", ["a", "b", "c"], { decimals: 1 }),
      score("product", "product", ["a", "b", "c"], { decimals: 3 }),
      score("mean", "mean", ["a", "b", "c"], { decimals: 3 }),
    ],
  });
  const values = (/** @type {string} */ answer) =>
    Object.values(evaluate(compiled, { a: answer, b: answer, c: answer }).scores).map(({ value }) => value);
  assert.deepEqual(values("tenth"), ["0.3", "0.001", "0.100"]);
  assert.deepEqual(values("much"), ["27021597764222979.0", `${9007199254740993n ** 3n}.000`, "9007199254740993.000"]);
});

test("low and high are what the worst and the best answers would give", () => {
  let compared = 0;
  for (let seed = 0; seed < 1500; seed++) {
    const chance = new Chance(seed);
    const made = anyCompiled(chance);
    // Nothing is hidden, so that answering a question changes no other.
    const compiled = { ...made, questions: made.questions.map(({ show_if, ...question }) => question) };
    const answers = anyAnswers(chance, compiled);
    const { scores } = evaluate(compiled, answers);
    for (const side of /** @type {const} */ (["low", "high"])) {
      const filled = { ...answers };
      for (const question of compiled.questions.filter((question) => isOpen(question, answers))) {
        filled[question.id] = answerEarning(question, (side === "low" ? question.worst : question.best) ?? "");
      }
      if (Object.values(filled).includes(undefined)) continue;
      compared++;
      const values = Object.fromEntries(
        Object.entries(evaluate(compiled, filled).scores).map(([id, s]) => [id, s.value]),
      );
      assert.deepEqual(
        Object.fromEntries(Object.entries(scores).map(([id, s]) => [id, s[side]])),
        values,
        `seed ${seed}`,
      );
    }
  }
  assert.ok(compared > 1000, `only ${compared} were compared`);
});

/** @param {Question} question @param {Record<string, unknown>} answers */
function isOpen({ id, worst, options = [] }, answers) {
  const words = [answers[id]].flat();
  const isBlank = [undefined, null, ""].some((blank) => words[0] === blank);
  return (
    worst !== undefined &&
    (isBlank || options.some((option) => option.state === "unknown" && words.includes(option.id)))
  );
}

/**
 * An answer that earns so much; undefined where it is not one option or the start of one row.
 *
 * @param {Question} question
 * @param {string} points
 */
function answerEarning({ type, options = [], rows = [], max }, points) {
  const option = options.find((candidate) => candidate.points === points)?.id;
  const from = rows.find((row) => row.points === points && Number(row.from) <= Number(max))?.from;
  return type === "multiple" ? option && [option] : (option ?? from);
}
