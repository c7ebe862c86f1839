/**
 * Scores: exact, rounded once. What rests on a score (bands, conditions, other scores) rests on the rounded figure.
 *
 * @import { Method, Quantity, Range, Result, Score } from "./contract.js"
 * @import { Decimal } from "./exact.js"
 */

import { compareQuantities, decimalOf, fixedText, minus, plus, quotient, times } from "./exact.js";

/**
 * Counted parts joined together: how many they are, and the two figures of which the value is the quotient.
 *
 * @typedef {{ counted: number, above: Decimal, below: Decimal }} Share
 *
 * What parts come to: as answered, at worst and at best (null: nothing counts), and how many of them could count.
 *
 * @typedef {{ sides: (Share | null)[], of: number }} Tally
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
  min: { above: itself, join: (a, b) => (minus(a, b).units < 0n ? a : b) },
  max: { above: itself, join: (a, b) => (minus(a, b).units > 0n ? a : b) },
  product: { above: itself, join: times },
  count: { above: (figure) => (figure.units > 0n ? ONE : ZERO), join: plus },
};

/**
 * What nothing comes to.
 *
 * @type {Tally}
 */
export const NOTHING = { sides: [null, null, null], of: 0 };

/**
 * What one part brings to a score.
 *
 * @param {Method} method
 * @param {Quantity} weight
 * @param {Range} part
 * @returns {Tally}
 */
export function tallyOf(method, weight, { value, low, high, of, attainable = "0" }) {
  const { above, below = itself } = RULES[method];
  const heaviness = decimalOf(weight);
  const share = (/** @type {Quantity | null} */ figure) =>
    figure === null
      ? null
      : { counted: 1, above: above(decimalOf(figure), heaviness), below: below(heaviness, decimalOf(attainable)) };
  return { sides: [value, low, high].map(share), of: Number(of > 0) };
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
  return (a, b) => ({ sides: a.sides.map((side, index) => joined(side, b.sides[index])), of: a.of + b.of });
}

/**
 * The score that a tally says.
 *
 * @param {Score} score
 * @param {Tally} tally
 * @returns {Result}
 */
export function resultOf(score, { sides, of }) {
  const [value, low, high] = sides.map((share) => figureOf(score, share));
  return { value, low, high, band: value === null ? null : bandOf(score, value), answered: sides[0]?.counted ?? 0, of };
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
  return bands.filter((band) => compareQuantities(band.from, value) <= 0).pop()?.id ?? null;
}
