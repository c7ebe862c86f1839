/** What is folded away on a screen lies open on paper. */

import { all } from "./document.js";

/** Fold what the paper form shows open; open it for every print. */
export function foldForScreen() {
  const folds = /** @type {HTMLDetailsElement[]} */ (all("#result .fold"));
  /** @type {boolean[]} */
  let opened;
  for (const fold of folds) fold.open = false;
  addEventListener("beforeprint", () => {
    opened = folds.map((fold) => fold.open);
    for (const fold of folds) fold.open = true;
  });
  addEventListener("afterprint", () => folds.forEach((fold, index) => (fold.open = opened[index])));
}
