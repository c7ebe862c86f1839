/**
 * A network of values that rest on each other. When one is touched, it and what rests on it are worked out again, each
 * at most once and never before what it rests on; where a value comes out as it was, what rests on it is left alone.
 *
 * A value is plain data, and is replaced, never changed in place.
 *
 * @template T
 * @typedef {object} NetworkNode
 * @property {number} rank higher than the rank of everything that it rests on
 * @property {() => T} workOut
 * @property {T} value
 * @property {(() => void)[]} listeners what to call when the value has changed
 * @property {boolean} waiting whether it is to be worked out again
 */

/** An empty network. */
export function newNetwork() {
  /** What is to be worked out again, lowest rank first. @type {NetworkNode<any>[]} */
  let waiting = [];
  let size = 0;

  /**
   * A new value that rests on none but earlier ones. It is worked out when the network settles.
   *
   * @template T
   * @param {() => T} workOut
   * @returns {NetworkNode<T>}
   */
  function add(workOut) {
    const value = /** @type {T} */ (undefined);
    const node = { rank: size++, workOut, value, listeners: [], waiting: false };
    touch(node);
    return node;
  }

  /**
   * Ask for a value to be worked out again.
   *
   * @param {NetworkNode<any>} node
   */
  function touch(node) {
    if (node.waiting) return;
    node.waiting = true;
    // What rests on another has a higher rank, so that its place is most often the last or near it.
    let place = waiting.length;
    while (place && waiting[place - 1].rank > node.rank) place--;
    waiting.splice(place, 0, node);
  }

  /**
   * Work out whatever is touched and whatever that changes.
   *
   * @returns {{ changed: { node: NetworkNode<any>, before: any }[], evaluated: number }} what changed, in order of
   *   rank, with the value that it had before; and how many values had to be worked out
   */
  function settle() {
    const changed = [];
    // The loop also comes to what is put behind the node at which it is.
    for (const node of waiting) {
      node.waiting = false;
      const { value: before } = node;
      node.value = node.workOut();
      if (JSON.stringify(before) === JSON.stringify(node.value)) continue;
      changed.push({ node, before });
      for (const listener of node.listeners) listener();
    }
    const evaluated = waiting.length;
    waiting = [];
    return { changed, evaluated };
  }

  return { add, touch, settle };
}
