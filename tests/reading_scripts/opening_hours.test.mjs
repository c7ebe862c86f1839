/** What is said of a line at moments that are easy to get wrong; no test knows what time it is. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { londonTime, opening } from "../../site_builder/theme/scripts/opening-hours.js";

const OFFICE = ["mon", "tue", "wed", "thu", "fri"].map((day) => `${day} 08:00-18:00`).join(";");
// Monday to Thursday 6pm to 2am, and from Friday 6pm to Monday 6am.
const EVENINGS = `${["mon", "tue", "wed", "thu"].map((day) => `${day} 18:00-02:00`).join(";")};fri 18:00-24:00;sat 00:00-24:00;sun 00:00-24:00;mon 00:00-06:00`;
const WINTER = [
  "2026-11-30 bank holiday, St Andrew’s Day, in Scotland",
  "2026-12-25 bank holiday, Christmas Day",
  "2026-12-26 Boxing Day",
  "2026-12-28 bank holiday, Boxing Day moved from the weekend",
  "2027-01-01 bank holiday, New Year’s Day",
  "2027-01-02 2 January, in Scotland",
  "2027-01-04 bank holiday, 2 January moved from the weekend, in Scotland",
].join(";");
const UNKNOWN = `unknown;${WINTER}`;
const CLOSED = `closed;${WINTER}`;

/**
 * @param {string} moment - with its zone
 * @param {string} hours
 * @param {string} [holidays]
 */
function said(moment, hours, holidays) {
  return opening(hours, londonTime(new Date(moment)), holidays);
}

