/**
 * The reasoning of the calculator for sick pay in sentences, one for each step.
 *
 * @typedef {import("../../client/engine/sick_pay.js").Paid} Paid
 * @typedef {import("../../client/engine/sick_pay.js").Spell} Spell
 * @typedef {import("../../client/engine/sick_pay.js").Year} Year
 */

const DAY_WORDS = new Intl.DateTimeFormat("en-GB", {
  timeZone: "UTC",
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
});
const DATE_WORDS = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });

/** @param {string} day */
export const dateWords = (day) => DATE_WORDS.format(new Date(`${day}T00:00:00Z`));

/** @param {string} day */
const dayWords = (day) => DAY_WORDS.format(new Date(`${day}T00:00:00Z`)).replace(",", "");

/**
 * @param {number} count
 * @param {string} thing
 */
const many = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

/**
 * An amount as people write it: at least two decimals, and those behind them only where they are something.
 *
 * @param {string} amount decimal text
 */
export function pounds(amount) {
  const [whole, fraction = ""] = amount.split(".");
  return `£${whole.replace(/\B(?=(\d{3})+$)/g, ",")}.${fraction.padEnd(2, "0").replace(/(?<=^\d\d.*?)0+$/, "")}`;
}

/**
 * Why the amount is what it is, line by line.
 *
 * @param {Paid} found
 * @param {Spell} spell
 * @param {Year[]} years
 * @returns {string[]}
 */
export function reasons(found, spell, years) {
  const worked = many(spell.days.length, "day");
  const rates = found.rates.flatMap((rate) => {
    const year = years.find(({ from }) => from === rate.from);
    return year ? rateWords(rate, year, found, worked, found.rates.length > 1) : [];
  });
  return [
    `Pay in an average week is ${pounds(found.average)}.`,
    ...rates,
    `From ${dayWords(spell.first)} to ${dayWords(spell.last)} there ${found.qualifying_days === 1 ? "is" : "are"} ` +
      `${many(found.qualifying_days, "day")} on which they normally work.`,
    ...waitingWords(found, spell, years),
    ...mostWords(found, spell, years),
    `${many(found.paid_days, "day")} of sick pay ${found.paid_days === 1 ? "comes" : "come"} to ${pounds(found.total)}.`,
  ];
}

/**
 * @param {Paid["rates"][number]} rate
 * @param {Year} year
 * @param {Paid} found
 * @param {string} worked
 * @param {boolean} several
 */
function rateWords(rate, year, found, worked, several) {
  const from = several ? `From ${dateWords(rate.from)} a` : "A";
  const share = `${year.percent}% of ${pounds(found.average)}`;
  const why = rate.of_earnings
    ? `${share} is less than ${pounds(year.week)}. ${from} week of sick pay is ${pounds(rate.week)}.`
    : `${from} week of sick pay is ${pounds(rate.week)}.` + (year.percent === null ? "" : ` ${share} is no less.`);
  return [why, `They work ${worked} a week. ${pounds(rate.week)} ÷ ${worked} is £${rate.day} a day, cut to four decimals.`];
}

/**
 * @param {Paid} found
 * @param {Spell} spell
 * @param {Year[]} years
 */
function waitingWords(found, spell, years) {
  if (found.waiting_days) return [`The first ${many(found.waiting_days, "day")} are not paid under the rules of that time.`];
  const year = years.find(({ from, until }) => from <= spell.first && spell.first <= until);
  return year?.waiting_days ? ["The unpaid days passed in the earlier spell."] : ["The first of them is paid."];
}

/**
 * @param {Paid} found
 * @param {Spell} spell
 * @param {Year[]} years
 */
function mostWords(found, spell, years) {
  const year = years.find(({ from, until }) => from <= spell.first && spell.first <= until);
  const before = spell.linked?.paid_days ?? 0;
  const most = `Sick pay lasts ${year?.most_weeks} weeks at most: ${many(spell.days.length * (year?.most_weeks ?? 0), "day")}`;
  const left = before ? `${most}. ${many(before, "day")} were paid before, so ${found.most_days} are left.` : `${most}.`;
  const ends = found.paid_days === found.most_days ? " With this it ends. Give the person form SSP1 within seven days." : "";
  return [left + ends];
}
