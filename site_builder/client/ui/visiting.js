/**
 * Answers that came with a link or in a file: shown with their result, and kept nowhere. A person's own answers stay as
 * they are, in the page and in every copy, until that person says that these take their place.
 */

import { all, byId, element, one, root } from "./document.js";

/** @typedef {import("../engine/contract.js").Fitting} Fitting */

/** @param {import("./questionnaire.js").Running} running */
export function followVisits({ session, steps, keeping }) {
  const notice = byId("visiting");
  const { store } = session;
  /** A person's own answers, while others are shown. @type {import("../engine/contract.js").Answers} */
  let mine = {};

  /** @param {boolean} visiting */
  const turn = (visiting) => {
    session.visiting = visiting;
    // What is changed meanwhile is kept nowhere, and what is kept stays until the same day.
    session.store = visiting ? { ...store, plan: {}, keep: () => session.until, forget() {} } : store;
    root.classList.toggle("visiting", visiting);
    notice.hidden = !visiting;
  };

  byId("use-these").addEventListener("click", () => {
    turn(false);
    session.keep();
    keeping.changed(session.until);
    steps.headingOf(steps.current).focus();
  });
  byId("back-to-mine").addEventListener("click", () => {
    turn(false);
    session.put(mine);
    history.replaceState(history.state, "", `#${steps.first.id}`);
    steps.arrive(true);
  });

  return {
    /**
     * Show the result of these answers, and say where they came from and what could not be taken over.
     *
     * @param {Fitting} found
     * @param {"link" | "file"} from
     */
    show({ answers, leftOut }, from) {
      if (!session.visiting) mine = session.answers();
      turn(true);
      session.put(answers);
      const states = [from, Object.keys(mine).length ? "mine" : "none", leftOut.length ? "left-out" : ""];
      for (const node of all("[data-when]", notice)) node.hidden = !states.includes(node.dataset.when ?? "");
      one("ul", notice).replaceChildren(...session.wordsFor(leftOut).map((words) => element("li", words)));
      root.classList.remove("opening");
      // Answers do not stay in the address, where the next person at this computer would see them.
      if (from === "link") history.replaceState(history.state, "", "#result");
      else history.pushState(null, "", "#result");
      steps.arrive(true);
      byId("visiting-heading").focus({ preventScroll: true });
    },
  };
}
