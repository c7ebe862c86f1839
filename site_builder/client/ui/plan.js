/** The action plan: the steps of the advice that a person chose, soonest first; to begin with, of the first three. */

import { all, copy, one } from "./document.js";

const CHOSEN_AT_FIRST = 3;

/** @typedef {import("./storage.js").Plan} Plan */

/**
 * Follow which advice a person puts into the plan, and which steps are done.
 *
 * @param {import("./session.js").Session} session
 */
export function followPlan(session) {
  for (const place of all(".advice, #plan")) {
    place.addEventListener("change", ({ target }) => {
      const { value, checked } = /** @type {HTMLInputElement} */ (target);
      session.store.plan[value] = checked;
      session.keep();
      // A step that is ticked stays where it is, with the focus on it.
      if (place.id !== "plan") listSteps(session.store.plan);
    });
  }
}

/**
 * @param {{ id: string }[]} advice that was given, most important first
 * @param {Plan} plan
 */
export function showPlan(advice, plan) {
  const first = advice.slice(0, CHOSEN_AT_FIRST).map(({ id }) => id);
  for (const box of /** @type {HTMLInputElement[]} */ (all(".choose input"))) {
    box.checked = plan[box.value] ?? first.includes(box.value);
  }
  listSteps(plan);
}

/** Lists the steps of the advice that is both given and chosen. @param {Plan} plan */
function listSteps(plan) {
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
    box.value = title + words;
    box.checked = plan[box.value];
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
