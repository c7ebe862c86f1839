/**
 * What people who answered together print and sign. It loads beside the page, and only on pages that end in such a sheet.
 * A note that is still to be written has an empty line there, for the pen; other blank answers are left out.
 */

import { byId, copy, one, root } from "./document.js";
import { answerWords, questionWords } from "./fields.js";

/** @typedef {import("./questionnaire.js").Running} Running */
/** @typedef {import("./session.js").Session} Session */

dispatchEvent(new CustomEvent("latecomer", { detail: followAgreement }));

/** @param {Running} running */
function followAgreement({ session }) {
  const place = byId("agreement");
  const write = () => writeAgreement(place, session);
  // Each time that a step is shown, the result among them.
  new MutationObserver(write).observe(root, { attributeFilter: ["data-step"] });
  write();
  byId("print-agreement").addEventListener("click", () => {
    root.classList.add("signing");
    addEventListener("afterprint", () => root.classList.remove("signing"), { once: true });
    print();
  });
}

/**
 * @param {HTMLElement} place
 * @param {Session} session
 */
function writeAgreement(place, session) {
  const sections = (place.dataset.sections ?? "").split(" ");
  const answers = session.answers();
  const rows = session
    .shownIn(byId("form"))
    .filter(({ question: { id, section, type } }) => sections.includes(section) && (id in answers || type === "text"))
    .map((field) => {
      const answer = answers[field.question.id];
      const words = answer === undefined ? "" : answerWords(field, [answer].flat());
      const row = copy("agreed-row", { question: questionWords(field), answer: words });
      one(".answer", row).classList.toggle("to-write", !words);
      return row;
    });
  byId("agreed").replaceChildren(...rows);
}
