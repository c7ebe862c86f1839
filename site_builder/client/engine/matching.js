/**
 * The case studies closest to a business, and the services that will take it.
 *
 * @import { CaseStudy, Compiled, Guidance, Service, Situation } from "./contract.js"
 */

import { compareQuantities } from "./exact.js";

const MOST_CASE_STUDIES = 3;

const SIZES = ["micro", "small", "medium", "large"];
/** With how many people each size but the first begins. */
const SIZE_STARTS = ["10", "50", "250"];

/**
 * What the answers say of the business; "" where they say nothing.
 *
 * @typedef {{ staff: string, size: string, sector: string, area: string }} Profile
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
      .flatMap((question) => situation.question(question.id).answer)[0] ?? "";
  const staff = first("number", "staff");
  return { staff, size: staff && sizeOf(staff), sector: first("single", "sector"), area: first("area") };
}

/** @param {string} staff */
function sizeOf(staff) {
  return SIZES[SIZE_STARTS.filter((start) => compareQuantities(staff, start) >= 0).length];
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
  const closeness = (/** @type {CaseStudy} */ study) =>
    2 * Math.min(shared(study), 3) +
    3 * Number(study.sector === profile.sector) +
    2 * Number(study.size === profile.size) +
    Number(study.area === profile.area);
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
  // The rank of the first naming; behind all of them what is not named.
  const rank = (/** @type {Service} */ { id }) => [...named, id].indexOf(id);
  const matched = services
    .filter((service) => service.id !== advice_line && takes(service, profile))
    .filter((service) => rank(service) < named.length || shared(service))
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

/**
 * Whether a service is there for a business in this area, of this size; nobody is turned away for an unknown size.
 *
 * @param {Service} service
 * @param {Profile} profile
 */
function takes({ areas, at_least, at_most }, { staff, area }) {
  if (areas && !areas.includes(area)) return false;
  const beyond = (/** @type {string | undefined} */ limit) => (staff && limit ? compareQuantities(staff, limit) : 0);
  return beyond(at_least) >= 0 && beyond(at_most) <= 0;
}
