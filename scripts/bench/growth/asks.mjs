import { browserHeaders, builtDocument, byHash } from "../home/home-requests.mjs";

/** @typedef {import("./clinics.mjs").GrownClinic} GrownClinic */
/** @typedef {import("../load/pace.mjs").Sent} Sent */
/** @typedef {(clinic: GrownClinic, place: number) => Sent} Sending one request, of whoever stands at that place */
/**
 * @typedef {object} Asked
 * @property {string} name
 * @property {(clinic: GrownClinic, ask: (sent: Sent) => Promise<any>) => Promise<Sending>} prepare looks up what the request needs: a cursor, an id
 * @property {number} [calls] a round, where it can't be asked as often as others
 */

/** @template T @param {readonly T[]} list @param {number} place @returns {T} */
export const turn = (list, place) => /** @type {T} */ (list[place % list.length]);

/** The answer's every operation is known by its hash; programs send their text. */
const hashes = new Map();

/** @param {GrownClinic} clinic @param {"portal" | "admin"} app @param {string} cookie @param {string} operationName @param {object} variables @returns {Sent} */
export function fromApp({ host }, app, cookie, operationName, variables) {
  const hash = hashes.get(operationName) ?? builtDocument(operationName).hash;
  hashes.set(operationName, hash);
  const headers = { ...browserHeaders(host), "portail-app": app, cookie };
  return { method: "POST", path: "/graphql", headers, body: JSON.stringify({ operationName, variables, ...byHash(hash) }) };
}

/** @param {GrownClinic} clinic @param {string} query @param {object} variables @returns {Sent} */
export const fromProgram = ({ host, token }, query, variables) => ({
  method: "POST",
  path: "/graphql",
  headers: {
    ...{ host, "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https", "content-type": "application/json" },
    authorization: `Bearer ${token}`,
  },
  body: JSON.stringify({ query, variables }),
});

/**
 * Nothing to look up before.
 * @param {string} name @param {Sending} sending @returns {Asked}
 */
export const plainly = (name, sending) => ({ name, prepare: () => Promise.resolve(sending) });
