import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareQuantities,
  decimalOf,
  fixedText,
  isMultiple,
  minus,
  plainText,
  plus,
  quotient,
  times,
} from "../../site_builder/client/engine/exact.js";
import { Chance } from "./chance.mjs";

const MANY = 5000;

/** A decimal by chance, as text and as whole millionths. @param {Chance} chance */
function anyDecimal(chance) {
  const places = chance.between(0, 6);
  const units = BigInt(chance.between(0, 2_000_000_000)) * BigInt(chance.one([1, -1]));
  const figure = { units: units * 1_000_000_007n, places };
  return { text: fixedText(figure), millionths: figure.units * 10n ** BigInt(6 - places) };
}

/** @param {bigint} figure */
const size = (figure) => (figure < 0n ? -figure : figure);

test("text becomes a decimal and the same text again", () => {
  for (const text of ["0", "7", "-7", "0.5", "-0.5", "46.0", "0.001", "-12.340", "98765432109876543210.123456789"]) {
    assert.equal(fixedText(decimalOf(text)), text);
  }
});

test("needless zeros go, needed ones stay, and zero has no sign", () => {
  const plain = { "46.0": "46", "0.50": "0.5", 100: "100", "10.0100": "10.01", "-0": "0", "-0.00": "0", "007": "7" };
  for (const [text, expected] of Object.entries(plain)) assert.equal(plainText(decimalOf(text)), expected);
  assert.equal(fixedText(decimalOf("-0.00")), "0.00");
});

test("sums, differences, products and comparisons are those of whole numbers", () => {
  const chance = new Chance(1);
  for (let n = 0; n < MANY; n++) {
    const [a, b] = [anyDecimal(chance), anyDecimal(chance)];
    const [x, y] = [decimalOf(a.text), decimalOf(b.text)];
    const millionths = (/** @type {{ units: bigint, places: number }} */ figure) =>
      (figure.units * 10n ** 12n) / 10n ** BigInt(figure.places);
    assert.equal(millionths(plus(x, y)), (a.millionths + b.millionths) * 10n ** 6n);
    assert.equal(millionths(minus(x, y)), (a.millionths - b.millionths) * 10n ** 6n);
    assert.equal(millionths(times(x, y)), a.millionths * b.millionths);
    const order = a.millionths < b.millionths ? -1 : Number(a.millionths > b.millionths);
    assert.equal(compareQuantities(a.text, b.text), order);
    assert.equal(compareQuantities(a.text, a.text + (a.text.includes(".") ? "0" : ".0")), 0);
  }
});

test("tenths that no floating-point number holds add up", () => {
  assert.equal(plainText(plus(decimalOf("0.1"), decimalOf("0.2"))), "0.3");
  assert.equal(plainText(times(decimalOf("1.1"), decimalOf("1.1"))), "1.21");
  assert.ok(isMultiple(decimalOf("0.3"), decimalOf("0.1")));
  assert.ok(isMultiple(decimalOf("-2.5"), decimalOf("0.25")));
  assert.ok(!isMultiple(decimalOf("0.35"), decimalOf("0.1")));
});

test("a quotient is the nearest figure, and half-way goes away from zero", () => {
  const chance = new Chance(2);
  let ties = 0;
  for (let n = 0; n < MANY; n++) {
    const places = chance.between(0, 3);
    const above = chance.between(-5000, 5000);
    const below = chance.one([1, 2, 3, 4, 7, 8, 20, 40, 125, 2000]);
    const { units } = quotient({ units: BigInt(above), places: 1 }, { units: BigInt(below), places: 2 }, places);
    // above/10 : below/100 = 10·above : below. How far `units` is from it, in parts of 1 / below:
    const wanted = BigInt(above) * 10n * 10n ** BigInt(places);
    const off = units * BigInt(below) - wanted;
    assert.ok(2n * size(off) <= BigInt(below), `${above}/10 : ${below}/100 to ${places} gave ${units}`);
    if (2n * size(off) === BigInt(below)) {
      ties++;
      assert.ok(size(units * BigInt(below)) > size(wanted), `${above}/10 : ${below}/100 went towards zero`);
    }
  }
  assert.ok(ties > 100, `only ${ties} ties were met`);
});

test("rounding as one does it on paper", () => {
  const rounded = { 2.5: "3", "-2.5": "-3", 0.5: "1", "-0.5": "-1", "-0.4": "0", "2.4999999999999999999": "2" };
  for (const [text, expected] of Object.entries(rounded)) {
    assert.equal(fixedText(quotient(decimalOf(text), decimalOf("1"), 0)), expected);
  }
  assert.equal(fixedText(quotient(decimalOf("1.005"), decimalOf("1"), 2)), "1.01");
  assert.equal(fixedText(quotient(decimalOf("-2"), decimalOf("3"), 3)), "-0.667");
  assert.equal(fixedText(quotient(decimalOf("46"), decimalOf("1"), 1)), "46.0");
});
