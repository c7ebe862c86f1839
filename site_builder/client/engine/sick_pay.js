import { decimalOf, fixedText } from "./exact.js";

/**
 * Statutory Sick Pay for one spell of sickness, to the penny and without a floating-point number. The rules of each year
 * come as data. `toolkit/sick_pay.py` is the reference, and says what the figures mean.
 *
 * @typedef {object} Year  the rates and rules of one year; amounts are decimal text in pounds, days are ISO dates
 * @property {string} from
 * @property {string} until
 * @property {string} week
 * @property {number | null} percent
 * @property {string | null} lower_earnings_limit
 * @property {number} waiting_days
 * @property {number} shortest_spell
 * @property {number} most_weeks
 * @property {number} linked_within_days
 * @property {string | null} spells_across
 *
 * @typedef {{ began: string, paid_days: number }} Linked  earlier spells: the first day of the first, and the days paid
 *
 * @typedef {object} Spell
 * @property {string} earned  whole pence, as text, over so many weeks
 * @property {number} weeks
 * @property {string[]} days  the days of the week that are worked: "mon" and so on
 * @property {string} first
 * @property {string} last
 * @property {Linked | null} linked
 *
 * @typedef {{ from: string, week: string, of_earnings: boolean, day: string }} RateUsed
 * @typedef {{ ends: string, days: number, amount: string }} Week
 *
 * @typedef {object} Paid
 * @property {"paid"} outcome
 * @property {string} average
 * @property {number} qualifying_days
 * @property {number} waiting_days
 * @property {number} paid_days
 * @property {number} most_days
 * @property {RateUsed[]} rates
 * @property {Week[]} weeks
 * @property {string} total
 *
 * @typedef {"backwards" | "before-known" | "after-known" | "across" | "linked-across" | "linked-unclear" | "too-short"
 *   | "below-limit" | "no-qualifying-days" | "used-up" | "waiting-days-only"} Reason
 * @typedef {Paid | { outcome: Reason }} SickPay
 */

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MILLISECONDS = 24 * 60 * 60 * 1000;
const SATURDAY = 5;
// A hundredth of a penny: what a day's pay is cut to.
const CUT = 4;

/**
 * What is paid, or why not.
 *
 * @param {Spell} spell
 * @param {Year[]} years without a gap, the earliest first
 * @returns {SickPay}
 */
export function sickPay(spell, years) {
  const reason = notTold(spell, years) ?? notPaid(spell, yearOf(years, spell.first));
  return reason ? { outcome: reason } : paid(spell, years);
}

/**
 * Why the rules that are known do not tell what is paid.
 *
 * @param {Spell} spell
 * @param {Year[]} years
 * @returns {Reason | null}
 */
function notTold({ first, last, linked }, years) {
  if (last < first || (linked && linked.began >= first)) return "backwards";
  if (first < years[0].from) return "before-known";
  if (last > years[years.length - 1].until) return "after-known";
  for (const year of years) {
    if (year.spells_across && year.from <= last) {
      if (first < year.from) return "across";
      if (linked && linked.began < year.from) return "linked-across";
    }
  }
  return linked && !linked.paid_days && yearOf(years, first).waiting_days ? "linked-unclear" : null;
}

/**
 * @param {Spell} spell
 * @param {Year} year
 * @returns {Reason | null}
 */
function notPaid(spell, year) {
  if (dayNumber(spell.last) - dayNumber(spell.first) + 1 < year.shortest_spell) return "too-short";
  const limit = year.lower_earnings_limit;
  return limit !== null && BigInt(spell.earned) < unitsIn(limit, 2) * BigInt(spell.weeks) ? "below-limit" : null;
}

/**
 * @param {Spell} spell
 * @param {Year[]} years
 * @returns {SickPay}
 */
