/**
 * The page to search on: a form and a list over Material's search worker and index.
 *
 * The worker is spoken to in its own words: {type, data} with 0 set up, 1 ready, 2 query, 3 result. A query is kept in
 * the address after `#`, so Back and Forward work and nothing that is typed is ever sent anywhere.
 */

/**
 * @typedef {{location: string, title: string, text: string}} Found - title and text are HTML with the hits in <mark>
 */

const SET_UP = 0;
const READY = 1;
const QUERY = 2;
const RESULT = 3;
const MOST = 20;
const WAIT = 150;

/** @param {string} id */
function element(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}

const config = JSON.parse(element("__config").textContent ?? "{}");
const base = new URL(config.base.endsWith("/") ? config.base : `${config.base}/`, location.href);
const field = /** @type {HTMLInputElement} */ (element("search-words"));
const status = element("search-status");
const list = element("search-results");
const worker = new Worker(config.search);

/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
let ready = false;

/** Asks for what the field holds and keeps it in the address; the list follows when the worker answers. */
function ask() {
  const words = field.value.trim();
  history.replaceState(null, "", words === "" ? location.pathname : `#${encodeURIComponent(words)}`);
  if (words === "") {
    list.replaceChildren();
    status.textContent = "";
  } else if (ready) {
    worker.postMessage({ type: QUERY, data: words });
  } else {
    status.textContent = "Getting ready…";
  }
}

/**
 * HTML of the index as text and marks, and nothing else.
 *
 * @param {string} html
 * @returns {(string | HTMLElement)[]}
 */
function marked(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const walker = parsed.createTreeWalker(parsed.body, NodeFilter.SHOW_TEXT);
  const parts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    if (node.parentElement?.closest("mark")) {
      const mark = document.createElement("mark");
      mark.textContent = text;
      parts.push(mark);
    } else {
      parts.push(text);
    }
  }
  return parts;
}

/**
 * @param {Found} found
 * @returns {HTMLAnchorElement}
 */
function link(found) {
  const anchor = document.createElement("a");
  anchor.href = new URL(found.location, base).href;
  anchor.append(...marked(found.title));
  return anchor;
}

/**
 * One page, and the parts of it that fit.
 *
 * @param {Found[]} group
 * @returns {HTMLLIElement}
 */
function result(group) {
  const page = group.find(({ location: place }) => !place.includes("#")) ?? group[0];
  const parts = group.filter((found) => found !== page).slice(0, 3);
  const item = document.createElement("li");
  const heading = document.createElement("h2");
  heading.append(link(page));
  item.append(heading);
  const teaser = document.createElement("p");
  const best = page.text.includes("<mark>") ? page : (parts.find(({ text }) => text.includes("<mark>")) ?? page);
  teaser.append(...marked(shortened(best.text)));
  item.append(teaser);
  if (parts.length > 0) {
    const inside = document.createElement("ul");
    inside.append(
      ...parts.map((part) => {
        const row = document.createElement("li");
        row.append(link(part));
        return row;
      }),
    );
    item.append(inside);
  }
  return item;
}

/**
 * The first words of a text, cut between words, outside of tags.
 *
 * @param {string} html
 */
function shortened(html) {
  const cut = html.length > 220 ? html.slice(0, 220).replace(/\s\S*$/, "") : html;
  return cut === html ? html : `${cut}…`;
}

/** @param {Found[][]} groups */
function show(groups) {
  const shown = groups.slice(0, MOST);
  list.replaceChildren(...shown.map(result));
  status.textContent =
    groups.length === 0
      ? `Nothing found for “${field.value.trim()}”. Other words may help.`
      : `${groups.length === 1 ? "1 page" : `${groups.length} pages`} found${groups.length > MOST ? `; the best ${MOST} are shown` : ""}.`;
}

worker.addEventListener("message", ({ data }) => {
  if (data.type === READY) {
    ready = true;
    ask();
  } else if (data.type === RESULT) {
    show(data.data.items);
  }
});

element("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});

field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(ask, WAIT);
});

/** Takes the words from the address, as after Back. */
function takeFromAddress() {
  field.value = decodeURIComponent(location.hash.slice(1));
  ask();
}

addEventListener("hashchange", takeFromAddress);
element("search-form").hidden = false;
takeFromAddress();

try {
  const answer = await fetch(new URL("search/search_index.json", base));
  const index = await answer.json();
  worker.postMessage({ type: SET_UP, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
} catch {
  status.textContent = "The search could not be loaded. The lists of guidance, services and sources still work.";
}
