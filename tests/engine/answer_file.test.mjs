// A file of answers: what is written, and what is said of a file that is none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answersFile, answersInFile } from "../../site_builder/client/engine/answer_file.js";
import { compiledWith, single } from "./made.mjs";

const compiled = compiledWith({ questions: [single("talk", { no: "0", yes: "2" }, { formerly: ["chat"] })] });

test("a file says what it is, of what, and from when", () => {
  assert.deepEqual(JSON.parse(answersFile(compiled, { talk: "yes" }, "2026-11-24")), {
    format: 1,
    questionnaire: "made",
    version: "0123456789ab",
    saved: "2026-11-24",
    answers: { talk: "yes" },
  });
});

test("a file of an earlier version, or under the questionnaire's earlier id, opens", () => {
  const text = answersFile({ ...compiled, questionnaire: "old", version: "x" }, { chat: "yes", gone: "no" }, "");
  assert.deepEqual(answersInFile(compiled, ["old"], text), { answers: { talk: "yes" }, leftOut: ["gone"] });
  assert.equal(answersInFile(compiled, [], text), "foreign");
});

/** @type {[string, string][]} */
const REFUSED = [
  ["", "broken"],
  ["null", "broken"],
  ["[]", "broken"],
  ["{", "broken"],
  ['{"format": "1", "questionnaire": "made", "answers": {}}', "broken"],
  ['{"format": 1, "questionnaire": "made", "answers": []}', "broken"],
  ['{"format": 1, "questionnaire": "made"}', "broken"],
  ['{"format": 2, "questionnaire": "made", "answers": {}}', "newer"],
  ['{"format": 1, "questionnaire": ["made"], "answers": {}}', "foreign"],
  ['{"format": 1, "answers": {}}', "foreign"],
];
for (const [text, why] of REFUSED) {
  test(`“${text}” is ${why}`, () => assert.equal(answersInFile(compiled, [], text), why));
}
