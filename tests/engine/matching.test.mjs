/** @import { CaseStudy, Compiled, Service } from "../../site_builder/client/engine/contract.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../site_builder/client/engine/index.js";
import { compiledWith, guidance, number, single } from "./made.mjs";

/** A business that is given advice on three topics, naming two services. @param {Partial<Compiled>} library */
function business(library) {
  const asked = { question: "go", test: { any_of: ["yes"] } };
  return compiledWith({
    questions: [
      single("go", { no: "0", yes: "1" }),
      number("staff"),
      single("sector", { retail: null, care: null }),
      { id: "area", section: "one", type: "area", options: [{ id: "fife" }, { id: "moray" }] },
      { id: "branch", section: "one", type: "area", options: [{ id: "fife" }, { id: "moray" }] },
    ],
    advice: [
      { give: "second", when: asked },
      { give: "first", when: asked },
    ],
    guidance: [
      guidance("second", { topics: ["sleep", "stress"], services: ["club", "nurse"] }),
      guidance("first", { priority: "high", topics: ["lifting", "stress"], services: ["nurse", "grant"] }),
    ],
    ...library,
  });
}

/** @param {CaseStudy[]} case_studies @param {Record<string, unknown>} profile */
const cases = (case_studies, profile = {}) =>
  evaluate(business({ case_studies }), { go: "yes", ...profile }).case_studies;

/** @param {Service[]} services @param {Record<string, unknown>} profile @param {string} [advice_line] */
const services = (services, profile = {}, advice_line = "line") =>
  evaluate(business({ services, advice_line }), { go: "yes", ...profile }).services;

test("case studies on the topics of the advice, the most topics first, three at most", () => {
  const studies = [["stress"], ["noise"], ["stress", "sleep"], [], ["sleep", "stress", "lifting"], ["lifting"]].map(
    (topics, n) => ({
      id: `case-${n}`,
      topics,
      sector: "office",
    }),
  );
  assert.deepEqual(cases(studies), ["case-4", "case-2", "case-0"]);
  assert.deepEqual(evaluate(business({ case_studies: studies }), {}).case_studies, []);
});

test("sector weighs three, a topic and the size two, the area one", () => {
  const study = (/** @type {string} */ id, /** @type {Partial<CaseStudy>} */ more) => ({
    id,
    topics: ["stress"],
    sector: "office",
    ...more,
  });
  const profile = { staff: 9, sector: "care", area: "fife" };
  const area = study("area", { area: "fife" });
  const size = study("size", { size: "micro" });
  const sector = study("sector", { sector: "care" });
  const topic = study("topic", { topics: ["stress", "sleep"] });
  assert.deepEqual(cases([area, size, sector], profile), ["sector", "size", "area"]);
  assert.deepEqual(cases([area, topic, size], profile), ["topic", "size", "area"]);
  assert.deepEqual(cases([study("both", { size: "micro", area: "fife" }), sector], profile), ["both", "sector"]);
  assert.deepEqual(cases([study("plain", {}), area, size, sector]), ["plain", "area", "size"]);
});

test("the size of a business, at every boundary", () => {
  const sizes = /** @type {const} */ (["micro", "small", "medium", "large"]);
  const studies = sizes.map((size) => ({ id: size, topics: ["stress"], sector: "office", size }));
  const found = [0, 1, 9, 10, 49, 50, 249, 250, 1000].map((staff) => cases(studies, { staff })[0]);
  assert.deepEqual(found, ["micro", "micro", "micro", "small", "small", "medium", "medium", "large", "large"]);
});

test("the advice line, then what the advice names by its rank, then what shares most topics, local first", () => {
  const topics = ["stress"];
  const offered = [
    { id: "club", topics: [] },
    { id: "far", topics },
    { id: "near", topics, areas: ["fife"] },
    { id: "two-topics", topics: ["sleep", "lifting"] },
    { id: "line", topics: ["sleep", "lifting", "stress"] },
    { id: "other", topics: ["noise"] },
    { id: "far-too", topics },
    { id: "grant", topics: [] },
    { id: "nurse", topics: ["noise"] },
  ];
  const expected = ["line", "nurse", "grant", "club", "two-topics", "near", "far", "far-too"];
  assert.deepEqual(services(offered, { area: "fife" }), expected);
  assert.deepEqual(
    services(offered),
    expected.filter((id) => id !== "near"),
  );
  assert.deepEqual(
    services(offered, { area: "moray" }),
    expected.filter((id) => id !== "near"),
  );
  assert.deepEqual(evaluate(business({ services: offered, advice_line: "line" }), {}).services, ["line"]);
  assert.deepEqual(evaluate(business({ services: offered }), {}).services, []);
});

test("the advice line stands there even when it is not among the services", () => {
  assert.deepEqual(services([], {}, "elsewhere"), ["elsewhere"]);
});

test("the area is the first that was answered", () => {
  const local = [{ id: "near", topics: ["stress"], areas: ["fife"] }];
  assert.deepEqual(services(local, { branch: "fife" }), ["line", "near"]);
  assert.deepEqual(services(local, { area: "moray", branch: "fife" }), ["line"]);
});

test("a service takes businesses of its sizes, and those that did not say theirs", () => {
  const limited = [{ id: "mid", topics: ["stress"], at_least: "10", at_most: "49.5" }];
  const takes = (/** @type {number | null} */ staff) => services(limited, { staff }).includes("mid");
  assert.deepEqual([null, 0, 9, 10, 49, 50].map(takes), [true, false, false, true, true, false]);
});

test("staff and sector are what their ids say only in the right type of question", () => {
  const compiled = business({
    case_studies: [
      { id: "small", topics: ["stress"], sector: "care", size: "small" },
      { id: "any", topics: ["stress", "sleep"], sector: "none" },
    ],
  });
  const wrong = compiled.questions.map((question) =>
    question.id === "staff" || question.id === "sector"
      ? { ...question, type: /** @type {const} */ ("text") }
      : question,
  );
  const answers = { go: "yes", staff: "20", sector: "care" };
  assert.deepEqual(evaluate(compiled, answers).case_studies, ["small", "any"]);
  assert.deepEqual(evaluate({ ...compiled, questions: wrong }, answers).case_studies, ["any", "small"]);
});
