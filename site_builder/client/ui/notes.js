/** The notes that a person wrote, beside the result: what a team agreed, or the words of a report. */

import { byId, copy, one } from "./document.js";
import { answerWords, questionWords } from "./fields.js";

/**
 * @param {import("./session.js").Session} session
 */
export function showNotes(session) {
  const place = document.getElementById("notes");
  if (!place) return;
  const answers = session.answers();
  const written = session
    .shownIn(byId("form"))
    .filter(({ question: { id, type } }) => type === "text" && answers[id]);
  one("dl", place).replaceChildren(
    ...written.map((field) => {
      const answer = answerWords(field, [answers[field.question.id]].flat());
      return copy("note-row", { question: questionWords(field), answer });
    }),
  );
  place.hidden = !written.length;
}
