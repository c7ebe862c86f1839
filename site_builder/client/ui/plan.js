/** The action plan: the steps of the advice that a person chose, soonest first; to begin with, of the first three. */

import { all, copy, one } from "./document.js";

const CHOSEN_AT_FIRST = 3;

/** Whatever a person ticked as done, by the words of the step: the list is made anew when the plan changes. */
const done = new Set();

/** Follow which advice a person puts into the plan, and which steps are done. */
export function followPlan() {
  for (const box of boxes()) {
    box.addEventListener("change", () => {
      box.dataset.touched = "";
      listSteps();
    });
  }
  document.getElementById("plan")?.addEventListener("change", ({ target }) => {
    const { value, checked } = /** @type {HTMLInputElement} */ (target);
    if (checked) done.add(value);
    else done.delete(value);
  });
}

/** @param {{ id: string }[]} advice that was given, most important first */
export function showPlan(advice) {
  for (const box of boxes()) {
    const rank = advice.findIndex(({ id }) => id === box.value);
    if (!("touched" in box.dataset)) box.checked = rank >= 0 && rank < CHOSEN_AT_FIRST;
  }
  listSteps();
}

const boxes = () => /** @type {HTMLInputElement[]} */ (all(".choose input"));

/** Lists the steps of the advice that is both given and chosen. */
function listSteps() {
  const list = document.getElementById("plan-list");
  if (!list) return;
  const steps = all(".advice > li:not(.off):has(.choose :checked) .steps > li");
  steps.sort((a, b) => Number(a.dataset.days) - Number(b.dataset.days));
  list.replaceChildren();
  let days = "";
  for (const step of steps) {
    if (step.dataset.days !== days) {
      days = step.dataset.days ?? "";
      list.append(copy("plan-group", { within: `${step.dataset.within}${byDay(Number(days))}` }));
    }
    const words = one(".do", step).textContent ?? "";
    const title = one("h4", /** @type {HTMLElement} */ (step.closest("[id]"))).textContent ?? "";
    const item = copy("plan-step", { do: words, title });
    const box = /** @type {HTMLInputElement} */ (one("input", item));
    box.value = words;
    box.checked = done.has(words);
    one("ul:last-of-type", list).append(item);
  }
}

/** @param {number} days from today; a printed plan needs the day itself */
function byDay(days) {
  if (days < 2) return "";
  const day = new Date();
  day.setDate(day.getDate() + days);
  return ` (by ${longDate(day)})`;
}

/** @param {Date} day */
export const longDate = (day) => day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
