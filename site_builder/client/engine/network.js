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
 * @property {{ node: NetworkNode<any>, tell: () => void }[]} dependents what rests on it, and how to tell that it changed
 * @property {boolean} waiting whether it is to be worked out again
 */

export class Network {
  /** Nodes to be worked out: a binary heap, so that the lowest rank comes first. @type {NetworkNode<any>[]} */
  #heap = [];
  #size = 0;

  /**
   * A new value that rests on none but earlier ones. It is worked out when the network settles.
   *
   * @template T
   * @param {() => T} workOut
   * @returns {NetworkNode<T>}
   */
  add(workOut) {
    const value = /** @type {T} */ (undefined);
    const node = { rank: this.#size++, workOut, value, dependents: [], waiting: false };
    this.touch(node);
    return node;
  }

  /**
   * @param {NetworkNode<any>} node rests on
   * @param {NetworkNode<any>} basis
   * @param {() => void} [tell] is called when the basis changed, before the node is worked out
   */
  rest(node, basis, tell = () => {}) {
    basis.dependents.push({ node, tell });
  }

  /**
   * Ask for a value to be worked out again.
   *
   * @param {NetworkNode<any>} node
   */
  touch(node) {
    if (node.waiting) return;
    node.waiting = true;
    const heap = this.#heap;
    let place = heap.length;
    for (let above = (place - 1) >> 1; place && heap[above].rank > node.rank; above = (place - 1) >> 1) {
      heap[place] = heap[above];
      place = above;
    }
    heap[place] = node;
  }

  /** The waiting node of the lowest rank, no longer waiting. */
  #next() {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (!first || !last) return null;
    first.waiting = false;
    if (first !== last) {
      let place = 0;
      for (let below = 1; below < heap.length; below = 2 * place + 1) {
        if (below + 1 < heap.length && heap[below + 1].rank < heap[below].rank) below++;
        if (heap[below].rank > last.rank) break;
        heap[place] = heap[below];
        place = below;
      }
      heap[place] = last;
    }
    return first;
  }

  /**
   * Work out whatever is touched and whatever that changes.
   *
   * @returns {{ before: Map<NetworkNode<any>, any>, evaluated: number }} what changed, in order of rank, with the value
   *   that it had before; and how many values had to be worked out
   */
  settle() {
    const before = new Map();
    let evaluated = 0;
    for (let node = this.#next(); node; node = this.#next()) {
      evaluated++;
      const value = node.workOut();
      if (JSON.stringify(value) === JSON.stringify(node.value)) continue;
      before.set(node, node.value);
      node.value = value;
      for (const dependent of node.dependents) {
        dependent.tell();
        this.touch(dependent.node);
      }
    }
    return { before, evaluated };
  }
}
