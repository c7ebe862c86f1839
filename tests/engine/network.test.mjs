import assert from "node:assert/strict";
import { test } from "node:test";
import { newNetwork } from "../../site_builder/client/engine/network.js";
import { Chance } from "./chance.mjs";

/**
 * A network in which each value is worked out from some earlier ones; `order` notes in which order.
 *
 * @param {Chance} chance
 * @param {number} size
 */
function anyNetwork(chance, size) {
  const network = newNetwork();
  const inputs = Array.from({ length: size }, () => chance.below(3));
  /** @type {number[]} */
  const order = [];
  /** @type {import("../../site_builder/client/engine/network.js").NetworkNode<number>[]} */
  const nodes = [];
  for (let index = 0; index < size; index++) {
    const bases = chance.some(nodes, 25);
    const node = network.add(() => {
      order.push(index);
      return bases.reduce((sum, basis) => sum + basis.value, inputs[index]) % 3;
    });
    for (const basis of bases) basis.listeners.push(() => network.touch(node));
    nodes.push(node);
  }
  return { network, nodes, inputs, order };
}

test("each value is worked out once, after all that it rests on", () => {
  const chance = new Chance(4);
  for (let round = 0; round < 300; round++) {
    const { network, nodes, inputs, order } = anyNetwork(chance, chance.between(1, 30));
    network.settle();
    for (let step = 0; step < 10; step++) {
      order.length = 0;
      for (const index of chance.some([...nodes.keys()], 20)) {
        inputs[index] = chance.below(3);
        network.touch(nodes[index]);
        if (chance.happens(30)) network.touch(nodes[index]);
      }
      const { changed, evaluated } = network.settle();
      assert.deepEqual(
        order,
        [...new Set(order)].sort((a, b) => a - b),
      );
      assert.equal(evaluated, order.length);
      for (const { node, before } of changed) assert.notEqual(node.value, before);
      const settled = nodes.map(({ value }) => value);
      for (const node of nodes) network.touch(node);
      network.settle();
      assert.deepEqual(
        nodes.map(({ value }) => value),
        settled,
        "a value was not what its bases say",
      );
    }
  }
});

test("what did not change is where it stops", () => {
  const network = newNetwork();
  let input = 1;
  const first = network.add(() => input);
  const sign = network.add(() => Math.sign(first.value));
  const last = network.add(() => sign.value * 10);
  first.listeners.push(() => network.touch(sign));
  sign.listeners.push(() => network.touch(last));
  assert.equal(network.settle().evaluated, 3);
  input = 2;
  network.touch(first);
  assert.equal(network.settle().evaluated, 2);
  network.touch(first);
  assert.equal(network.settle().evaluated, 1);
  input = -2;
  network.touch(first);
  assert.equal(network.settle().evaluated, 3);
  assert.equal(last.value, -10);
});
