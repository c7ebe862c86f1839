/**
 * What the law asks, apart from any score.
 *
 * @import { Compiled, Duty, Question, Reason, Situation, Standing } from "./contract.js"
 */

import { passes } from "./conditions.js";

/** Several questions may ask after one duty; the first of these that one of them says is its state. */
const DUTY_STATES = /** @type {const} */ (["unmet", "unknown", "met"]);

/**
 * The duties that are asked after, in the order of the file; those that are silent are left out.
 *
 * @param {Compiled} compiled
 * @param {Situation} situation
 * @returns {Duty[]}
 */
export function dutiesOf({ questions }, situation) {
  /** @type {Map<string, Record<Duty["state"], Reason[]>>} */
  const said = new Map();
  for (const { id, duty } of questions) {
    if (!duty) continue;
    const reasons = said.get(duty.id) ?? { unmet: [], unknown: [], met: [] };
    const standing = situation.question(id);
    const state = dutyState(duty, standing);
    if (state) reasons[state].push({ question: id, answer: [...standing.answer] });
    said.set(duty.id, reasons);
  }
  return [...said].flatMap(([id, reasons]) => {
    const state = DUTY_STATES.find((candidate) => reasons[candidate].length);
    return state ? [{ id, state, because: reasons[state] }] : [];
  });
}

/**
 * What a question says of its duty; null when it is silent.
 *
 * @param {NonNullable<Question["duty"]>} duty
 * @param {Standing} standing
 * @returns {Duty["state"] | null}
 */
function dutyState({ met_by }, { state, answer }) {
  if (state === "hidden" || state === "not_applicable") return null;
  if (state !== "answered") return "unknown";
  return passes(met_by, answer) ? "met" : "unmet";
}
