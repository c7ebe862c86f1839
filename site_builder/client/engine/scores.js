/**
 * Scores: exact, rounded once. What rests on a score (bands, conditions, other scores) rests on the rounded figure.
 *
 * @import { Method, Question, Quantity, Result, Score, Standing } from "./contract.js"
 * @import { Decimal } from "./exact.js"
 */

import { compareDecimals, decimalOf, fixedText, plus, quotient, times } from "./exact.js";

/**
 * Counted parts joined together: how many they are, and the two figures of which the value is the quotient.
 *
 * @typedef {{ counted: number, above: Decimal, below: Decimal }} Share
 *
 * What parts come to as answered, at worst and at best (null: nothing counts), and how many of them could count.
 *
 * @typedef {{ value: Share | null, low: Share | null, high: Share | null, of: number }} Tally
 *
 * What one part brings to a score: how its figure stands above the line, what stands below it (nothing: the value is
 * what is above), and how that joins with other parts.
 *
 * @typedef {object} Rule
 * @property {(figure: Decimal, weight: Decimal) => Decimal} above
 * @property {(weight: Decimal, attainable: Decimal) => Decimal} [below]
 * @property {(a: Decimal, b: Decimal) => Decimal} join
 */

const ONE = decimalOf("1");
const ZERO = decimalOf("0");
const HUNDREDTH = decimalOf("0.01");

/** @param {Decimal} figure */
const itself = (figure) => figure;

/** @type {Record<Method, Rule>} */
const RULES = {
  percent: { above: times, below: (weight, attainable) => times(times(weight, attainable), HUNDREDTH), join: plus },
  sum: { above: times, join: plus },
  mean: { above: times, below: itself, join: plus },
  min: { above: itself, join: (a, b) => (compareDecimals(a, b) < 0 ? a : b) },
  max: { above: itself, join: (a, b) => (compareDecimals(a, b) > 0 ? a : b) },
  product: { above: itself, join: times },
  count: { above: (figure) => (figure.units > 0n ? ONE : ZERO), join: plus },
};

/**
 * What nothing comes to.
 *
 * @type {Tally}
 */
export const NOTHING = { value: null, low: null, high: null, of: 0 };

/**
 * What a question brings to a score over questions.
 *
 * @param {Method} method
 * @param {Quantity} weight
 * @param {Question} question
 * @param {Standing} standing
 * @returns {Tally}
 */
export function tallyOfQuestion(method, weight, { worst, best, attainable }, { state, points }) {
  if (!worst || !best || !attainable || state === "hidden" || state === "not_applicable") return NOTHING;
  const open = state === "answered" ? null : { worst, best };
  const share = shareOf(method, weight, attainable);
  return { value: share(points), low: share(open ? worst : points), high: share(open ? best : points), of: 1 };
}

/**
 * What a score brings to a score over scores.
 *
 * @param {Method} method
 * @param {Quantity} weight
 * @param {Result} result
 * @returns {Tally}
 */
export function tallyOfScore(method, weight, { value, low, high, of }) {
  const share = shareOf(method, weight, "0");
  return { value: share(value), low: share(low), high: share(high), of: of > 0 ? 1 : 0 };
}

/**
 * @param {Method} method
 * @param {Quantity} weight
 * @param {Quantity} attainable
 */
function shareOf(method, weight, attainable) {
  const { above, below } = RULES[method];
  const heaviness = decimalOf(weight);
  const under = below ? below(heaviness, decimalOf(attainable)) : ZERO;
  return (/** @type {Quantity | null} */ figure) =>
    figure === null ? null : { counted: 1, above: above(decimalOf(figure), heaviness), below: under };
}

/**
 * Joins what two groups of parts come to.
 *
 * @param {Method} method
 * @returns {(a: Tally, b: Tally) => Tally}
 */
export function joinTallies(method) {
  const { join } = RULES[method];
  /** @param {Share | null} a @param {Share | null} b */
  const joined = (a, b) =>
    a && b
      ? { counted: a.counted + b.counted, above: join(a.above, b.above), below: plus(a.below, b.below) }
      : (a ?? b);
  return (a, b) => ({
    value: joined(a.value, b.value),
    low: joined(a.low, b.low),
    high: joined(a.high, b.high),
    of: a.of + b.of,
  });
}

/**
 * The score that a tally says.
 *
 * @param {Score} score
 * @param {Tally} tally
 * @returns {Result}
 */
export function resultOf(score, tally) {
  const value = figureOf(score, tally.value);
  return {
    value,
    low: figureOf(score, tally.low),
    high: figureOf(score, tally.high),
    band: value === null ? null : bandOf(score, value),
    answered: tally.value?.counted ?? 0,
    of: tally.of,
  };
}

/**
 * @param {Score} score
 * @param {Share | null} share
 */
function figureOf({ method, decimals, needs = 1 }, share) {
  if (!share || share.counted < needs) return null;
  const below = RULES[method].below ? share.below : ONE;
  return below.units > 0n ? fixedText(quotient(share.above, below, decimals)) : null;
}

/**
 * The highest band that a value reaches; bands are lowest first.
 *
 * @param {Score} score
 * @param {Quantity} value
 */
function bandOf({ bands }, value) {
  return bands.filter((band) => compareDecimals(decimalOf(band.from), decimalOf(value)) <= 0).pop()?.id ?? null;
}