function paid(spell, years) {
  const year = yearOf(years, spell.first);
  const qualifying = span(spell.first, spell.last).filter((day) => spell.days.includes(weekdayOf(day)));
  const waiting = spell.linked ? 0 : Math.min(year.waiting_days, qualifying.length);
  const most = Math.max(spell.days.length * year.most_weeks - (spell.linked?.paid_days ?? 0), 0);
  const days = qualifying.slice(waiting, waiting + most);
  if (!days.length) {
    return { outcome: qualifying.length ? (most ? "waiting-days-only" : "used-up") : "no-qualifying-days" };
  }
  const weeks = weeksOf(days, spell, years);
  return {
    outcome: "paid",
    average: fixedText({ units: BigInt(spell.earned) / BigInt(spell.weeks), places: 2 }),
    qualifying_days: qualifying.length,
    waiting_days: waiting,
    paid_days: days.length,
    most_days: most,
    rates: years.filter((each) => days.some((day) => holds(each, day))).map((each) => rateUsed(each, spell)),
    weeks,
    total: fixedText({ units: weeks.reduce((sum, week) => sum + unitsIn(week.amount, 2), 0n), places: 2 }),
  };
}

/**
 * A week's amount as a fraction of hundredths of a penny: the rate, or the share of earnings where that is less.
 *
 * @param {Year} year
 * @param {Spell} spell
 */
function weekly(year, spell) {
  const most = { above: unitsIn(year.week, CUT), below: 1n, ofEarnings: false };
  if (year.percent === null) return most;
  const share = { above: BigInt(spell.earned) * BigInt(year.percent), below: BigInt(spell.weeks), ofEarnings: true };
  return share.above < most.above * share.below ? share : most;
}

/**
 * A day's amount in hundredths of a penny, cut.
 *
 * @param {Year} year
 * @param {Spell} spell
 */
function daily(year, spell) {
  const { above, below } = weekly(year, spell);
  return above / (below * BigInt(spell.days.length));
}

/**
 * @param {Year} year
 * @param {Spell} spell
 * @returns {RateUsed}
 */
function rateUsed(year, spell) {
  const { above, below, ofEarnings } = weekly(year, spell);
  return {
    from: year.from,
    week: fixedText({ units: above / below, places: CUT }),
    of_earnings: ofEarnings,
    day: fixedText({ units: daily(year, spell), places: CUT }),
  };
}

/**
 * The paid days of each week up to a Saturday, and their amount, rounded up to the penny.
 *
 * @param {string[]} days
 * @param {Spell} spell
 * @param {Year[]} years
 * @returns {Week[]}
 */
function weeksOf(days, spell, years) {
  /** @type {Map<string, string[]>} */
  const weeks = new Map();
  for (const day of days) {
    const saturday = dayOf(dayNumber(day) + ((SATURDAY - WEEKDAYS.indexOf(weekdayOf(day)) + 7) % 7));
    weeks.set(saturday, [...(weeks.get(saturday) ?? []), day]);
  }
  return [...weeks].map(([ends, inside]) => {
    const amount = inside.reduce((sum, day) => sum + daily(yearOf(years, day), spell), 0n);
    return { ends, days: inside.length, amount: fixedText({ units: (amount + 99n) / 100n, places: 2 }) };
  });
}

/**
 * @param {Year} year
 * @param {string} day
 */
const holds = (year, day) => year.from <= day && day <= year.until;

/**
 * @param {Year[]} years
 * @param {string} day one that the years cover
 */
function yearOf(years, day) {
  const found = years.find((year) => holds(year, day));
  if (!found) throw new Error(`no year holds on ${day}`);
  return found;
}

/**
 * An amount in units of a power of ten.
 *
 * @param {string} amount
 * @param {number} places at least as many as the amount has
 */
function unitsIn(amount, places) {
  const { units, places: has } = decimalOf(amount);
  return units * 10n ** BigInt(places - has);
}

/**
 * How many days after 1 January 1970 a day is.
 *
 * @param {string} day
 */
const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / MILLISECONDS);

/** @param {number} number */
const dayOf = (number) => new Date(number * MILLISECONDS).toISOString().slice(0, 10);

/** @param {string} day */
const weekdayOf = (day) => WEEKDAYS[(dayNumber(day) + 3) % 7];

/**
 * @param {string} first
 * @param {string} last
 */
function span(first, last) {
  const from = dayNumber(first);
  return Array.from({ length: dayNumber(last) - from + 1 }, (_, index) => dayOf(from + index));
}
