/**
 * The case studies closest to a business, and the services that will take it.
 *
 * @import { CaseStudy, Compiled, Guidance, Service, Situation } from "./contract.js"
 */

import { compareDecimals, decimalOf } from "./exact.js";

const MOST_CASE_STUDIES = 3;

/** Each size of business, and the number of people with which it ends; from the last on it is "large". */
const SIZES = /** @type {const} */ ([
  ["micro", "10"],
  ["small", "50"],
  ["medium", "250"],
]);

/**
 * What the answers say of the business.
 *
 * @typedef {{ staff?: string, sector?: string, area?: string }} Profile
 */

/**
 * The profile, as far as it was answered: by the ids `staff` and `sector`, and by the first area.
 *
 * @param {Compiled} compiled
 * @param {Situation} situation
 * @returns {Profile}
 */
export function profileOf({ questions }, situation) {
  const first = (/** @type {string} */ type, /** @type {string} */ id = "") =>
    questions
      .filter((question) => question.type === type && (!id || question.id === id))
      .flatMap((question) => situation.question(question.id).answer)[0];
  return { staff: first("number", "staff"), sector: first("single", "sector"), area: first("area") };
}

/**
 * At most three case studies on the topics of the guidance given, those of businesses most like this one first.
 *
 * @param {Compiled} compiled
 * @param {Guidance[]} given most useful first
 * @param {Profile} profile
 */
export function matchCaseStudies({ case_studies }, given, profile) {
  const shared = sharedTopics(given);
  const size = profile.staff && sizeOf(profile.staff);
  const closeness = (/** @type {CaseStudy} */ study) =>
    2 * Math.min(shared(study), 3) +
    3 * Number(study.sector === profile.sector) +
    2 * Number(!!size && study.size === size) +
    Number(!!profile.area && study.area === profile.area);
  return case_studies
    .filter(shared)
    .sort((a, b) => closeness(b) - closeness(a))
    .slice(0, MOST_CASE_STUDIES)
    .map(({ id }) => id);
}

/**
 * The advice line, then the services that the guidance names, then those on its topics; only those open to the
 * business.
 *
 * @param {Compiled} compiled
 * @param {Guidance[]} given most useful first
 * @param {Profile} profile
 */
export function matchServices({ services, advice_line }, given, profile) {
  const shared = sharedTopics(given);
  const named = given.flatMap((guidance) => guidance.services);
  const rank = (/** @type {Service} */ { id }) => (named.includes(id) ? named.indexOf(id) : named.length);
  const matched = services
    .filter((service) => service.id !== advice_line && takes(service, profile))
    .filter((service) => named.includes(service.id) || shared(service))
    .sort((a, b) => rank(a) - rank(b) || shared(b) - shared(a) || Number(!a.areas) - Number(!b.areas));
  return [...(advice_line ? [advice_line] : []), ...matched.map(({ id }) => id)];
}

/**
 * How many topics something shares with the guidance given.
 *
 * @param {Guidance[]} given
 */
function sharedTopics(given) {
  const topics = new Set(given.flatMap((guidance) => guidance.topics));
  return (/** @type {{ topics: string[] }} */ other) => other.topics.filter((topic) => topics.has(topic)).length;
}

/** @param {string} staff */
function sizeOf(staff) {
  const fitting = SIZES.find(([, most]) => compareDecimals(decimalOf(staff), decimalOf(most)) < 0);
  return fitting ? fitting[0] : "large";
}

/**
 * Whether a service is there for a business in this area, of this size; nobody is turned away for an unknown size.
 *
 * @param {Service} service
 * @param {Profile} profile
 */
function takes({ areas, at_least, at_most }, { staff, area }) {
  if (areas && !(area && areas.includes(area))) return false;
  const people = staff && decimalOf(staff);
  if (!people) return true;
  return (
    !(at_least && compareDecimals(people, decimalOf(at_least)) < 0) && !(at_most && compareDecimals(people, decimalOf(at_most)) > 0)
  );
}
