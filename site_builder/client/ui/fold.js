/** What is folded away on a screen lies open on paper. */

import { all } from "./document.js";

/** Fold what the paper form shows open; open it for every print. */
export function foldForScreen() {
  for (const fold of /** @type {HTMLDetailsElement[]} */ (all("#result .fold"))) fold.open = false;
  const folds = /** @type {HTMLDetailsElement[]} */ (all("#result details"));
  /** @type {boolean[]} */
  let opened;
  addEventListener("beforeprint", () => {
    opened = folds.map((fold) => fold.open);
    for (const fold of folds) fold.open = true;
  });
  addEventListener("afterprint", () => folds.forEach((fold, index) => (fold.open = opened[index])));
}
