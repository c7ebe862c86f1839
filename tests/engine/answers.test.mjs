import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerError, createAssessment, evaluate } from "../../site_builder/client/engine/index.js";
import { compiledWith, number, single } from "./made.mjs";

const compiled = compiledWith({
  questions: [
    single("talk", { no: "0", yes: "2" }),
    {
      id: "risks",
      section: "one",
      type: "multiple",
      options: [{ id: "noise" }, { id: "dust" }, { id: "none", exclusive: true }, { id: "unsure", state: "unknown" }],
    },
    number("staff", { min: "1", max: "249" }),
    number("hours", { min: "-0.5", max: "2", step: "0.1" }),
    number("odd", { min: "1", max: "9", step: "2" }),
    { id: "note", section: "one", type: "text" },
    { id: "area", section: "one", type: "area", options: [{ id: "fife" }, { id: "moray" }] },
    { id: "anywhere", section: "one", type: "area" },
    single("hidden", { no: "0", yes: "2" }, { show_if: { question: "talk", test: { any_of: ["yes"] } } }),
  ],
});

/** Every kind of wrong answer, and what is said of it. @type {[string, unknown, string][]} */
const WRONG = [
  ["talk", "perhaps", "unknown-option"],
  ["talk", "Yes", "unknown-option"],
  ["talk", ["yes"], "unknown-option"],
  ["talk", true, "unknown-option"],
  ["talk", false, "unknown-option"],
  ["talk", 2, "unknown-option"],
  ["talk", { yes: true }, "unknown-option"],
  ["hidden", "perhaps", "unknown-option"],
  ["area", "perth", "unknown-option"],
  ["area", ["fife"], "unknown-option"],
  ["anywhere", ["fife"], "unknown-option"],
  ["risks", "noise", "not-a-list"],
  ["risks", { 0: "noise" }, "not-a-list"],
  ["risks", ["noise", "smell"], "unknown-option"],
  ["risks", ["noise", null], "unknown-option"],
  ["risks", ["noise", "noise"], "repeated"],
  ["risks", ["none", "dust"], "not-alone"],
  ["risks", ["noise", "unsure"], "not-alone"],
  ["staff", "six", "not-a-number"],
  ["staff", "6,5", "not-a-number"],
  ["staff", " 6", "not-a-number"],
  ["staff", "+6", "not-a-number"],
  ["staff", "6.", "not-a-number"],
  ["staff", ".5", "not-a-number"],
  ["staff", "-", "not-a-number"],
  ["staff", "٦", "not-a-number"],
  ["staff", "0x6", "not-a-number"],
  ["staff", "1e2", "not-a-number"],
  ["staff", NaN, "not-a-number"],
  ["staff", Infinity, "not-a-number"],
  ["staff", true, "not-a-number"],
  ["staff", [6], "not-a-number"],
  ["staff", 0, "too-low"],
  ["staff", "-6", "too-low"],
  ["staff", "250", "too-high"],
  ["staff", 249.5, "too-high"],
  ["staff", 6.5, "off-step"],
  ["hours", "0.55", "off-step"],
  ["hours", -0.6, "too-low"],
  ["odd", 4, "off-step"],
  ["note", 5, "not-text"],
  ["note", ["text"], "not-text"],
  ["smoke", "yes", "unknown-question"],
];

/** Answers that fit, and what is kept of them. @type {[string, unknown, unknown][]} */
const RIGHT = [
  ["talk", "yes", "yes"],
  ["hidden", "no", "no"],
  ["risks", ["dust", "noise"], ["noise", "dust"]],
  ["risks", ["none"], ["none"]],
  ["staff", 6, "6"],
  ["staff", "6.0", "6"],
  ["staff", "006", "6"],
  ["hours", -0.5, "-0.5"],
  ["hours", 0.3, "0.3"],
  ["hours", "-0", "0"],
  ["odd", 5, "5"],
  ["note", "  ", "  "],
  ["area", "moray", "moray"],
  ["anywhere", "atlantis", "atlantis"],
];

for (const [id, answer, kind] of WRONG) {
  test(`${id}: ${JSON.stringify(answer)} is ${kind}`, () => {
    const assessment = createAssessment(compiled, { talk: "no", staff: 7 });
    const before = assessment.outcome();
    assert.equal(assessment.check(id, answer)?.kind, kind);
    const named = (/** @type {unknown} */ error) => {
      assert.ok(error instanceof AnswerError);
      assert.equal(error.name, "AnswerError");
      assert.equal(error.question, id);
      assert.equal(error.kind, kind);
      assert.deepEqual(error.found, kind === "unknown-question" ? id : answer);
      assert.match(error.message, new RegExp(`^${id}: found .+, expected .+$`));
      return true;
    };
    assert.throws(() => assessment.set(id, answer), named);
    assert.throws(() => evaluate(compiled, { [id]: answer }), named);
    assert.deepEqual(assessment.outcome(), before, "a wrong answer changed something");
    const kept = Object.fromEntries(
      compiled.questions.map((question) => [question.id, assessment.answerOf(question.id)]),
    );
    assert.deepEqual(evaluate(compiled, kept), before, "a wrong answer was kept");
  });
}

test("a message says what was found and what was expected", () => {
  const assessment = createAssessment(compiled);
  const said = (/** @type {string} */ id, /** @type {unknown} */ answer) => {
    const { found, expected } = assessment.check(id, answer) ?? {};
    return [found, expected];
  };
  assert.deepEqual(said("talk", "perhaps"), ["perhaps", "single: no, yes, na, unsure"]);
  assert.deepEqual(said("hours", 7), [7, "-0.5 to 2 in steps of 0.1"]);
  assert.deepEqual(said("note", 5), [5, "text"]);
  assert.throws(() => assessment.set("risks", ["none", "dust"]), {
    message: 'risks: found ["none","dust"], expected multiple: noise, dust, none, unsure',
  });
  assert.throws(() => assessment.set("staff", "six"), {
    message: "staff: found “six”, expected 1 to 249 in steps of 1",
  });
});

for (const [id, answer, kept] of RIGHT) {
  test(`${id}: ${JSON.stringify(answer)} is kept as ${JSON.stringify(kept)}`, () => {
    const assessment = createAssessment(compiled);
    assert.equal(assessment.check(id, answer), null);
    assessment.set(id, answer);
    assert.deepEqual(assessment.answerOf(id), kept);
  });
}

test("null, an empty text and an empty list are blank for every question", () => {
  const assessment = createAssessment(compiled, Object.fromEntries(RIGHT.map(([id, answer]) => [id, answer])));
  for (const { id } of compiled.questions) {
    for (const blank of [null, "", [], undefined]) {
      assert.equal(assessment.check(id, blank), null);
      assessment.set(id, blank);
      assert.equal(assessment.answerOf(id), null);
    }
  }
  assert.deepEqual(assessment.outcome(), evaluate(compiled, {}));
});

test("an id of digits may be answered with the number that it prints as", () => {
  const digits = compiledWith({ questions: [single("often", { 0: "0", 1: "1", 2: "2" })] });
  assert.equal(createAssessment(digits, { often: 1 }).answerOf("often"), "1");
});

test("what comes out cannot be used to change what is kept", () => {
  const answer = ["noise"];
  const assessment = createAssessment(compiled, { risks: answer });
  answer.push("dust");
  const kept = assessment.answerOf("risks");
  assert.deepEqual(kept, ["noise"]);
  if (Array.isArray(kept)) kept.push("dust");
  assert.deepEqual(assessment.answerOf("risks"), ["noise"]);
});
