// Answers of an earlier version of a questionnaire, opened in today's.
import assert from "node:assert/strict";
import { test } from "node:test";
import { carried, fitting } from "../../site_builder/client/engine/carrying.js";
import { compiledWith, number, single } from "./made.mjs";

const renamed = compiledWith({
  questions: [
    single("talk", { no: "0", yes: "1" }, { formerly: ["chat", "word"], retired: { never: "no" } }),
    single("plan", { no: "0", yes: "1" }),
  ],
});

test("an answer to a renamed question is carried over", () => {
  assert.deepEqual(carried(renamed, { chat: "yes", plan: "no" }), { talk: "yes", plan: "no" });
});

test("an answer of today is not written over by one of before", () => {
  assert.equal(carried(renamed, { word: "yes", talk: "no" }).talk, "no");
});

test("of two questions that became one, an answer that gives way to another is left for the page to tell", () => {
  assert.deepEqual(carried(renamed, { chat: "yes", word: "no" }), { talk: "yes", word: "no" });
  assert.deepEqual(carried(renamed, { chat: "yes", word: "yes" }), { talk: "yes" });
});

test("a retired option becomes what it became, under the old id too", () => {
  assert.deepEqual(carried(renamed, { talk: "never" }), { talk: "no" });
  assert.deepEqual(carried(renamed, { chat: "never" }), { talk: "no" });
});

test("several options come together once", () => {
  const question = single("ways", { phone: "0", call: "1" }, { retired: { ring: "call" } });
  assert.deepEqual(carried(compiledWith({ questions: [question] }), { ways: ["ring", "call", "phone"] }), {
    ways: ["call", "phone"],
  });
});

test("what has no place today is left for the page to tell", () => {
  const kept = { gone: "yes", plan: "maybe" };
  assert.deepEqual(carried(renamed, kept), kept);
  assert.deepEqual(kept, { gone: "yes", plan: "maybe" });
});

test("a question may have an id that every object knows", () => {
  const named = compiledWith({
    questions: [single("constructor", { no: "0", yes: "1" }, { formerly: ["valueOf"], retired: { never: "no" } })],
  });
  assert.deepEqual(fitting(named, {}), { answers: {}, leftOut: [] });
  assert.deepEqual(fitting(named, { valueOf: "never" }).answers, { constructor: "no" });
  assert.deepEqual(fitting(named, { constructor: "toString" }).leftOut, ["constructor"]);
});

test("only what fits is taken, in one form, and the rest is named", () => {
  const asked = compiledWith({ questions: [single("plan", { no: "0", yes: "1" }), number("staff"), number("age")] });
  const kept = { plan: "maybe", staff: "6.0", age: "", gone: "yes" };
  assert.deepEqual(fitting(asked, kept), { answers: { staff: "6" }, leftOut: ["plan", "gone"] });
});
