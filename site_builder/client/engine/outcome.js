/**
 * Everything that a set of answers means, in the order in which a person gets it.
 *
 * @import { Compiled, Outcome, Reason, Situation } from "./contract.js"
 */

import { rankedAdvice } from "./advice.js";
import { dutiesOf } from "./duties.js";
import { matchCaseStudies, matchServices, profileOf } from "./matching.js";

/**
 * @param {Compiled} compiled
 * @param {Situation} situation
 * @param {Reason[][]} ruled for each rule of advice, the reasons why it holds
 * @param {boolean[]} gates whether the gate of each level holds
 * @returns {Outcome}
 */
export function outcomeOf(compiled, situation, ruled, gates) {
  const shown = compiled.questions.map(({ id }) => id).filter((id) => situation.question(id).state !== "hidden");
  const duties = dutiesOf(compiled, situation);
  const given = rankedAdvice(compiled, situation, ruled, duties);
  const guidance = given.map((piece) => piece.guidance);
  const profile = profileOf(compiled, situation);
  return {
    questionnaire: compiled.questionnaire,
    version: compiled.version,
    shown,
    answered: shown.filter((id) => situation.question(id).answer.length).length,
    of: shown.length,
    scores: Object.fromEntries(compiled.scores.map(({ id }) => [id, { ...situation.score(id) }])),
    level: levelReached(compiled, gates),
    duties,
    advice: given.map(({ advice }) => advice),
    case_studies: matchCaseStudies(compiled, guidance, profile),
    services: matchServices(compiled, guidance, profile),
  };
}

/**
 * The highest level whose own gate and all lower gates hold; null when there is none.
 *
 * @param {Compiled} compiled
 * @param {boolean[]} gates
 */
function levelReached({ levels }, gates) {
  const closed = gates.indexOf(false);
  return levels.slice(0, closed < 0 ? levels.length : closed).pop()?.id ?? null;
}
