/** Every answer in one list, each with a way to change it. */

import { byId, copy, one } from "./document.js";
import { answerWords, questionWords } from "./fields.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./session.js").Session} Session */

/**
 * @param {Session} session
 */
export function showAnswers(session) {
  const answers = session.answers();
  const list = byId("answer-list");
  list.replaceChildren();
  let section = "";
  for (const field of session.shownIn(byId("form"))) {
    if (field.question.section !== section) {
      ({ section } = field.question);
      list.append(copy("answers-of-section", { section: byId(`heading-${section}`).textContent ?? "" }));
    }
    one("dl:last-of-type", list).append(answerRow(field, answers[field.question.id]));
  }
}

/** @param {Field} field @param {import("./fields.js").Answer} [answer] */
function answerRow(field, answer) {
  const words = answer ? answerWords(field, [answer].flat()) : "Not answered";
  const row = copy("answer-row", { question: questionWords(field), answer: words });
  one(".answer", row).classList.toggle("blank", !answer);
  one("a", row).setAttribute("href", `#${field.node.id}`);
  return row;
}
