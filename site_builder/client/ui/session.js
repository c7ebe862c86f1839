/** The answers of this visit: what stands in the form, what the engine makes of it, and where it is kept. */

import { fitting } from "../engine/carrying.js";
import { leavesOf } from "../engine/conditions.js";
import { createAssessment } from "../engine/index.js";
import { byId, show } from "./document.js";
import { answerIn, findFields, putAnswer, questionWords } from "./fields.js";
import { openStore } from "./storage.js";

/** @typedef {import("./fields.js").Field} Field */
/** @typedef {import("./fields.js").Answer} Answer */

/** A visit to one questionnaire. */
export class Session {
  constructor() {
    /** @type {import("../engine/contract.js").Compiled} */
    this.compiled = JSON.parse(byId("compiled").textContent ?? "");
    this.fields = findFields(this.compiled.questions);
    this.assessment = createAssessment(this.compiled);
    const { keys = "", days } = byId("form").dataset;
    this.store = openStore(keys.split(" "), Number(days));
    /** The day until which a copy is kept on the device, if there is one. */
    this.until = this.store.savedUntil();
    /** Whether the answers are somebody else's, come with a link or a file, and are not kept. */
    this.visiting = false;
    for (const [id, field] of this.fields) show(field.node, this.assessment.isShown(id));
  }

  /** Every answer that is not blank, by question. @returns {Record<string, Answer>} */
  answers() {
    const given = [...this.fields.keys()].map((id) => [id, this.assessment.answerOf(id)]);
    return Object.fromEntries(given.filter(([, answer]) => answer !== null));
  }

  outcome() {
    return this.assessment.outcome();
  }

  /** @param {Node} node @returns {Field[]} the questions in it */
  fieldsIn(node) {
    return [...this.fields.values()].filter((field) => node.contains(field.node));
  }

  /** @param {Node} node @returns {Field[]} the questions in it that are shown */
  shownIn(node) {
    return this.fieldsIn(node).filter((field) => this.assessment.isShown(field.question.id));
  }

  /** @param {string} id of a question */
  isBlank(id) {
    return this.assessment.stateOf(id) === "blank";
  }

  /** Whether an answer to a question is still to come: it is blank, or “I do not know”. @param {string} id */
  isOpen(id) {
    return this.isBlank(id) || this.assessment.stateOf(id) === "unknown";
  }

  /** Whether something in a node is shown, or may still be once a blank question is answered. @param {Node} node */
  mayOpen(node) {
    return this.fieldsIn(node).some(
      ({ question: { id, show_if } }) =>
        this.assessment.isShown(id) ||
        (show_if && leavesOf(show_if).some((leaf) => "question" in leaf && this.isBlank(leaf.question))),
    );
  }

  /**
   * What is wrong with what stands in the form at a question, in the words of the page.
   *
   * @param {Field} field
   */
  problemIn(field) {
    const answer = answerIn(field);
    const kind = answer ? this.assessment.check(field.question.id, answer)?.kind : "blank";
    return (kind && field.node.getAttribute(`data-${kind}`)) || undefined;
  }

  /** @param {Field} field @param {unknown} answer what does not fit counts as blank */
  set({ question: { id } }, answer) {
    const change = this.assessment.set(id, this.assessment.check(id, answer) ? null : answer);
    for (const opened of change.shown) show(this.nodeOf(opened), true);
    for (const closed of change.hidden) show(this.nodeOf(closed), false);
  }

  /** @param {string} id of a question */
  nodeOf(id) {
    return /** @type {Field} */ (this.fields.get(id)).node;
  }

  /** Take over what stands in the form at a question. @param {Field} field */
  take(field) {
    this.set(field, answerIn(field) ?? null);
    this.keep();
  }

  /**
   * Keep the answers and the plan in the tab and, where somebody asked for it, on the device.
   *
   * @param {unknown} [onDevice] whether somebody asked for that copy
   * @returns {string | undefined} the day until which on the device; undefined where not, or where the browser refuses
   */
  keep(onDevice = this.until) {
    return (this.until = this.store.keep(this.answers(), onDevice));
  }

  /**
   * Put back what was kept, as far as it still fits its question.
   *
   * @returns {string[]} the questions of the answers that do not
   */
  restore() {
    const { answers, leftOut } = fitting(this.compiled, this.store.load());
    this.put(answers);
    return this.wordsFor(leftOut);
  }

  /** Put answers that fit in the place of those that stand in the form. @param {Record<string, Answer>} answers */
  put(answers) {
    for (const [id, field] of this.fields) {
      putAnswer(field, answers[id]);
      if (answers[id] || this.assessment.answerOf(id)) this.set(field, answers[id]);
    }
  }

  /** Questions in words, also those that are not asked any more. @param {string[]} ids */
  wordsFor(ids) {
    const words = ids.map((id) => {
      const field = this.fields.get(id);
      return field ? questionWords(field) : "A question that is no longer asked";
    });
    return [...new Set(words)];
  }

  /** Delete every answer, here and in every copy. */
  clear() {
    this.store.forget();
    this.until = undefined;
    this.put({});
  }
}
