/**
 * Compiled questionnaires, and answers to them, made by chance: the same seed makes the same, everywhere.
 *
 * @import { Compiled, Condition, Option, Question, Score, Test } from "../../site_builder/client/engine/contract.js"
 */

export class Chance {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to below the limit (mulberry32). @param {number} limit */
  below(limit) {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** @param {number} least @param {number} most */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True so many times in a hundred. @param {number} percent */
  happens(percent) {
    return this.below(100) < percent;
  }

  /** @template T @param {readonly T[]} things @returns {T} */
  one(things) {
    return things[this.below(things.length)];
  }

  /** Each with the same chance, in their order. @template T @param {readonly T[]} things @param {number} percent */
  some(things, percent = 50) {
    return things.filter(() => this.happens(percent));
  }

  /** @template T @param {readonly T[]} things @returns {T[]} */
  shuffled(things) {
    const order = things.map((thing) => ({ thing, place: this.below(1e9) }));
    return order.sort((a, b) => a.place - b.place).map(({ thing }) => thing);
  }
}

const TOPICS = ["stress", "absence", "lifting", "sleep"];
const AREAS = ["fife", "moray", "angus"];
const SECTORS = ["retail", "care", "office"];
const SERVICES = ["line", "nurse", "grant", "club", "clinic"];
const DUTIES = ["assess", "insure"];
const GUIDANCE = ["talk", "policy", "plan", "chairs", "breaks"];
const METHODS = /** @type {const} */ (["percent", "sum", "mean", "min", "max", "product", "count"]);

/** Whole hundredths as decimal text without needless zeros. @param {number} hundredths */
export function inText(hundredths) {
  const sign = hundredths < 0 ? "-" : "";
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  return sign + `${digits.slice(0, -2)}.${digits.slice(-2)}`.replace(/\.?0+$/, "");
}

/** @param {string} text */
const hundredthsIn = (text) => Math.round(Number(text) * 100);

/**
 * @param {Chance} chance
 * @returns {Compiled}
 */
export function anyCompiled(chance) {
  /** @type {Question[]} */
  const questions = [];
  const ids = chance.shuffled([
    "staff",
    "sector",
    "area",
    ...Array.from({ length: chance.between(2, 14) }, (_, n) => `q${n}`),
  ]);
  for (const id of ids) questions.push(anyQuestion(chance, id, questions));
  const scores = anyScores(chance, questions);
  const names = scores.map(({ id }) => id);
  return {
    format: 1,
    questionnaire: "by-chance",
    version: "0123456789ab",
    sections: [{ id: "one", questions: ids }],
    questions,
    scores: chance.shuffled(scores),
    levels: ["bronze", "silver", "gold"].map((id) => ({ id, requires: anyCondition(chance, questions, names) })),
    advice: Array.from({ length: chance.between(0, 5) }, () => ({
      give: chance.one(GUIDANCE),
      when: anyCondition(chance, questions, names),
    })),
    guidance: GUIDANCE.map((id) => ({
      id,
      ...(chance.happens(30) ? { duties: chance.some(DUTIES) } : {}),
      priority: chance.one(/** @type {const} */ (["high", "medium", "low"])),
      effort: chance.one(/** @type {const} */ (["minutes", "hours", "days"])),
      topics: chance.some(TOPICS),
      services: chance.shuffled(chance.some(SERVICES, 30)),
    })),
    case_studies: ["bakery", "garage", "nursery", "farm", "shop"].map((id) => ({
      id,
      topics: chance.some(TOPICS),
      sector: chance.one(SECTORS),
      ...(chance.happens(70) ? { size: chance.one(/** @type {const} */ (["micro", "small", "medium", "large"])) } : {}),
      ...(chance.happens(50) ? { area: chance.one(AREAS) } : {}),
    })),
    services: chance.some(SERVICES, 80).map((id) => ({
      id,
      topics: chance.some(TOPICS),
      ...(chance.happens(40) ? { areas: chance.some(AREAS) } : {}),
      ...(chance.happens(30) ? { at_least: String(chance.between(1, 20)) } : {}),
      ...(chance.happens(30) ? { at_most: String(chance.between(20, 250)) } : {}),
    })),
    ...(chance.happens(80) ? { advice_line: "line" } : {}),
  };
}

/**
 * @param {Chance} chance
 * @param {string} id
 * @param {Question[]} earlier
 * @returns {Question}
 */
function anyQuestion(chance, id, earlier) {
  const question = bareQuestion(chance, id);
  const met_by = anyTest(chance, question);
  return {
    ...question,
    ...(earlier.length && chance.happens(45) ? { show_if: anyCondition(chance, earlier, []) } : {}),
    ...(chance.happens(25) ? { duty: { id: chance.one(DUTIES), met_by } } : {}),
  };
}

/**
 * @param {Chance} chance
 * @param {string} id
 * @returns {Question}
 */
function bareQuestion(chance, id) {
  const base = { id, section: "one" };
  if (id === "staff") return { ...base, type: "number", min: "0", max: "400", step: "1" };
  if (id === "sector") return { ...base, type: "single", options: SECTORS.map((sector) => ({ id: sector })) };
  if (id === "area") return { ...base, type: "area", options: AREAS.map((area) => ({ id: area })) };
  const type = chance.one(
    /** @type {const} */ (["single", "single", "single", "multiple", "multiple", "number", "text"]),
  );
  if (type === "text") return { ...base, type };
  if (type === "number") return anyNumber(chance, { ...base, type });
  return anyChoice(chance, { ...base, type });
}

/** @param {Chance} chance @param {Question} base @returns {Question} */
function anyNumber(chance, base) {
  const min = chance.one([0, 0, -200, 50]);
  const step = chance.one([100, 100, 50, 10, 25]);
  const limits = { min: inText(min), max: inText(min + step * chance.between(1, 30)), step: inText(step) };
  if (chance.happens(50)) return { ...base, ...limits };
  const starts = [...new Set(Array.from({ length: chance.between(1, 4) }, () => min + step * chance.between(0, 30)))];
  const rows = starts.sort((a, b) => a - b).map((from) => ({ from: inText(from), points: anyPoints(chance) }));
  return { ...base, ...limits, rows, ...earning(rows.map(({ points }) => hundredthsIn(points))) };
}

/** @param {Chance} chance @param {Question} base @returns {Question} */
function anyChoice(chance, base) {
  const scores = chance.happens(75);
  /** @type {Option[]} */
  const options = Array.from({ length: chance.between(2, 4) }, (_, number) => ({
    id: `o${number}`,
    ...(scores && chance.happens(90) ? { points: anyPoints(chance) } : {}),
    ...(base.type === "multiple" && chance.happens(15) ? { exclusive: true } : {}),
    ...(chance.happens(30) ? { advise: chance.some(GUIDANCE, 30) } : {}),
  }));
  if (chance.happens(50)) options.push({ id: "na", state: "not_applicable" });
  if (chance.happens(50)) options.push({ id: "unsure", state: "unknown", advise: chance.some(GUIDANCE, 20) });
  const question = { ...base, options: chance.shuffled(options) };
  const earned = options.filter(({ points }) => points !== undefined);
  if (!earned.length) return question;
  const points = (/** @type {Option} */ option) => hundredthsIn(option.points ?? "0");
  if (base.type === "single") return { ...question, ...earning(earned.map(points)) };
  const most = chance.happens(40) ? chance.between(0, 400) : Infinity;
  const sums = subsets(earned)
    .filter((subset) => subset.length === 1 || !subset.some(({ exclusive }) => exclusive))
    .map((subset) =>
      Math.min(
        most,
        subset.map(points).reduce((a, b) => a + b),
      ),
    );
  const gains = earned
    .map(points)
    .filter((figure) => figure > 0)
    .reduce((a, b) => a + b, 0);
  const attainable = inText(Math.min(most, gains));
  return { ...question, ...earning(sums), attainable, ...(most < Infinity ? { max_points: inText(most) } : {}) };
}

/** All but the empty one. @template T @param {T[]} things @returns {T[][]} */
function subsets(things) {
  const [first, ...rest] = things;
  if (!things.length) return [];
  const without = subsets(rest);
  return [[first], ...without, ...without.map((subset) => [first, ...subset])];
}

/** @param {number[]} sums hundredths */
function earning(sums) {
  const best = inText(Math.max(...sums));
  return { worst: inText(Math.min(...sums)), best, attainable: best };
}

/** @param {Chance} chance */
function anyPoints(chance) {
  return inText(chance.one([0, 100, 200, 300, 50, 125, -100, -33, 7]));
}

/** @param {Chance} chance @param {Question} question @returns {Test} */
function anyTest(chance, question) {
  if (chance.happens(15)) return { answered: chance.happens(50) };
  if (question.options) {
    const options = chance.some(question.options.map(({ id }) => id));
    return chance.happens(70) ? { any_of: options } : { all_of: options };
  }
  return question.type === "number" ? anyLimit(chance, Number(question.min), Number(question.max)) : { answered: true };
}

/** @param {Chance} chance @param {number} least @param {number} most @returns {Test} */
function anyLimit(chance, least, most) {
  const key = chance.one(["at_least", "at_most", "above", "below"]);
  return { [key]: inText(Math.round(chance.between(Math.floor(least), Math.ceil(most)) * 100)) };
}

/**
 * @param {Chance} chance
 * @param {Question[]} questions
 * @param {string[]} scores
 * @returns {Condition}
 */
function anyCondition(chance, questions, scores, depth = 0) {
  const inner = () => anyCondition(chance, questions, scores, depth + 1);
  if (depth < 3 && chance.happens(40)) {
    const parts = Array.from({ length: chance.between(1, 3) }, inner);
    return chance.one([{ all: parts }, { any: parts }, { not: parts[0] }]);
  }
  if (scores.length && chance.happens(40)) {
    const test = chance.happens(20) ? { answered: chance.happens(50) } : anyLimit(chance, -5, 100);
    return { score: chance.one(scores), test };
  }
  const question = chance.one(questions);
  return { question: question.id, test: anyTest(chance, question) };
}

/** Scores over questions, then scores over those before them. @param {Chance} chance @param {Question[]} questions */
function anyScores(chance, questions) {
  const earning = questions.filter(({ worst }) => worst !== undefined).map(({ id }) => id);
  /** @type {Score[]} */
  const scores = [];
  for (let number = 0; number < chance.between(1, 7); number++) {
    const over = scores.length && chance.happens(50) ? "scores" : "questions";
    const ids = chance.shuffled(chance.some(over === "scores" ? scores.map(({ id }) => id) : earning, 60));
    const needs = chance.happens(25) ? { needs: chance.between(1, 3) } : {};
    scores.push({
      id: `s${number}`,
      method: chance.one(over === "scores" ? METHODS.slice(1) : METHODS),
      decimals: chance.between(0, 3),
      over,
      parts: ids.map((id) => ({ id, weight: inText(chance.one([100, 100, 200, 50, 33])) })),
      ...needs,
      bands: ["-1000", "0", "1.5", "40"].map((from, band) => ({ id: `band-${band}`, from })).slice(chance.below(3)),
    });
  }
  return scores;
}

/**
 * An answer that fits: often a blank one, a number as number or as text.
 *
 * @param {Chance} chance
 * @param {Question} question
 * @returns {unknown}
 */
export function anyAnswer(chance, { type, options = [], min, max, step }) {
  if (chance.happens(20)) return chance.one([null, "", []]);
  if (type === "text") return chance.one(["A note.", "0", "Zwölf Äpfel 🍏"]);
  if (type === "number") {
    const steps = Math.round((Number(max) - Number(min)) / Number(step));
    const text = inText(hundredthsIn(min ?? "") + hundredthsIn(step ?? "") * chance.between(0, steps));
    return chance.happens(50) ? text : Number(text);
  }
  if (type !== "multiple") return chance.one(options).id;
  const together = options.filter(({ exclusive, state }) => !exclusive && !state);
  const chosen = chance.shuffled(chance.some(together)).map(({ id }) => id);
  return chosen.length && chance.happens(80) ? chosen : [chance.one(options).id];
}

/**
 * @param {Chance} chance
 * @param {Compiled} compiled
 */
export function anyAnswers(chance, compiled) {
  return Object.fromEntries(compiled.questions.map((question) => [question.id, anyAnswer(chance, question)]));
}
