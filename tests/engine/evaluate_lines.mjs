// Reads lines of {"compiled", "answers": [...]}; writes for each a line with the list of outcomes as text,
// or {"refused": question} where an answer does not fit.
import { createInterface } from "node:readline";
import { AnswerError, evaluate } from "../../site_builder/client/engine/index.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { compiled, answers } = JSON.parse(line);
  const outcomes = answers.map((/** @type {any} */ given) => {
    try {
      return JSON.stringify(evaluate(compiled, given), null, 2);
    } catch (error) {
      if (error instanceof AnswerError) return { refused: error.question };
      throw error;
    }
  });
  process.stdout.write(JSON.stringify(outcomes) + "\n");
}
