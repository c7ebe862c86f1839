/**
 * Exact figures. A decimal is a whole number of units of a power of ten, so adding and multiplying lose nothing, and
 * a division is rounded once. No floating-point number ever takes part.
 *
 * @typedef {{ units: bigint, places: number }} Decimal  units / 10^places: { units: 125n, places: 2 } is 1.25
 */

/** @param {number} places */
const tenTo = (places) => 10n ** BigInt(places);

/**
 * The decimal that a text says, such as "12", "-0.50".
 *
 * @param {string} text
 * @returns {Decimal}
 */
export function decimalOf(text) {
  const [whole, fraction = ""] = text.split(".");
  return { units: BigInt(whole + fraction), places: fraction.length };
}

/**
 * The units of a , counted in a smaller or equal unit.
 *
 * @param {Decimal} figure
 * @param {number} places at least as many as the figure has
 */
const unitsOf = (figure, places) => figure.units * tenTo(places - figure.places);

/**
 * @param {Decimal} a
 * @param {Decimal} b
 * @returns {Decimal}
 */
export function plus(a, b) {
  const places = Math.max(a.places, b.places);
  return { units: unitsOf(a, places) + unitsOf(b, places), places };
}

/**
 * @param {Decimal} a
 * @param {Decimal} b
 * @returns {Decimal}
 */
export function times(a, b) {
  return { units: a.units * b.units, places: a.places + b.places };
}

/**
 * @param {Decimal} a
 * @param {Decimal} b
 */
export function minus(a, b) {
  return plus(a, { units: -b.units, places: b.places });
}

/**
 * Below zero, zero or above zero, as a is less than, equal to or more than b.
 *
 * @param {string} a decimal text
 * @param {string} b decimal text
 */
export function compareQuantities(a, b) {
  const { units } = minus(decimalOf(a), decimalOf(b));
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

/**
 * Whether a is a whole number of steps.
 *
 * @param {Decimal} a
 * @param {Decimal} step above zero
 */
export function isMultiple(a, step) {
  const places = Math.max(a.places, step.places);
  return unitsOf(a, places) % unitsOf(step, places) === 0n;
}

/**
 * a / b, rounded to a number of decimals; half-way goes away from zero.
 *
 * @param {Decimal} a
 * @param {Decimal} b above zero
 * @param {number} places decimals of the result
 * @returns {Decimal}
 */
export function quotient(a, b, places) {
  const above = 2n * a.units * tenTo(b.places + places);
  const below = b.units * tenTo(a.places);
  // BigInt division drops what is behind the point, so half a unit more, away from zero, makes it round.
  return { units: (a.units < 0n ? above - below : above + below) / (2n * below), places };
}

/**
 * A decimal as text, with exactly the decimals that it has: "46", "46.0"; never "-0".
 *
 * @param {Decimal} figure
 */
export function fixedText({ units, places }) {
  const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
  const point = digits.length - places;
  return (units < 0n ? "-" : "") + digits.slice(0, point) + (places ? "." + digits.slice(point) : "");
}

/**
 * A decimal as text without needless zeros: "46", "0.5".
 *
 * @param {Decimal} figure
 */
export function plainText(figure) {
  const text = fixedText(figure);
  return figure.places ? text.replace(/\.?0+$/, "") : text;
}
