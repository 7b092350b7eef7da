/** @typedef {{ sql: string, parameters: unknown[] }} Statement */

/** Hears every statement that the product sends. */
export class StatementRecorder {
  /** @type {Statement[]} */
  #heard = [];

  /** @param {string} sql @param {unknown[]} [parameters] */
  logQuery(sql, parameters = []) {
    this.#heard.push({ sql, parameters: [...parameters] });
  }

  /** What was heard since the last call. */
  take() {
    const heard = this.#heard;
    this.#heard = [];
    return heard;
  }

  logQueryError() {}
  logQuerySlow() {}
  logSchemaBuild() {}
  logMigration() {}
  log() {}
}

const made = /^[0-9A-HJKMNP-TV-Z]{26}$|^[0-9a-f]{64}$/;

/** Where a clinic's rows and its patients' are found: what names them is of no one's making here, and stays. */
const lookups = /`?(clinics|portal_settings|patients|patient_identifications)`?\b/;

/** What the flow writes that must be new each time: ids, keyed hashes. @param {Statement[][]} flow */
export function newValuesOf(flow) {
  const statements = flow.flat();
  const kept = new Set(
    statements.filter(({ sql }) => sql.startsWith("SELECT") && lookups.test(sql)).flatMap(({ parameters }) => parameters),
  );
  const written = statements.filter(({ sql }) => /^(INSERT|UPDATE)/.test(sql)).flatMap(({ parameters }) => parameters);
  return new Set(written.filter((value) => typeof value === "string" && made.test(value) && !kept.has(value)));
}

let turn = 0;
const start = Date.now().toString(36).toUpperCase();

/** Another value of the same shape, that no one else has. @param {string} value @param {number} place */
const another = (value, place) => {
  const tail = `${start}${turn.toString(36).toUpperCase().padStart(6, "0")}${place.toString(36).toUpperCase().padStart(3, "0")}`;
  return value.length === 64 ? Buffer.from(tail).toString("hex").padStart(64, "0").slice(-64) : tail.padStart(26, "0").slice(-26);
};

/**
 * The flow once more, for other people: what it writes is new, and what it reads of its own is found.
 * @param {Statement[][]} flow @param {Set<unknown>} values
 * @returns {Statement[][]}
 */
export function anew(flow, values) {
  turn += 1;
  const others = new Map([...values].map((value, place) => [value, another(String(value), place)]));
  return flow.map((statements) =>
    statements.map(({ sql, parameters }) => ({ sql, parameters: parameters.map((value) => others.get(value) ?? value) })),
  );
}
