import assert from "node:assert/strict";
import { test } from "node:test";
import { runningTotal } from "../../site_builder/client/engine/running_total.js";
import { Chance } from "./chance.mjs";

/** A running total of numbers that counts its work. @param {number} size */
function counted(size) {
  const numbers = Array.from({ length: size }, (_, index) => index);
  const work = { reads: 0, joins: 0 };
  const reading = numbers.map((_, index) => () => {
    work.reads++;
    return { sum: numbers[index] };
  });
  const join = (/** @type {{ sum: number }} */ a, /** @type {{ sum: number }} */ b) => {
    work.joins++;
    return { sum: a.sum + b.sum };
  };
  return { numbers, work, running: runningTotal(reading, join, { sum: 0 }) };
}

test("it is the sum, whatever changed in whatever order", () => {
  const chance = new Chance(3);
  for (const size of [0, 1, 2, 3, 4, 5, 7, 8, 13, 100]) {
    const { numbers, running } = counted(size);
    for (let round = 0; round < 100; round++) {
      assert.equal(
        running.total().sum,
        numbers.reduce((a, b) => a + b, 0),
      );
      for (let changes = chance.between(1, 4); size && changes; changes--) {
        const index = chance.below(size);
        numbers[index] = chance.below(1000);
        running.forget(index);
      }
    }
  }
});

test("one change among n costs one reading and no more than log n joins", () => {
  for (const size of [2, 40, 700, 4096, 4000]) {
    const { numbers, work, running } = counted(size);
    running.total();
    assert.deepEqual(work, { reads: size, joins: size - 1 });
    for (const index of [0, size >> 1, size - 1]) {
      Object.assign(work, { reads: 0, joins: 0 });
      numbers[index]++;
      running.forget(index);
      running.total();
      assert.equal(work.reads, 1);
      assert.ok(work.joins <= Math.ceil(Math.log2(size)), `${work.joins} joins among ${size}`);
    }
  }
});

test("nothing that did not change is read again", () => {
  const { work, running } = counted(9);
  running.total();
  running.total();
  assert.equal(work.reads, 9);
});
