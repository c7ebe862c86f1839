/** What is wrong with the answers of a step, said at its top, beside each field and in the title; only on Continue. */

import { all, byId, element, one } from "./document.js";

/** @typedef {import("./fields.js").Field} Field */

/**
 * Say what is wrong with the answers to these questions, or take away what was said before.
 *
 * @param {[Field, string][]} problems each field whose answer cannot be taken, and what is wrong with it
 */
export function reportProblems(problems) {
  clearProblems();
  if (!problems.length) return;
  const summary = byId("problems");
  one("ul", summary).append(...problems.map(([field, words]) => element("li", problemLink(field, words))));
  for (const [field, words] of problems) markField(field, words);
  summary.hidden = false;
  document.title = `Error: ${document.title}`;
  scrollTo(0, 0);
  summary.focus({ preventScroll: true });
}

/** Take away what was said. */
export function clearProblems() {
  const summary = byId("problems");
  summary.hidden = true;
  one("ul", summary).replaceChildren();
  document.title = document.title.replace(/^Error: /, "");
  for (const place of all(".problem")) place.hidden = true;
  for (const control of all("[aria-invalid]")) {
    control.removeAttribute("aria-invalid");
    describe(control, control.dataset.described ?? "");
  }
}

/** @param {Field} field @param {string} words */
function markField(field, words) {
  const place = one(".problem", field.node);
  place.textContent = words;
  place.hidden = false;
  const described = field.controls[1] ? field.node : field.controls[0];
  described.dataset.described = described.getAttribute("aria-describedby") ?? "";
  described.setAttribute("aria-invalid", "true");
  describe(described, `${place.id} ${described.dataset.described}`.trim());
}

/** @param {HTMLElement} control @param {string} ids */
function describe(control, ids) {
  if (ids) control.setAttribute("aria-describedby", ids);
  else control.removeAttribute("aria-describedby");
}

/** @param {Field} field @param {string} words */
function problemLink(field, words) {
  const link = element("a", words);
  const [control] = field.controls;
  link.setAttribute("href", `#${control.id}`);
  link.addEventListener("click", (event) => {
    event.preventDefault();
    // The question comes into view with its field: a field alone would stand at the top edge without its words.
    field.node.scrollIntoView();
    control.focus({ preventScroll: true });
  });
  return link;
}
