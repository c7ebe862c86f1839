/**
 * Finds sources on the page of all sources: hides those that do not hold every word that is typed. Without this script
 * the field is not there, and every source is. A link to one source shows it, whatever is typed.
 */

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}

const form = element("source-filter");
const field = /** @type {HTMLInputElement} */ (element("source-words"));
const status = element("source-status");
const sections = [...document.querySelectorAll(".evidence-kind")].filter((part) => part instanceof HTMLElement);
const sources = sections.flatMap((section) =>
  [...section.querySelectorAll(".source")]
    .filter((part) => part instanceof HTMLElement)
    .map((part) => ({ part, section, text: plain(`${section.querySelector("h2")?.textContent} ${part.textContent}`) })),
);

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[’']/g, "");
}

/** Shows the sources that hold every word, and the headings of those. */
function show() {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  for (const { part, text } of sources) {
    part.hidden = !words.every((word) => text.includes(word));
  }
  for (const section of sections) {
    section.hidden = sources.every((source) => source.section !== section || source.part.hidden);
  }
  const found = sources.filter(({ part }) => !part.hidden).length;
  status.textContent = found === sources.length ? `${found} sources` : `${found} of ${sources.length} sources`;
}

/** Shows everything again when somebody follows a link to a source that is hidden. */
function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.closest("[hidden]")) {
    field.value = "";
    show();
    target.scrollIntoView();
  }
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", show);
addEventListener("hashchange", showTarget);
form.hidden = false;
show(); // what the browser kept in the field after Back
showTarget();
