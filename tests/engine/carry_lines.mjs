// Reads lines of {"compiled", "kept": [...]}; writes for each a line with, of every set of kept answers, those that
// stand in today's form and the ids of those that are told to be lost: what a visit does with them.
import { createInterface } from "node:readline";
import { carried } from "../../site_builder/client/engine/carrying.js";
import { createAssessment } from "../../site_builder/client/engine/index.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { compiled, kept } = JSON.parse(line);
  const assessment = createAssessment(compiled);
  const asked = new Set(compiled.questions.map((/** @type {{ id: string }} */ { id }) => id));
  const opened = kept.map((/** @type {Record<string, any>} */ answers) => {
    const today = Object.entries(carried(compiled, answers));
    const fits = (/** @type {[string, any]} */ [id, answer]) => asked.has(id) && !assessment.check(id, answer);
    return { answers: Object.fromEntries(today.filter(fits)), told: today.filter((entry) => !fits(entry)).map(([id]) => id) };
  });
  process.stdout.write(JSON.stringify(opened) + "\n");
}
