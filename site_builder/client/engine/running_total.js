/**
 * A total over many things that does not have to be added up again when one of them changes: the things are the
 * leaves of a binary tree, every branch remembers what is joined below it, and a change forgets only the way to the
 * root.
 */

/**
 * @template {object} T
 * @param {(() => T)[]} things each read anew after it is forgotten
 * @param {(a: T, b: T) => T} join in whatever order
 * @param {T} nothing what no things come to
 */
export function runningTotal(things, join, nothing) {
  const size = things.length;
  // Node 1 is the root, the children of node n are 2n and 2n + 1, and the last `size` nodes are the leaves.
  /** @type {(T | undefined)[]} */
  const known = [];

  /** @param {number} node @returns {T} */
  const totalOf = (node) =>
    (known[node] ??= node < size ? join(totalOf(2 * node), totalOf(2 * node + 1)) : things[node - size]());

  return {
    /** What everything comes to. */
    total: () => (size ? totalOf(1) : nothing),

    /** Say that a thing changed. @param {number} index */
    forget(index) {
      // Above a forgotten branch everything is forgotten already.
      for (let node = index + size; known[node]; node >>= 1) known[node] = undefined;
    },
  };
}
