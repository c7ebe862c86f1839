/** Who sent somebody here: named in the address, known to the page, and kept nowhere. */

import { all, one } from "./document.js";

/** Whoever came here from a partner is shown the way back, and nobody remembers it. */
export function greetPartner() {
  const from = new URLSearchParams(location.search).get("from") ?? "";
  for (const node of all("[data-partner]")) node.hidden = !node.dataset.partner?.split(" ").includes(from);
  return {
    /** @param {Record<string, unknown>} answers with the area, for a partner that has support near there */
    showLocal(answers) {
      const local = document.getElementById("local");
      if (!local) return;
      const given = all("select").map((select) => answers[/** @type {HTMLSelectElement} */ (select).name]);
      for (const node of all("[data-area]", local)) node.hidden = !given.includes(node.dataset.area);
      const isTheirs = from && local.dataset.partners?.split(" ").includes(from);
      local.hidden = !isTheirs || !one("[data-area]:not([hidden])", local);
    },
  };
}
