import { randomUUID } from "node:crypto";

/** @typedef {{ sql: string, parameters: unknown[] }} Statement */

const ulid = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const hash = /^[0-9a-f]{64}$/;

/**
 * What a flow writes anew each time: its keyed hashes, and the ids that are first met where they are inserted.
 * @param {Statement[]} statements in the order in which they were sent @param {Set<unknown>} kept
 */
function madeBy(statements, kept) {
  const met = new Set(kept);
  /** @type {string[]} */
  const made = [];
  for (const { sql, parameters } of statements)
    for (const value of parameters) {
      if (typeof value !== "string" || met.has(value)) continue;
      if (hash.test(value) || (ulid.test(value) && /^INSERT/.test(sql))) made.push(value);
      met.add(value);
    }
  return made;
}

/** What a value may hold as well as be: ids, and the caller's own key of a call. */
const inside = /[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

let turn = 0;
const start = Date.now().toString(36).toUpperCase();

/** @param {string} value @param {number} place */
const another = (value, place) => {
  const tail = `${start}${turn.toString(36).toUpperCase().padStart(5, "0")}${place.toString(36).toUpperCase().padStart(3, "0")}`;
  return value.length === 64 ? Buffer.from(tail).toString("hex").padStart(64, "0").slice(-64) : tail.padStart(26, "0").slice(-26);
};

/**
 * A flow that was recorded for one patient, so that it can be done for others by sending the same statements.
 * @param {Statement[][]} flow the statements of each step @param {readonly string[]} own what is the patient's @param {Iterable<string>} kept what is everybody's
 */
export function createReplay(flow, own, kept) {
  const made = madeBy(flow.flat(), new Set([...own, ...kept]));
  /** @param {readonly string[]} theirs in the place of what was the first patient's */
  return (theirs) => {
    turn += 1;
    const others = new Map([
      ...own.map((value, place) => /** @type {const} */ ([value, String(theirs[place])])),
      ...made.map((value, place) => /** @type {const} */ ([value, another(value, place)])),
    ]);
    const called = randomUUID();
    const theirsOf = (/** @type {unknown} */ value) =>
      typeof value === "string"
        ? (others.get(value) ?? value.replace(inside, (found) => others.get(found) ?? (found.includes("-") ? called : found)))
        : value;
    return flow.map((statements) => statements.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(theirsOf) })));
  };
}
