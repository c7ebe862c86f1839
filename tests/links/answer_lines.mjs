// Reads lines of {"compiled", "writing": [answers, …], "reading": [fragment, …], "files": [text, …]}; writes for each a
// line with the fragments and files of the answers, and with what the fragments and files give back.
import { createInterface } from "node:readline";
import { answersFile, answersInFile } from "../../site_builder/client/engine/answer_file.js";
import { answersFragment, answersInFragment } from "../../site_builder/client/engine/answer_link.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { compiled, writing = [], reading = [], files = [] } = JSON.parse(line);
  const answer = {
    fragments: writing.map((/** @type {any} */ answers) => answersFragment(compiled, answers)),
    written: writing.map((/** @type {any} */ answers) => answersFile(compiled, answers, "2026-11-24")),
    reading: reading.map((/** @type {string} */ fragment) => answersInFragment(compiled, fragment)),
    files: files.map((/** @type {string} */ text) => answersInFile(compiled, ["made-of-old"], text)),
  };
  process.stdout.write(JSON.stringify(answer) + "\n");
}
