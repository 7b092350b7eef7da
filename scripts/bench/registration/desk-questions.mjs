import { built } from "../product.mjs";

/** @typedef {import("typeorm").EntityManager} EntityManager */

/** @typedef {{ firstName: string, lastName: string, dateOfBirth: string }} Person */

/** Names are as unevenly spread among the first thousands as among all. */
const lastOfSample = String(20_000).padStart(26, "0");

/** One of whoever share a whole name with the most others, one of the fewest, and nobody. @param {EntityManager} manager @param {string} clinicId */
async function findRegistrants(manager, clinicId) {
  const called = (/** @type {string} */ order) =>
    manager.query(
      `SELECT first_name AS firstName, last_name AS lastName, MIN(date_of_birth) AS dateOfBirth FROM patients WHERE clinic_id = ? AND id <= ?
       GROUP BY first_name, last_name ORDER BY COUNT(*) ${order} LIMIT 1`,
      [clinicId, lastOfSample],
    );
  const [[common], [rare]] = [await called("DESC"), await called("ASC")];
  /** @type {Record<string, Person>} */
  const registrants = {
    "matches of one, the most common name": common,
    "matches of one, a rare name": rare,
    "matches of nobody": { firstName: "xyzzy", lastName: "plugh", dateOfBirth: "1901-01-01" },
  };
  return { registrants, common: /** @type {Person} */ (common) };
}

/** What is typed, and among which it is looked for. @param {Person} common @returns {Record<string, { typed: string, state: string }>} */
const searchesFor = ({ firstName, lastName }) => ({
  "found by a letter": { typed: lastName.slice(0, 1), state: "PENDING" },
  "found by a common name": { typed: `${lastName} ${firstName}`, state: "PENDING" },
  "found by a common name and nobody's": { typed: `${firstName} xyzzy`, state: "PENDING" },
  "found among decided ones": { typed: firstName.slice(0, 3), state: "ARCHIVED" },
});

const today = "2026-11-01";

/**
 * What the desk asks, of a clinic: each answers how many it found.
 * @param {EntityManager} manager
 * @param {object} vault
 * @param {object} type
 * @param {string} clinicId
 * @param {number} pending
 * @returns {Promise<Record<string, () => Promise<number>>>}
 */
export async function deskQuestions(manager, vault, type, clinicId, pending) {
  const { findMatches } = await built("modules/registration/matching/find-matches.js");
  const { readJudged } = await built("modules/registration/matching/find-candidates.js");
  const { listRegistrations } = await built("modules/registration/desk/list-registrations.js");
  const { searchRegistrations } = await built("modules/registration/desk/search-registrations.js");
  const { openNumber } = await built("modules/registration/desk/registration-fields.js");
  const { countPending } = await built("modules/registration/desk/count-pending.js");
  const { findFlood } = await built("modules/registration/desk/find-flood.js");
  const { readSearch } = await built("modules/patients/search/read-search.js");
  const { readTypes } = await built("modules/patients/save-plans.js");
  const everything = { state: "PENDING", submittedFrom: null, submittedBefore: null, source: null };
  const page = (/** @type {string | null} */ after) => ({ clinicId, filter: everything, first: 20, after });

  /** As the queue shows it: a page, and how likely the likeliest match of each is. @param {string | null} after */
  const queue = async (after) => {
    const { items } = await listRegistrations(manager, page(after));
    const types = await readTypes(manager, clinicId);
    const opened = items.map((/** @type {{ item: object }} */ { item }) => openNumber(item, types, vault));
    const found = await findMatches(manager, vault, opened, readJudged);
    return found.filter((/** @type {object[]} */ { length }) => length > 0).length;
  };
  const middle = Buffer.from(JSON.stringify([new Date(Date.UTC(2026, 10, 1) - (pending / 2) * 60_000).toISOString(), "0"])).toString(
    "base64url",
  );
  const { registrants, common } = await findRegistrants(manager, clinicId);
  const person = { clinicId, preferredName: null, sex: "FEMALE", email: null, mobile: null };
  return {
    ...Object.fromEntries(
      Object.entries(registrants).map(([kind, who]) => [
        kind,
        async () =>
          (await findMatches(manager, vault, [{ registration: { ...person, ...who }, type, value: "A-1" }], readJudged))[0].length,
      ]),
    ),
    "the queue's first page": () => queue(null),
    "a page in its middle": () => queue(middle),
    ...Object.fromEntries(
      Object.entries(searchesFor(common)).map(([kind, { typed, state }]) => [
        kind,
        async () =>
          (
            await searchRegistrations(manager, vault, {
              ...page(null),
              filter: { ...everything, state },
              search: readSearch(typed, today),
            })
          ).items.length,
      ]),
    ),
    "how many wait": async () => (await countPending(manager, clinicId)).pending,
    "whether they are a flood": async () => (await findFlood(manager, clinicId, new Date(Date.UTC(2026, 10, 1))))?.count ?? 0,
  };
}
