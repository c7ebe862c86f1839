/**
 * Taking answers along: in a link, in a file, and back. It loads beside the page, so that nobody waits for it before the
 * first question, and waits for the page itself. Nothing here sends anything: a link is copied, a file is saved, and
 * both only when somebody asks for it.
 */

import { answersFile, answersInFile } from "../engine/answer_file.js";
import { answersFragment, answersInFragment } from "../engine/answer_link.js";
import { ANSWER_MARK } from "../engine/answer_mark.js";
import { byId, fill, root } from "./document.js";
import { followVisits } from "./visiting.js";

/** @typedef {import("./session.js").Session} Session */
/** @typedef {ReturnType<typeof followVisits>} Visits */

// A file of answers has some thousand characters.
const MOST_BYTES = 1024 * 1024;

dispatchEvent(new CustomEvent("latecomer", { detail: begin }));

/** @param {import("./questionnaire.js").Running} running */
async function begin(running) {
  const { session } = running;
  const visits = followVisits(running);
  const openLink = () => {
    if (!location.hash.startsWith(ANSWER_MARK)) return;
    visits.show(answersInFragment(session.compiled, location.hash), "link");
  };
  offerLink(session);
  offerFile(session);
  openFiles(session, visits);
  root.classList.add("complete");
  addEventListener("hashchange", openLink);
  // Until a page has loaded, the browser itself moves the focus and the view to what the address names.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done, { once: true }));
  openLink();
}

/** What a person sees under “Check your answers”, and no answer that a changed one has hidden. @param {Session} session */
function shownAnswers(session) {
  const shown = Object.entries(session.answers()).filter(([id]) => session.assessment.isShown(id));
  return Object.fromEntries(shown);
}

/** @param {Session} session */
function offerLink(session) {
  const field = /** @type {HTMLTextAreaElement} */ (byId("link-field"));
  const told = byId("link-told");
  byId("link-open").addEventListener("click", () => {
    const [address] = location.href.split(/[?#]/);
    field.value = address + answersFragment(session.compiled, shownAnswers(session));
    told.dataset.state = "";
  });
  byId("link-copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      told.dataset.state = "copied";
    } catch {
      // Refused, or not there, as in a page from a disk: the person copies it by hand.
      told.dataset.state = "refused";
      field.focus();
      field.select();
    }
  });
}

/** @param {Session} session */
function offerFile(session) {
  byId("file-save").addEventListener("click", () => {
    const day = dayOf(new Date());
    const name = `${session.compiled.questionnaire}-${day}.json`;
    const text = answersFile(session.compiled, shownAnswers(session), day);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    // The browser reads it after the click.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    fill(byId("file-told"), { name }).hidden = false;
  });
}

/**
 * @param {Session} session
 * @param {Visits} visits
 */
function openFiles({ compiled }, visits) {
  const input = /** @type {HTMLInputElement} */ (byId("file-open"));
  const problem = byId("file-problem");
  const formerly = (byId("form").dataset.formerly ?? "").split(" ").filter(Boolean);
  input.addEventListener("change", async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const text = file.size > MOST_BYTES ? "" : await file.text().catch(() => "");
    // The same file may be chosen again.
    input.value = "";
    const found = answersInFile(compiled, formerly, text);
    problem.hidden = typeof found !== "string";
    if (typeof found === "string") problem.textContent = problem.getAttribute(`data-${found}`);
    else visits.show(found, "file");
  });
}

/** A day as 2026-11-24, by the clock of the device. @param {Date} day */
function dayOf(day) {
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
