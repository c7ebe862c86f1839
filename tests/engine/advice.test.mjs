/** @import { Condition, Guidance } from "../../site_builder/client/engine/contract.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../site_builder/client/engine/index.js";
import { compiledWith, guidance, score, single } from "./made.mjs";

const yes = { any_of: ["yes"] };
const no = { any_of: ["no"] };

test("an option gives advice, and so does a rule; each question is a reason once", () => {
  const options = [
    { id: "a", points: "2" },
    { id: "b", points: "1", advise: ["talk"] },
    { id: "c", points: "0", advise: ["talk", "plan"] },
  ];
  const compiled = compiledWith({
    questions: [
      { id: "m", section: "one", type: "multiple", options, worst: "0", best: "3", attainable: "3" },
      {
        ...single("q", { no: "-1", yes: "2" }),
        options: [
          { id: "no", points: "-1", advise: ["talk"] },
          { id: "yes", points: "2" },
        ],
      },
    ],
    scores: [score("s", "sum", ["m", "q"], { decimals: 1 })],
    advice: [
      { give: "talk", when: { score: "s", test: { below: "50" } } },
      {
        give: "talk",
        when: {
          all: [
            { score: "s", test: { above: "-50" } },
            { question: "m", test: { answered: true } },
          ],
        },
      },
    ],
    guidance: [guidance("talk"), guidance("plan")],
  });
  assert.deepEqual(evaluate(compiled, { m: ["b", "c", "a"], q: "no" }).advice, [
    {
      id: "talk",
      because: [
        { question: "m", answer: ["a", "b", "c"] },
        { question: "q", answer: ["no"] },
        { score: "s", value: "2.0" },
      ],
      points_lost: "3",
    },
    { id: "plan", because: [{ question: "m", answer: ["c"] }], points_lost: "0" },
  ]);
  assert.deepEqual(evaluate(compiled, { m: ["a", "c"] }).advice[1], {
    id: "plan",
    because: [{ question: "m", answer: ["c"] }],
    points_lost: "1",
  });
});

test("what a person did not answer, or was not asked, is a reason with no answer", () => {
  const compiled = compiledWith({
    questions: [
      single("a", { no: "0", yes: "2" }),
      single("b", { no: "0", yes: "2" }, { show_if: { question: "a", test: yes } }),
    ],
    scores: [score("s", "sum", ["b"])],
    advice: [
      {
        give: "talk",
        when: { all: [{ not: { question: "b", test: yes } }, { score: "s", test: { answered: false } }] },
      },
    ],
    guidance: [guidance("talk")],
  });
  const expected = [
    {
      id: "talk",
      because: [
        { question: "b", answer: [] },
        { score: "s", value: null },
      ],
      points_lost: "0",
    },
  ];
  assert.deepEqual(evaluate(compiled, { b: "yes" }).advice, expected);
  assert.deepEqual(evaluate(compiled, { a: "yes" }).advice, expected);
  assert.deepEqual(evaluate(compiled, { a: "yes", b: "yes" }).advice, []);
});

test("hidden questions give no advice, though their answers are kept", () => {
  const advising = { ...single("b", { no: "0" }), options: [{ id: "no", points: "0", advise: ["talk"] }] };
  const compiled = compiledWith({
    questions: [single("a", { no: "0", yes: "2" }), { ...advising, show_if: { question: "a", test: yes } }],
    guidance: [guidance("talk")],
  });
  assert.equal(evaluate(compiled, { a: "yes", b: "no" }).advice.length, 1);
  assert.deepEqual(evaluate(compiled, { a: "no", b: "no" }).advice, []);
});

test("duty first, then priority, points lost, effort, and the order of the file", () => {
  // From the last to the first: each beats those before it in one thing, and is worse in all that counts less.
  /** @type {Guidance[]} */
  const backwards = [
    guidance("last", { priority: "low", effort: "days" }),
    guidance("earlier-in-file", { priority: "low", effort: "days" }),
    guidance("less-effort", { priority: "low", effort: "hours" }),
    guidance("least-effort", { priority: "low", effort: "minutes" }),
    guidance("costs-points", { priority: "low", effort: "days" }),
    guidance("costs-more-points", { priority: "low", effort: "days" }),
    guidance("medium", { priority: "medium", effort: "days" }),
    guidance("high", { priority: "high", effort: "days" }),
    guidance("duty", { duties: ["insure"], priority: "low", effort: "days" }),
    guidance("duty-and-high", { duties: ["insure"], priority: "high", effort: "days" }),
  ];
  const questions = [
    single("free", { no: "0" }),
    single("half", { no: "0", yes: "9.5" }),
    single("ten", { no: "0", yes: "10" }),
  ];
  const from = (/** @type {string} */ id) =>
    id === "costs-points" ? "half" : id === "costs-more-points" ? "ten" : "free";
  const compiled = compiledWith({
    questions,
    advice: backwards.map(({ id }) => ({ give: id, when: { question: from(id), test: no } })),
    guidance: [...backwards.slice(2), backwards[1], backwards[0]],
  });
  const { advice } = evaluate(compiled, { free: "no", half: "no", ten: "no" });
  assert.deepEqual(
    advice.map(({ id }) => id),
    backwards.map(({ id }) => id).reverse(),
  );
  assert.deepEqual(
    advice.slice(4, 6).map(({ points_lost }) => points_lost),
    ["10", "9.5"],
  );
});

test("a duty that is met presses no more than another piece; unmet, unknown or not asked after, it does", () => {
  const insured = single("insured", { no: null, yes: null }, { duty: { id: "insure", met_by: yes } });
  const renewed = single("renewed", { no: null, yes: null }, { duty: { id: "renew", met_by: yes } });
  renewed.show_if = { question: "insured", test: yes };
  const compiled = compiledWith({
    questions: [insured, renewed, single("a", { no: "0" })],
    advice: ["insurance", "talk", "poster"].map((id) => ({ give: id, when: { question: "a", test: no } })),
    guidance: [
      guidance("insurance", { duties: ["insure", "renew"], priority: "medium" }),
      guidance("talk", { priority: "high" }),
      guidance("poster", { duties: ["show-poster"], priority: "low" }),
    ],
  });
  const order = (/** @type {Record<string, string>} */ answers) =>
    evaluate(compiled, { ...answers, a: "no" }).advice.map(({ id }) => id);
  assert.deepEqual(order({ insured: "yes", renewed: "yes" }), ["poster", "talk", "insurance"]);
  assert.deepEqual(order({ insured: "yes", renewed: "no" }), ["insurance", "poster", "talk"]);
  assert.deepEqual(order({ insured: "no" }), ["insurance", "poster", "talk"]);
  assert.deepEqual(order({}), ["insurance", "poster", "talk"]);
});

test("points lost are exact, and of each question once", () => {
  const questions = ["a", "b", "c"].map((id) => single(id, { no: "-0.1", yes: "0.2" }));
  /** @type {Condition[]} */
  const because = ["a", "b", "c", "a"].map((question) => ({ question, test: no }));
  const compiled = compiledWith({
    questions,
    advice: [{ give: "talk", when: { all: because } }],
    guidance: [guidance("talk")],
  });
  assert.equal(evaluate(compiled, { a: "no", b: "no", c: "no" }).advice[0].points_lost, "0.9");
});
