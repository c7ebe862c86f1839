import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../site_builder/client/engine/index.js";
import { compiledWith, number, single } from "./made.mjs";

const assess = { id: "assess", met_by: { any_of: ["yes"] } };
const compiled = compiledWith({
  questions: [
    number("staff", { duty: { id: "posters", met_by: { at_least: "1" } } }),
    single("first", { no: "0", yes: "2" }, { duty: assess }),
    single("insured", { no: "0", yes: "2" }, { duty: { id: "insure", met_by: { any_of: ["yes"] } } }),
    single("second", { no: "0", yes: "2" }, { duty: assess, show_if: { question: "staff", test: { at_least: "5" } } }),
  ],
});

/** The state and the reasons of each duty, in short. @param {Record<string, unknown>} answers */
const duties = (answers) =>
  evaluate(compiled, answers).duties.map(({ id, state, because }) => [
    id,
    state,
    ...because.map((reason) => ("question" in reason ? `${reason.question}=${reason.answer.join()}` : "score")),
  ]);

test("met, unmet, unknown and silent", () => {
  assert.deepEqual(duties({}), [
    ["posters", "unknown", "staff="],
    ["assess", "unknown", "first="],
    ["insure", "unknown", "insured="],
  ]);
  assert.deepEqual(duties({ staff: 0, first: "yes", insured: "na" }), [
    ["posters", "unmet", "staff=0"],
    ["assess", "met", "first=yes"],
  ]);
  assert.deepEqual(duties({ staff: 3, first: "na", insured: "unsure" }), [
    ["posters", "met", "staff=3"],
    ["insure", "unknown", "insured=unsure"],
  ]);
});

test("of several questions with one duty the worst says its state, and only those in that state are its reasons", () => {
  const assessed = (/** @type {string | null} */ first, /** @type {string | null} */ second) =>
    duties({ staff: 5, first, second }).find(([id]) => id === "assess");
  assert.deepEqual(assessed("yes", "yes"), ["assess", "met", "first=yes", "second=yes"]);
  assert.deepEqual(assessed("yes", "unsure"), ["assess", "unknown", "second=unsure"]);
  assert.deepEqual(assessed("no", "unsure"), ["assess", "unmet", "first=no"]);
  assert.deepEqual(assessed(null, "no"), ["assess", "unmet", "second=no"]);
  assert.deepEqual(assessed(null, "unsure"), ["assess", "unknown", "first=", "second=unsure"]);
  assert.deepEqual(assessed("na", "yes"), ["assess", "met", "second=yes"]);
  assert.equal(assessed("na", "na"), undefined);
});

test("duties stand in the order in which they are first asked after, hidden or not", () => {
  assert.deepEqual(
    duties({ staff: 5, first: "na" }).map(([id]) => id),
    ["posters", "assess", "insure"],
  );
  assert.deepEqual(
    duties({ staff: 4, first: "na", second: "no" }).map(([id]) => id),
    ["posters", "insure"],
  );
});
