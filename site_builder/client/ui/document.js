/** What the screens ask of the document. No text becomes HTML anywhere: the page forbids it, and nothing needs it. */

export const root = document.documentElement;

/**
 * An element that the page always has.
 *
 * @param {string} id
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * The elements that fit a selector, in the order of the document.
 *
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(isHtml);

/**
 * The first element that fits a selector, which must be there.
 *
 * @param {string} selector
 * @param {ParentNode} [within]
 */
export const one = (selector, within = document) => /** @type {HTMLElement} */ (within.querySelector(selector));

/**
 * @param {Element} element
 * @returns {element is HTMLElement}
 */
function isHtml(element) {
  return element instanceof HTMLElement;
}

/**
 * Write texts into the places that are named after them.
 *
 * @template {ParentNode} Filled
 * @param {Filled} node
 * @param {Record<string, string | number>} texts by the name of the place
 * @returns {Filled}
 */
export function fill(node, texts) {
  for (const [name, text] of Object.entries(texts)) {
    for (const place of all(`[data-slot="${name}"]`, node)) place.textContent = `${text}`;
  }
  return node;
}

/**
 * A copy of what a `<template>` holds, its places filled in.
 *
 * @param {string} id of the template
 * @param {Record<string, string | number>} [texts]
 */
export function copy(id, texts = {}) {
  const template = /** @type {HTMLTemplateElement} */ (byId(id));
  return fill(/** @type {DocumentFragment} */ (template.content.cloneNode(true)), texts);
}

/**
 * A plain element with a text.
 *
 * @param {string} tag
 * @param {...(string | Node)} content
 */
export function element(tag, ...content) {
  const made = document.createElement(tag);
  made.append(...content);
  return made;
}

/**
 * Show a node of the paper form in a step, or leave it out there; printed as a blank form, it is always shown.
 *
 * @param {HTMLElement} node
 * @param {boolean} shown
 */
export const show = (node, shown) => node.classList.toggle("off", !shown);
