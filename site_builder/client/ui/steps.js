/**
 * One document, shown a step at a time. Addresses are fragments of ids (`#section-about`), so links are ordinary links
 * and Back is the browser's. An entry of the history holds how deep it lies and where Continue returns to, and no more.
 */

import { all, byId, one, root } from "./document.js";

/** @typedef {{ depth: number, returnTo?: string }} Entry */
/**
 * What the steps have to know of the questions in them.
 *
 * @typedef {object} Questions
 * @property {(step: HTMLElement) => boolean} isOpen whether a step has anything to show
 * @property {(section: HTMLElement) => boolean} mayOpen whether a section has, or may still come to have
 * @property {(step: HTMLElement) => HTMLElement | undefined} onEnter prepares a step; may send to another instead
 * @property {(step: HTMLElement) => void} onEntered when the step stands
 */

/** The steps of the page, one of which is shown. */
export class Steps {
  /** @param {Questions} questions */
  constructor(questions) {
    this.questions = questions;
    this.all = all(".step");
    this.first = this.all[0];
    this.current = this.first;
    this.title = document.title;
    this.depth = 0;
    this.replacing = false;
    addEventListener("hashchange", () => this.arrive(true));
    byId("back").addEventListener("click", (event) => {
      // At the first entry there is nothing of this page to go back to: then the link leads to the step before.
      if (!this.depth) return;
      event.preventDefault();
      history.back();
    });
    one(".skip").addEventListener("click", (event) => {
      event.preventDefault();
      this.headingOf(this.current).focus();
    });
    if (!history.state) history.replaceState({ depth: 0 }, "");
    this.arrive(false);
  }

  /** Go on: to the step that sent here for a change, or else to the next. */
  next() {
    location.hash = this.entry().returnTo ?? this.beside(this.current, 1).id;
  }

  /** Back to the first page, without a way forward to what was there. */
  restart() {
    this.replaceBy(this.first);
  }

  /** @returns {Entry} */
  entry() {
    return history.state ?? { depth: this.depth };
  }

  /** @param {boolean} moved whether a person moved here, or the page was just opened here */
  arrive(moved) {
    const target = document.getElementById(location.hash.slice(1));
    const step = /** @type {HTMLElement} */ (target?.closest(".step") ?? target?.querySelector(".step") ?? this.first);
    if (!history.state) this.enterHistory(step);
    this.depth = this.entry().depth;
    const instead = this.questions.onEnter(step);
    if (instead) return this.replaceBy(instead);
    this.show(step);
    if (moved || (target && target !== step)) this.focusOn(step, target);
    this.questions.onEntered(step);
  }

  /**
   * Give a new entry of the history its depth, and the list or result to which Continue returns.
   *
   * @param {HTMLElement} step
   */
  enterHistory(step) {
    const fromList = isQuestions(step) && !isQuestions(this.current) && this.current !== this.first;
    const returnTo = fromList ? this.current.id : undefined;
    history.replaceState({ depth: this.depth + (this.replacing ? 0 : 1), returnTo }, "");
    this.replacing = false;
  }

  /** @param {HTMLElement} step to show without a new entry in the history */
  replaceBy(step) {
    this.replacing = location.hash !== `#${step.id}`;
    location.replace(`#${step.id}`);
  }

  /** @param {HTMLElement} step */
  show(step) {
    this.current = step;
    for (const each of all(".step, .group")) each.classList.toggle("now", each.contains(step));
    root.dataset.step = step.id;
    const words = [this.progress(step), one(".words, h2", step).textContent].filter(Boolean).join(": ");
    document.title = step === this.first ? this.title : `${words} – ${one("h1").textContent}`;
    byId("back").setAttribute("href", `#${(this.beside(step, -1) ?? this.first).id}`);
  }

  /** Say “Section 2 of 7”, counting what this person will see as far as that is known. @param {HTMLElement} step */
  progress(step) {
    const sections = all(".section").filter((each) => each.contains(step) || this.questions.mayOpen(each));
    const number = sections.findIndex((each) => each.contains(step)) + 1;
    const words = number && sections.length > 1 ? `Section ${number} of ${sections.length}` : "";
    if (number) one(".progress", sections[number - 1]).textContent = words;
    return words;
  }

  /** @param {HTMLElement} step @param {Element | null} target something in it, or the step itself */
  focusOn(step, target) {
    const inside = target && target !== step;
    target?.closest("details")?.setAttribute("open", "");
    if (inside) target.scrollIntoView();
    else scrollTo(0, 0);
    const heading = inside ? (target.querySelector("[tabindex]") ?? target) : this.headingOf(step);
    /** @type {HTMLElement} */ (heading).focus({ preventScroll: true });
  }

  /** @param {HTMLElement} step */
  headingOf(step) {
    return step === this.first ? one("h1") : one("h2, .ask", step);
  }

  /**
   * The nearest step before or after that has something to show.
   *
   * @param {HTMLElement} step
   * @param {1 | -1} direction
   */
  beside(step, direction) {
    let index = this.all.indexOf(step) + direction;
    while (this.all[index] && !this.questions.isOpen(this.all[index])) index += direction;
    return this.all[index];
  }
}

/** @param {HTMLElement} step */
export const isQuestions = (step) => byId("form").contains(step);
