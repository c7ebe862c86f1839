/** @import { Compiled } from "../../site_builder/client/engine/contract.js" */

import assert from "node:assert/strict";
import { test } from "node:test";
import { createAssessment, evaluate } from "../../site_builder/client/engine/index.js";
import { anyAnswer, anyCompiled, Chance } from "./chance.mjs";
import { compiledWith, guidance, score, single } from "./made.mjs";

const QUESTIONNAIRES = 2000;
const ANSWERS_EACH = 12;

test("answer by answer it comes to the same as from scratch", () => {
  let turned = 0;
  for (let seed = 0; seed < QUESTIONNAIRES; seed++) {
    const chance = new Chance(seed);
    const compiled = anyCompiled(chance);
    const assessment = createAssessment(compiled);
    /** @type {Record<string, unknown>} */
    const answers = {};
    let shown = new Set(assessment.outcome().shown);
    for (let step = 0; step < ANSWERS_EACH; step++) {
      const question = chance.one(compiled.questions);
      answers[question.id] = anyAnswer(chance, question);
      const change = assessment.set(question.id, answers[question.id]);
      const outcome = assessment.outcome();
      assert.equal(JSON.stringify(outcome), JSON.stringify(evaluate(compiled, answers)), `seed ${seed}, step ${step}`);

      const now = new Set(outcome.shown);
      const ids = compiled.questions.map(({ id }) => id);
      assert.deepEqual(
        change.shown,
        ids.filter((id) => now.has(id) && !shown.has(id)),
        `seed ${seed}, step ${step}`,
      );
      assert.deepEqual(
        change.hidden,
        ids.filter((id) => !now.has(id) && shown.has(id)),
        `seed ${seed}, step ${step}`,
      );
      for (const id of ids) assert.equal(assessment.isShown(id), now.has(id));
      turned += change.shown.length + change.hidden.length;
      shown = now;
    }
  }
  assert.ok(turned > QUESTIONNAIRES, `only ${turned} questions appeared or went`);
});

test("what is made by chance says something", () => {
  const met = { scored: 0, unscored: 0, levels: 0, unmet: 0, ruled: 0, cases: 0, services: 0 };
  for (let seed = 0; seed < 300; seed++) {
    const chance = new Chance(seed);
    const compiled = anyCompiled(chance);
    const outcome = evaluate(compiled, Object.fromEntries(compiled.questions.map((q) => [q.id, anyAnswer(chance, q)])));
    for (const { value } of Object.values(outcome.scores)) met[value === null ? "unscored" : "scored"]++;
    met.levels += Number(outcome.level !== null);
    met.unmet += outcome.duties.filter(({ state }) => state === "unmet").length;
    met.ruled += outcome.advice.filter(({ because }) => because.some((reason) => "score" in reason)).length;
    met.cases += outcome.case_studies.length;
    met.services += outcome.services.length;
  }
  for (const [what, times] of Object.entries(met)) assert.ok(times >= 50, `${what}: only ${times}`);
});

const chain = compiledWith({
  questions: ["a", "b", "c", "d"].map((id, index, ids) =>
    single(
      id,
      { no: "0", yes: "2" },
      index ? { show_if: { question: ids[index - 1], test: { any_of: ["yes"] } } } : {},
    ),
  ),
});

test("answers to hidden questions are kept, count for nothing, and come back", () => {
  const assessment = createAssessment(chain, { a: "yes", b: "yes", c: "no" });
  assert.deepEqual(assessment.outcome().shown, ["a", "b", "c"]);
  assert.deepEqual(assessment.set("a", "no"), { shown: [], hidden: ["b", "c"], evaluated: 4 });
  assert.equal(assessment.answerOf("b"), "yes");
  assert.equal(assessment.stateOf("b"), "hidden");
  assert.deepEqual(assessment.set("c", "yes"), { shown: [], hidden: [], evaluated: 1 });
  assert.deepEqual(assessment.set("a", "yes"), { shown: ["b", "c", "d"], hidden: [], evaluated: 4 });
});

test("where a question stands", () => {
  const assessment = createAssessment(chain, { a: "yes" });
  const states = { blank: null, answered: "no", not_applicable: "na", unknown: "unsure" };
  for (const [state, answer] of Object.entries(states)) {
    assessment.set("b", answer);
    assert.equal(assessment.stateOf("b"), state);
  }
  assert.equal(assessment.stateOf("d"), "hidden");
});

test("the same answer again works out one value and changes nothing", () => {
  const assessment = createAssessment(chain, { a: "yes", b: "no" });
  assert.deepEqual(assessment.set("a", "yes"), { shown: [], hidden: [], evaluated: 1 });
});

test("a score that another rests on is worked out once, wherever it stands in the file", () => {
  const top = score("top", "sum", ["part"], { over: "scores" });
  const compiled = compiledWith({
    questions: [single("a", { no: "0", yes: "2" })],
    scores: [top, score("part", "sum", ["a"]), { ...top, id: "other" }],
  });
  assert.equal(createAssessment(compiled).set("a", "yes").evaluated, 4);
});

