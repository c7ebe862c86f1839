/**
 * Says whether a line is open at this moment. The page has the hours in words; this adds a sentence where
 * `data-open-hours` has them as `mon 09:00-17:00;tue 09:00-17:00`, or `always`. Times are those of the United Kingdom,
 * whatever the clock of the reader.
 *
 * `data-bank-holidays` has the days on which the line is closed, or may be: `closed` or `unknown`, then
 * `2026-11-30 bank holiday, St Andrew’s Day`, all joined by semicolons. It is missing where holidays change nothing.
 */

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const DAY = 24 * 60;
const WEEK = 7 * DAY;
// Days to look ahead: more than a week, and more than all holidays in a row.
const AHEAD = 21;

/**
 * @typedef {{date: string, minute: number}} Moment - a day such as 2026-11-30, and minutes since its midnight
 * @typedef {{from: number, to: number, holiday: string}} Span - minutes since midnight of the day from which one looks;
 *   `holiday` says what the day is on which the span begins, nothing for an ordinary one
 * @typedef {{closed: boolean, names: Map<string, string>}} Holidays - what each day is, and whether the line is surely
 *   closed then
 * @typedef {{open: boolean, words: string}} Said
 */

/**
 * What can be said at a moment.
 *
 * @param {string} hours
 * @param {Moment} now
 * @param {string} [holidays]
 * @returns {Said}
 */
export function opening(hours, now, holidays = "") {
  if (hours === "always") {
    return { open: true, words: "Open now, as always." };
  }
  const known = read(holidays);
  const all = spans(hours, now.date, known);
  const closes = closing(all, now.minute);
  return closes === null ? closedNow(all, now, known) : openNow(all, now, closes, known);
}

/**
 * @param {Span[]} all
 * @param {Moment} now
 * @param {number} closes
 * @param {Holidays} known
 * @returns {Said}
 */
function openNow(all, now, closes, known) {
  const running = all.find(({ from, to, holiday }) => from <= now.minute && now.minute < to && holiday);
  const holiday = running?.holiday || (known.closed ? "" : known.names.get(now.date));
  if (holiday) {
    return { open: false, words: `It may be closed today: ${holiday}. Otherwise it is open until ${clock(closes)}.` };
  }
  return closes - now.minute >= WEEK
    ? { open: true, words: "Open now, as always." }
    : { open: true, words: `Usually open now, until ${clock(closes)}.` };
}

/**
 * @param {Span[]} all
 * @param {Moment} now
 * @param {Holidays} known
 * @returns {Said}
 */
function closedNow(all, now, known) {
  const today = known.closed ? known.names.get(now.date) : undefined;
  const why = today ? `Closed now: ${today}.` : "Closed now.";
  const next = all.filter(({ from }) => from > now.minute).sort((one, other) => one.from - other.from)[0];
  if (!next) {
    return { open: false, words: why };
  }
  const opens = `Opens ${dayWords(next.from, now)} at ${clock(next.from)}`;
  return { open: false, words: `${why} ${opens}${next.holiday ? `, unless it is closed: ${next.holiday}` : ""}.` };
}

/**
 * Every span from a week before a day until some weeks after it.
 *
 * @param {string} hours
 * @param {string} today
 * @param {Holidays} known
 * @returns {Span[]}
 */
function spans(hours, today, known) {
  const rows = hours.split(";").map((part) => {
    const [day, times] = part.split(" ");
    const [opens, closes] = times.split("-").map(minutes);
    return { day, opens, length: closes - opens + (closes <= opens ? DAY : 0) };
  });
  const found = [];
  for (let offset = -1; offset <= AHEAD; offset += 1) {
    const { date, day } = dayAfter(today, offset);
    const holiday = known.names.get(date) ?? "";
    if (!(holiday && known.closed)) {
      const ofDay = rows.filter((row) => row.day === day);
      found.push(
        ...ofDay.map(({ opens, length }) => ({
          from: offset * DAY + opens,
          to: offset * DAY + opens + length,
          holiday,
        })),
      );
    }
  }
  return found;
}

/**
 * When what is open at `now` closes, drawing together spans that touch; null where nothing is open.
 *
 * @param {Span[]} all
 * @param {number} now
 * @returns {number | null}
 */
function closing(all, now) {
  let end = now;
  for (let found = true; found && end - now < WEEK; ) {
    const later = all.filter(({ from, to }) => from <= end && end < to);
    found = later.length > 0;
    end = Math.max(end, ...later.map(({ to }) => to));
  }
  return end > now ? end : null;
}

/**
 * @param {string} holidays
 * @returns {Holidays}
 */
function read(holidays) {
  const [kept, ...days] = holidays.split(";");
  return { closed: kept === "closed", names: new Map(days.map((day) => [day.slice(0, 10), day.slice(11)])) };
}

/**
 * The day so many days after another, by the calendar: no clock and no change of clocks comes into it.
 *
 * @param {string} date
 * @param {number} offset
 */
function dayAfter(date, offset) {
  const found = new Date(`${date}T00:00:00Z`);
  found.setUTCDate(found.getUTCDate() + offset);
  return { date: found.toISOString().slice(0, 10), day: DAYS[(found.getUTCDay() + 6) % 7] };
}

/** @param {string} time */
function minutes(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** @param {number} moment */
function clock(moment) {
  const time = ((moment % DAY) + DAY) % DAY;
  if (time % (12 * 60) === 0) {
    return time === 0 ? "midnight" : "noon";
  }
  const hour = Math.floor(time / 60);
  const minute = time % 60 ? `:${String(time % 60).padStart(2, "0")}` : "";
  return `${((hour + 11) % 12) + 1}${minute}${hour < 12 ? "am" : "pm"}`;
}

/**
 * @param {number} moment
 * @param {Moment} now
 */
function dayWords(moment, now) {
  const days = Math.floor(moment / DAY);
  if (days < 2) {
    return days === 0 ? "today" : "tomorrow";
  }
  const { date, day } = dayAfter(now.date, days);
  const name = NAMES[DAYS.indexOf(day)];
  return days < 7 ? `on ${name}` : `on ${name} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
}

/**
 * @param {Date} date
 * @returns {Moment} the day and the minute in the United Kingdom
 */
export function londonTime(date) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(date);
  const value = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? "";
  return {
    date: `${value("year")}-${value("month")}-${value("day")}`,
    minute: Number(value("hour")) * 60 + Number(value("minute")),
  };
}

if (typeof document !== "undefined") {
  for (const place of document.querySelectorAll("[data-open-hours]")) {
    if (place instanceof HTMLElement) {
      const { openHours = "", bankHolidays } = place.dataset;
      const { open, words } = opening(openHours, londonTime(new Date()), bankHolidays);
      place.textContent = words;
      place.dataset.open = open ? "yes" : "no";
      place.hidden = false;
    }
  }
}
