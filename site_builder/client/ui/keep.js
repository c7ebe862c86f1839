/** Keeping and deleting answers: always somebody's own choice, said in words beside the buttons. */

import { all, byId, fill } from "./document.js";
import { longDate } from "./plan.js";

/**
 * @param {object} options
 * @param {() => string | undefined} options.save saves the answers; the day until which, or undefined where refused
 * @param {() => void} options.remove deletes them
 * @param {string | undefined} options.until the day until which they are saved already
 */
export function offerKeeping({ save, remove, until }) {
  const place = byId("keep");

  /** @param {string} state @param {string} [day] */
  const tell = (state, day) => {
    place.dataset.state = state;
    if (day) fill(place, { until: longDate(new Date(day)) });
  };

  const does = {
    save() {
      const day = save();
      tell(day ? "device" : "refused", day);
    },
    delete() {
      remove();
      tell("deleted");
    },
    close() {},
  };

  for (const button of all("[data-opens]")) {
    button.addEventListener("click", () => dialog(button.dataset.opens ?? "").showModal());
  }
  for (const button of all("[data-does]")) {
    button.addEventListener("click", () => {
      /** @type {HTMLDialogElement} */ (button.closest("dialog")).close();
      does[/** @type {keyof typeof does} */ (button.dataset.does)]();
    });
  }
  byId("print").addEventListener("click", () => print());
  byId("print-form").addEventListener("click", printForm);
  tell(until ? "device" : "tab", until);

  return {
    /** @param {string | undefined} day of a copy that was brought up to date */
    changed: (day) => tell(day ? "device" : "tab", day),
  };
}

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement} */ (byId(id));

/** Print the paper form: the same document, for a moment as it is without script. */
function printForm() {
  const { classList } = document.documentElement;
  addEventListener("afterprint", () => classList.add("js"), { once: true });
  classList.remove("js");
  for (const rest of all("#result .rest")) rest.setAttribute("open", "");
  print();
}
