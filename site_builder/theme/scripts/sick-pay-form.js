/**
 * What stands in the form of the calculator: a spell of sickness, or what has to be put right first.
 *
 * @typedef {import("../../client/engine/sick_pay.js").Spell} Spell
 * @typedef {{ field: string, words: string }} Problem
 * @typedef {{ basis: string, pay: string, days: string[], first: string, last: string, linked: string, began: string,
 *   paidDays: string }} Entered
 */

// How pay over a stretch of time becomes pay over weeks: two months are a sixth of the 52 weeks of a year.
/** @type {Record<string, { times: bigint, weeks: number }>} */
const BASES = {
  week: { times: 1n, weeks: 1 },
  eight: { times: 1n, weeks: 8 },
  months: { times: 6n, weeks: 52 },
};

/**
 * An amount in whole pence, or null where it is none.
 *
 * @param {string} text such as "1,250.50" or "£250"
 */
export function penceOf(text) {
  const found = /^£?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$/.exec(text.trim());
  return found ? BigInt(found[1].replaceAll(",", "") + (found[2] ?? "").padEnd(2, "0")) : null;
}

/**
 * @param {Entered} entered
 * @returns {{ spell: Spell, problems: Problem[] }} the spell means nothing while there are problems
 */
export function spellOf(entered) {
  const basis = BASES[entered.basis] ?? BASES.week;
  const pence = penceOf(entered.pay);
  const linked = entered.linked === "yes" ? { began: entered.began, paid_days: Number(entered.paidDays.trim() || NaN) } : null;
  const spell = {
    earned: String((pence ?? 0n) * basis.times),
    weeks: basis.weeks,
    days: entered.days,
    first: entered.first,
    last: entered.last,
    linked,
  };
  return { spell, problems: problemsOf(entered, spell, pence) };
}

/**
 * @param {Entered} entered
 * @param {Spell} spell
 * @param {bigint | null} pence
 * @returns {Problem[]}
 */
function problemsOf(entered, spell, pence) {
  /** @type {[boolean, string, string][]} */
  const asked = [
    [!entered.basis, "basis-week", "Choose which figure for their pay you have"],
    [pence === null, "pay", "Write their pay as an amount in pounds, such as 250 or 250.50"],
    [!spell.days.length, "day-mon", "Choose at least one day on which they normally work"],
    [!spell.first, "first", "Write the first day of sickness"],
    [!spell.last, "last", "Write the last day of sickness"],
    [Boolean(spell.first && spell.last) && spell.last < spell.first, "last", "The last day comes before the first day"],
    [!entered.linked, "linked-no", "Say whether they were also ill in the weeks before"],
    ...linkedProblems(spell),
  ];
  return asked.filter(([wrong]) => wrong).map(([, field, words]) => ({ field, words }));
}

/**
 * @param {Spell} spell
 * @returns {[boolean, string, string][]}
 */
function linkedProblems({ first, linked }) {
  if (!linked) return [];
  const { began, paid_days: days } = linked;
  return [
    [!began, "began", "Write the first day of the earlier sickness"],
    [Boolean(began && first) && began >= first, "began", "The earlier sickness must begin before this one"],
    [!Number.isInteger(days) || days < 0, "paid-days", "Write how many days of sick pay were paid before, such as 3 or 0"],
  ];
}
