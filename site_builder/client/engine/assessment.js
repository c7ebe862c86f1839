/**
 * A questionnaire as a network: what is shown rests on answers, scores on what is shown, levels and rules on both.
 *
 * @import { Compiled, Condition, Result, Situation, Standing } from "./contract.js"
 * @import { NetworkNode } from "./network.js"
 */

import { reasonsOf } from "./advice.js";
import { holds, leavesOf } from "./conditions.js";
import { foundIn } from "./lookup.js";
import { newNetwork } from "./network.js";
import { runningTotal } from "./running_total.js";
import { joinTallies, NOTHING, resultOf, tallyOf } from "./scores.js";
import { standingOf } from "./standings.js";

/**
 * The network of a questionnaire, not yet settled.
 *
 * @param {Compiled} compiled
 * @param {Map<string, string[]>} given the words of the answers by question; read when a question is worked out
 */
export function networkOf(compiled, given) {
  const network = newNetwork();
  /** @type {Map<string, NetworkNode<Standing>>} */
  const questions = new Map();
  /** @type {Map<string, NetworkNode<Result>>} */
  const scores = new Map();
  /** @type {Situation} */
  const situation = { question: (id) => foundIn(questions, id).value, score: (id) => foundIn(scores, id).value };

  /**
   * @template T
   * @param {Condition | undefined} condition what the value looks at
   * @param {() => T} workOut
   */
  const addConditional = (condition, workOut) => {
    const node = network.add(workOut);
    for (const leaf of condition ? leavesOf(condition) : []) {
      const basis = "question" in leaf ? foundIn(questions, leaf.question) : foundIn(scores, leaf.score);
      basis.listeners.push(() => network.touch(node));
    }
    return node;
  };

  for (const question of compiled.questions) {
    const { id, show_if } = question;
    const workOut = () => standingOf(question, !show_if || holds(show_if, situation), given.get(id) ?? []);
    questions.set(id, addConditional(show_if, workOut));
  }
  addScores(compiled, network, questions, scores);
  return {
    network,
    questions,
    situation,
    rules: compiled.advice.map(({ when }) => addConditional(when, () => reasonsOf(when, situation))),
    gates: compiled.levels.map(({ requires }) => addConditional(requires, () => holds(requires, situation))),
  };
}

/**
 * @param {Compiled} compiled
 * @param {ReturnType<typeof newNetwork>} network
 * @param {Map<string, NetworkNode<Standing>>} questions
 * @param {Map<string, NetworkNode<Result>>} scores is filled, each score after those that it rests on
 */
function addScores(compiled, network, questions, scores) {
  const definitions = new Map(compiled.scores.map((score) => [score.id, score]));

  /** @param {string} id @returns {NetworkNode<Result>} */
  const add = (id) => {
    const known = scores.get(id);
    if (known) return known;
    const score = foundIn(definitions, id);
    const { method, over } = score;
    const parts = score.parts.map(({ id: part, weight }) => {
      const basis = over === "scores" ? add(part) : foundIn(questions, part);
      return { basis, tally: () => tallyOf(method, weight, basis.value) };
    });
    const running = runningTotal(
      parts.map(({ tally }) => tally),
      joinTallies(method),
      NOTHING,
    );
    const node = network.add(() => resultOf(score, running.total()));
    parts.forEach(({ basis }, index) =>
      basis.listeners.push(() => {
        running.forget(index);
        network.touch(node);
      }),
    );
    scores.set(id, node);
    return node;
  };
  for (const { id } of compiled.scores) add(id);
}
