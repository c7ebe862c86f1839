import { sickPay } from "../../client/engine/sick_pay.js";
import { spellOf } from "./sick-pay-form.js";
import { dateWords, pounds, reasons } from "./sick-pay-words.js";

/**
 * The calculator for sick pay: shows the form that the page has, and the answer below it. Nothing is sent or kept.
 *
 * @typedef {import("../../client/engine/sick_pay.js").SickPay} SickPay
 * @typedef {import("../../client/engine/sick_pay.js").Spell} Spell
 * @typedef {import("../../client/engine/sick_pay.js").Year} Year
 * @typedef {import("./sick-pay-form.js").Problem} Problem
 */

/**
 * @param {string} selector
 * @returns {HTMLElement}
 */
function part(selector) {
  const found = document.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`the page has no ${selector}`);
  return found;
}

/** @param {string} id */
function written(id) {
  const field = document.getElementById(id);
  return field instanceof HTMLInputElement ? field.value : "";
}

/** @param {string} name */
const chosen = (name) =>
  [...document.querySelectorAll(`#calculator [name="${name}"]:checked`)].map((box) => box.getAttribute("value") ?? "");

function entered() {
  return {
    basis: chosen("basis")[0] ?? "",
    pay: written("pay"),
    days: chosen("day"),
    first: written("first"),
    last: written("last"),
    linked: chosen("linked")[0] ?? "",
    began: written("began"),
    paidDays: written("paid-days"),
  };
}

/**
 * @param {keyof HTMLElementTagNameMap} name
 * @param {string} words
 */
function made(name, words) {
  const element = document.createElement(name);
  element.textContent = words;
  return element;
}

/** @param {Problem[]} problems */
function tell(problems) {
  for (const field of document.querySelectorAll("#calculator [aria-invalid]")) field.removeAttribute("aria-invalid");
  const items = problems.map(({ field, words }) => {
    const box = document.getElementById(field);
    // A radio button cannot carry it, and a single day is not what is wrong.
    if (box instanceof HTMLInputElement && !["radio", "checkbox"].includes(box.type)) box.setAttribute("aria-invalid", "true");
    const link = document.createElement("a");
    link.href = `#${field}`;
    link.textContent = words;
    const item = document.createElement("li");
    item.append(link);
    return item;
  });
  part("#problems ul").replaceChildren(...items);
  part("#problems").hidden = !problems.length;
  if (problems.length) part("#problems").focus();
}

/**
 * @param {SickPay} found
 * @param {Spell} spell
 * @param {Year[]} years
 */
function answer(found, spell, years) {
  for (const block of document.querySelectorAll("[data-reason]")) {
    if (block instanceof HTMLElement) block.hidden = block.dataset.reason !== found.outcome;
  }
  const paid = found.outcome === "paid" ? found : null;
  const said = document.querySelector(`[data-reason="${found.outcome}"]`)?.getAttribute("data-title");
  part("#answer").textContent = paid ? `${pounds(paid.total)} of Statutory Sick Pay` : (said ?? "We cannot work this out here");
  const lines = paid ? reasons(paid, spell, years).map((words) => made("li", words)) : [];
  part(".sick-pay-reasons").replaceChildren(...lines);
  part(".sick-pay-weeks tbody").replaceChildren(...(paid?.weeks ?? []).map(row));
  part(".sick-pay-weeks").hidden = !paid;
  part(".sick-pay-answer").hidden = false;
  part("#answer").focus();
}

/** @param {import("../../client/engine/sick_pay.js").Week} week */
function row({ ends, days, amount }) {
  const line = document.createElement("tr");
  const head = made("th", dateWords(ends));
  head.setAttribute("scope", "row");
  line.append(head, made("td", String(days)), made("td", pounds(amount)));
  return line;
}

function start() {
  const form = part("#calculator");
  /** @type {Year[]} */
  const years = JSON.parse(form.dataset.years ?? "[]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { spell, problems } = spellOf(entered());
    part(".sick-pay-answer").hidden = true;
    tell(problems);
    if (!problems.length) answer(sickPay(spell, years), spell, years);
  });
  form.addEventListener("change", () => {
    part(".sick-pay-more").hidden = chosen("linked")[0] !== "yes";
  });
  form.hidden = false;
  part(".no-script").hidden = true;
}

start();
