/**
 * Says whether a line is open at this moment. The page has the hours in words; this adds one sentence where
 * `data-open-hours` has them as `mon 09:00-17:00;tue 09:00-17:00`, or `always`. Times are those of the United Kingdom.
 */

const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAY = 24 * 60;
const WEEK = 7 * DAY;

/**
 * @typedef {{from: number, to: number}} Span - minutes since Monday, midnight; `to` may lie in the next week
 */

/**
 * @param {string} hours
 * @returns {Span[]}
 */
export function spans(hours) {
  return hours.split(";").map((part) => {
    const [day, times] = part.split(" ");
    const [opens, closes] = times.split("-").map(minutes);
    const from = DAYS.indexOf(day) * DAY + opens;
    return { from, to: from + closes - opens + (closes <= opens ? DAY : 0) };
  });
}

/**
 * What can be said at a minute of the week.
 *
 * @param {string} hours
 * @param {number} now - minutes since Monday, midnight
 * @returns {{open: boolean, words: string}}
 */
export function opening(hours, now) {
  if (hours === "always") {
    return { open: true, words: "Open now, as always." };
  }
  const all = spans(hours);
  const closes = closing(all, now);
  if (closes !== null) {
    return closes - now >= WEEK
      ? { open: true, words: "Open now, as always." }
      : { open: true, words: `Usually open now, until ${clock(closes)}.` };
  }
  const next = Math.min(...all.map(({ from }) => (from > now ? from : from + WEEK)));
  return { open: false, words: `Closed now. Opens ${dayWords(next, now)} at ${clock(next)}.` };
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
    const later = all
      .flatMap(({ from, to }) => [-WEEK, 0, WEEK].map((shift) => ({ from: from + shift, to: to + shift })))
      .filter(({ from, to }) => from <= end && end < to);
    found = later.length > 0;
    end = Math.max(end, ...later.map(({ to }) => to));
  }
  return end > now ? end : null;
}

/** @param {string} time */
function minutes(time) {
  const [hour, minute] = time.split(":").map(Number);
  return hour * 60 + minute;
}

/** @param {number} moment */
function clock(moment) {
  const time = moment % DAY;
  if (time % (12 * 60) === 0) {
    return time === 0 ? "midnight" : "noon";
  }
  const hour = Math.floor(time / 60);
  const minute = time % 60 ? `:${String(time % 60).padStart(2, "0")}` : "";
  return `${((hour + 11) % 12) + 1}${minute}${hour < 12 ? "am" : "pm"}`;
}

/**
 * @param {number} moment
 * @param {number} now
 */
function dayWords(moment, now) {
  const days = Math.floor(moment / DAY) - Math.floor(now / DAY);
  return days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${NAMES[Math.floor(moment / DAY) % 7]}`;
}

/**
 * @param {Date} date
 * @returns {number} minutes since Monday, midnight, in the United Kingdom
 */
export function minuteOfWeek(date) {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    weekday: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(date);
  const value = (/** @type {string} */ type) => parts.find((part) => part.type === type)?.value ?? "";
  return NAMES.indexOf(value("weekday")) * DAY + Number(value("hour")) * 60 + Number(value("minute"));
}

if (typeof document !== "undefined") {
  for (const place of document.querySelectorAll("[data-open-hours]")) {
    if (place instanceof HTMLElement) {
      const { open, words } = opening(place.dataset.openHours ?? "", minuteOfWeek(new Date()));
      place.textContent = words;
      place.dataset.open = open ? "yes" : "no";
      place.hidden = false;
    }
  }
}