test("an outcome is the caller's own: changing it changes no other", () => {
  const assessment = createAssessment(anyCompiled(new Chance(7)), {});
  const before = JSON.stringify(assessment.outcome());
  const emptied = (/** @type {any} */ thing) => {
    for (const key of Object.keys(thing ?? {})) {
      if (typeof thing[key] === "object") emptied(thing[key]);
      delete thing[key];
    }
  };
  assert.ok(before.includes('"because":[{'));
  emptied(assessment.outcome());
  assert.equal(JSON.stringify(assessment.outcome()), before);
});

test("a level is reached only when all lower gates hold too", () => {
  const gate = (/** @type {string} */ question) => ({ question, test: { any_of: ["yes"] } });
  const compiled = compiledWith({
    questions: ["a", "b", "c"].map((id) => single(id, { no: "0", yes: "2" })),
    levels: ["a", "b", "c"].map((id) => ({ id: `level-${id}`, requires: gate(id) })),
  });
  const level = (/** @type {Record<string, string>} */ answers) => evaluate(compiled, answers).level;
  assert.equal(level({}), null);
  assert.equal(level({ b: "yes", c: "yes" }), null);
  assert.equal(level({ a: "yes", c: "yes" }), "level-a");
  assert.equal(level({ a: "yes", b: "yes" }), "level-b");
  assert.equal(level({ a: "yes", b: "yes", c: "yes" }), "level-c");
});

test("the outcome, character by character", () => {
  const compiled = compiledWith({
    questions: [{ ...single("a", { no: "0", yes: "2" }), options: [{ id: "no", points: "0", advise: ["talk"] }] }],
    scores: [score("s", "percent", ["a"], { bands: [{ id: "low", from: "0" }] })],
    guidance: [guidance("talk")],
  });
  assert.equal(
    JSON.stringify(evaluate(compiled, { a: "no" })),
    '{"questionnaire":"made","version":"0123456789ab","shown":["a"],"answered":1,"of":1,' +
      '"scores":{"s":{"value":"0","low":"0","high":"0","band":"low","answered":1,"of":1}},"level":null,"duties":[],' +
      '"advice":[{"id":"talk","because":[{"question":"a","answer":["no"]}],"points_lost":"2"}],' +
      '"case_studies":[],"services":[]}',
  );
});

/**
 * The same ten questions in their section over and over: each section with a score, a level and rules of its own, and
 * one score over all.
 *
 * @param {number} blocks
 * @returns {Compiled}
 */
function repeated(blocks) {
  const numbers = Array.from({ length: blocks }, (_, block) => block);
  const yes = { any_of: ["yes"] };
  const questions = numbers.flatMap((block) =>
    Array.from({ length: 10 }, (_, n) =>
      single(
        `q${block}-${n}`,
        { no: "0", yes: "2" },
        {
          ...(n % 3 ? { show_if: { question: `q${block}-${n - (n % 3)}`, test: yes } } : {}),
          ...(n % 4 ? {} : { duty: { id: `duty${block}`, met_by: yes } }),
        },
      ),
    ),
  );
  const sections = numbers.map((block) =>
    score(
      `s${block}`,
      "percent",
      questions.slice(10 * block, 10 * block + 10).map(({ id }) => id),
    ),
  );
  return compiledWith({
    questions,
    scores: [
      score(
        "overall",
        "mean",
        sections.map(({ id }) => id),
        { over: "scores", decimals: 3 },
      ),
      ...sections,
    ],
    levels: numbers.map((block) => ({ id: `level${block}`, requires: { question: `q${block}-0`, test: yes } })),
    advice: numbers.map((block) => ({
      give: `g${block % 7}`,
      when: {
        any: [
          { score: `s${block}`, test: { below: "50" } },
          { question: `q${block}-3`, test: yes },
        ],
      },
    })),
    guidance: Array.from({ length: 7 }, (_, n) => guidance(`g${n}`)),
  });
}

/** How many values each answer of a block makes to be worked out. @param {number} blocks @param {number} block */
function costs(blocks, block) {
  const assessment = createAssessment(repeated(blocks));
  return ["yes", "no", "na", null].flatMap((answer) =>
    Array.from({ length: 10 }, (_, n) => assessment.set(`q${block}-${n}`, answer).evaluated),
  );
}

test("what an answer costs does not grow from 40 to 4,000 questions", () => {
  const small = costs(4, 2);
  assert.ok(Math.max(...small) <= 8, `one answer worked out ${Math.max(...small)} values`);
  for (const block of [2, 200, 399]) assert.deepEqual(costs(400, block), small);
});

test("a question on which everything hangs costs as much as hangs on it, once", () => {
  const many = Array.from({ length: 4000 }, (_, n) => `q${n}`);
  const hub = single("hub", { no: "0", yes: "2" });
  const compiled = compiledWith({
    questions: [
      hub,
      ...many.map((id) =>
        single(id, { no: "0", yes: "2" }, { show_if: { question: "hub", test: { any_of: ["yes"] } } }),
      ),
    ],
    scores: [score("all", "sum", ["hub", ...many])],
  });
  const assessment = createAssessment(compiled);
  const change = assessment.set("hub", "yes");
  assert.deepEqual([change.shown.length, change.evaluated], [4000, 4002]);
  assert.equal(assessment.set("q1234", "yes").evaluated, 2);
  assert.equal(assessment.outcome().scores.all.value, "4");
});
