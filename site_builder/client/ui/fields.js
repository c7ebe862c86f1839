/** Between the controls of the form and answers: a blank answer is absent, and is never a zero. */

import { all, one } from "./document.js";

/** @typedef {import("../engine/contract.js").Question} Question */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */
/** @typedef {string | string[]} Answer an option, options, a number as decimal text, or text */
/** @typedef {{ question: Question, node: HTMLElement, controls: Control[] }} Field */
/** @typedef {Map<string, Field>} Fields by the id of the question, in the order of the form */

/**
 * @param {Question[]} questions
 * @returns {Fields}
 */
export function findFields(questions) {
  return new Map(
    questions.map((question) => {
      const node = one(`#question-${question.id}`);
      return [question.id, { question, node, controls: /** @type {Control[]} */ (all("[name]", node)) }];
    }),
  );
}

/**
 * The answer that stands in the form; undefined when it is blank.
 *
 * @param {Field} field
 * @returns {Answer | undefined}
 */
export function answerIn({ question: { type }, controls }) {
  if (type === "single" || type === "multiple") {
    const ticked = /** @type {HTMLInputElement[]} */ (controls).filter((control) => control.checked);
    const options = ticked.map((control) => control.value);
    return type === "single" ? options[0] : options.length ? options : undefined;
  }
  const text = controls[0].value.trim();
  return (type === "number" ? decimal(text) : text) || undefined;
}

/**
 * Put an answer into the form, or make it blank.
 *
 * @param {Field} field
 * @param {Answer} [answer]
 */
export function putAnswer({ question: { type }, controls }, answer = "") {
  for (const control of controls) {
    if (type === "single" || type === "multiple") {
      /** @type {HTMLInputElement} */ (control).checked = [answer].flat().includes(control.value);
    } else {
      control.value = `${answer}`;
    }
  }
}

/**
 * An answer as the form words it: the labels of its options, or a number with its unit.
 *
 * @param {Field} field
 * @param {string[]} answer options, or one text
 */
export function answerWords({ question: { type }, node, controls }, answer) {
  if (type === "number") return `${answer[0]} ${node.querySelector(".unit")?.textContent ?? ""}`;
  if (type === "text") return answer[0];
  const labels =
    type === "area"
      ? [.../** @type {HTMLSelectElement} */ (controls[0]).options].map((option) => [option.value, option.text])
      : controls.map((control) => [control.value, control.labels?.[0].textContent ?? ""]);
  return answer.map((id) => labels.find(([value]) => value === id)?.[1]).join(", ");
}

/**
 * The words of a question.
 *
 * @param {Field} field
 */
export const questionWords = ({ node }) => one(".words", node).textContent ?? "";

/**
 * After a tick: an answer that stands alone, such as “none of these”, takes away the others, and they take it away.
 *
 * @param {Field} field
 * @param {EventTarget | null} ticked
 */
export function keepAlone({ controls }, ticked) {
  const boxes = /** @type {HTMLInputElement[]} */ (controls);
  const chosen = boxes.find((box) => box === ticked && box.checked && box.type === "checkbox");
  if (!chosen) return;
  for (const box of boxes) {
    if (box !== chosen && ("alone" in chosen.dataset || "alone" in box.dataset)) box.checked = false;
  }
}

/** @param {string} text as people write numbers: spaces, commas between thousands, a real minus sign */
const decimal = (text) => text.replace(/[\s,]/g, "").replace("−", "-");
