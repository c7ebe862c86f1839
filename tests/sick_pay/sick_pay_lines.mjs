// Reads lines of {"years", "spells": [...]}; writes for each a line with the list of what is paid.
import { createInterface } from "node:readline";
import { sickPay } from "../../site_builder/client/engine/sick_pay.js";

for await (const line of createInterface({ input: process.stdin })) {
  const { years, spells } = JSON.parse(line);
  const found = spells.map((/** @type {any} */ spell) => sickPay(spell, years));
  process.stdout.write(JSON.stringify(found) + "\n");
}