/** @type {[string, string, string, string | undefined, boolean, string][]} */
const CASES = [
  // An ordinary week.
  ["before it opens", "2026-11-26T07:59:00Z", OFFICE, UNKNOWN, false, "Closed now. Opens today at 8am."],
  ["the minute it opens", "2026-11-26T08:00:00Z", OFFICE, UNKNOWN, true, "Usually open now, until 6pm."],
  ["the minute it closes", "2026-11-26T18:00:00Z", OFFICE, UNKNOWN, false, "Closed now. Opens tomorrow at 8am."],
  ["over a weekend", "2026-11-20T18:00:00Z", OFFICE, CLOSED, false, "Closed now. Opens on Monday at 8am."],
  ["past midnight", "2026-11-25T01:59:00Z", EVENINGS, UNKNOWN, true, "Usually open now, until 2am."],
  ["after the night", "2026-11-25T02:00:00Z", EVENINGS, UNKNOWN, false, "Closed now. Opens today at 6pm."],
  ["through a weekend", "2026-11-21T12:00:00Z", EVENINGS, undefined, true, "Usually open now, until 6am."],
  ["at any hour", "2026-12-25T12:00:00Z", "always", undefined, true, "Open now, as always."],
  // St Andrew’s Day is a Monday.
  [
    "on St Andrew’s Day, not known",
    "2026-11-30T10:00:00Z",
    OFFICE,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, St Andrew’s Day, in Scotland. Otherwise it is open until 6pm.",
  ],
  [
    "on St Andrew’s Day, closed",
    "2026-11-30T10:00:00Z",
    OFFICE,
    CLOSED,
    false,
    "Closed now: bank holiday, St Andrew’s Day, in Scotland. Opens tomorrow at 8am.",
  ],
  ["on St Andrew’s Day, open all the same", "2026-11-30T10:00:00Z", OFFICE, undefined, true, "Usually open now, until 6pm."],
  [
    "the weekend before St Andrew’s Day",
    "2026-11-28T10:00:00Z",
    OFFICE,
    UNKNOWN,
    false,
    "Closed now. Opens on Monday at 8am, unless it is closed: bank holiday, St Andrew’s Day, in Scotland.",
  ],
  ["the weekend before, closed", "2026-11-28T10:00:00Z", OFFICE, CLOSED, false, "Closed now. Opens on Tuesday at 8am."],
  [
    "the night into St Andrew’s Day",
    "2026-11-30T03:00:00Z",
    EVENINGS,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, St Andrew’s Day, in Scotland. Otherwise it is open until 6am.",
  ],
  [
    "past the midnight after St Andrew’s Day",
    "2026-12-01T01:00:00Z",
    EVENINGS,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, St Andrew’s Day, in Scotland. Otherwise it is open until 2am.",
  ],
  // Christmas Eve is a Thursday; the holidays run until Monday.
  [
    "on the night of Christmas Eve, not known",
    "2026-12-24T20:00:00Z",
    OFFICE,
    UNKNOWN,
    false,
    "Closed now. Opens tomorrow at 8am, unless it is closed: bank holiday, Christmas Day.",
  ],
  ["on the night of Christmas Eve, closed", "2026-12-24T20:00:00Z", OFFICE, CLOSED, false, "Closed now. Opens on Tuesday at 8am."],
  ["on Christmas Eve, before midnight", "2026-12-24T23:30:00Z", EVENINGS, UNKNOWN, true, "Usually open now, until 2am."],
  [
    "on Christmas Eve, past midnight",
    "2026-12-25T00:30:00Z",
    EVENINGS,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, Christmas Day. Otherwise it is open until 2am.",
  ],
  [
    "on Boxing Day, a Saturday and no bank holiday",
    "2026-12-26T12:00:00Z",
    EVENINGS,
    UNKNOWN,
    false,
    "It may be closed today: Boxing Day. Otherwise it is open until 6am.",
  ],
  // Hogmanay is a Thursday; what began that evening goes on past midnight for a line that closes on holidays.
  ["at Hogmanay, before midnight", "2026-12-31T23:59:00Z", EVENINGS, CLOSED, true, "Usually open now, until 2am."],
  ["at Hogmanay, past midnight, closed on holidays", "2027-01-01T00:01:00Z", EVENINGS, CLOSED, true, "Usually open now, until 2am."],
  [
    "at Hogmanay, past midnight, not known",
    "2027-01-01T00:01:00Z",
    EVENINGS,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, New Year’s Day. Otherwise it is open until 2am.",
  ],
  [
    "on New Year’s Day, closed until the Tuesday after",
    "2027-01-01T12:00:00Z",
    OFFICE,
    CLOSED,
    false,
    "Closed now: bank holiday, New Year’s Day. Opens on Tuesday at 8am.",
  ],
  [
    "on the day for 2 January, which England does not have",
    "2027-01-04T09:00:00Z",
    OFFICE,
    UNKNOWN,
    false,
    "It may be closed today: bank holiday, 2 January moved from the weekend, in Scotland. Otherwise it is open until 6pm.",
  ],
  // Clocks: in summer an hour ahead; forward on 28 March 2027 at 1am, back on 25 October 2026 at 2am.
  ["in summer", "2026-07-17T07:30:00Z", OFFICE, UNKNOWN, true, "Usually open now, until 6pm."],
  ["before the clocks go back", "2026-10-25T00:30:00Z", EVENINGS, UNKNOWN, true, "Usually open now, until 6am."],
  ["after the clocks went back", "2026-10-25T01:30:00Z", EVENINGS, UNKNOWN, true, "Usually open now, until 6am."],
  ["the Friday before the clocks go forward", "2027-03-26T19:00:00Z", OFFICE, UNKNOWN, false, "Closed now. Opens on Monday at 8am."],
  ["the Monday after the clocks went forward", "2027-03-29T07:00:00Z", OFFICE, UNKNOWN, true, "Usually open now, until 6pm."],
  // The zone of the reader plays no part.
  ["in New York", "2026-11-30T23:30:00-05:00", EVENINGS, CLOSED, false, "Closed now. Opens today at 6pm."],
];

for (const [name, moment, hours, holidays, open, words] of CASES) {
  test(name, () => {
    assert.deepEqual(said(moment, hours, holidays), { open, words });
  });
}

test("a day more than a week away is named with its date", () => {
  const week = ["21", "22", "23", "24", "25", "28", "29", "30", "31"].map((day) => `2026-12-${day} a holiday`).join(";");
  assert.equal(said("2026-12-18T19:00:00Z", OFFICE, `closed;${week}`).words, "Closed now. Opens on Friday 1 January at 8am.");
});

test("a line that is closed for all the days that are looked at has no day to name", () => {
  assert.equal(said("2026-12-25T12:00:00Z", "fri 09:00-10:00", "closed;2026-12-25 a;2027-01-01 b;2027-01-08 c;2027-01-15 d").words, "Closed now: a.");
});
