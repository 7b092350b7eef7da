import { createConnection } from "mysql2/promise";
import { measureInRounds, ratios, spread, spreadsOf, table } from "../measure.mjs";
import { built, database } from "../product.mjs";
import { commonNames, fillPatients } from "./fill-patients.mjs";

const { first, last } = commonNames;

/** What a front desk types. */
const searches = {
  "common last name": last,
  "common first and last": `${first} ${last}`,
  "first letters": last.slice(0, 2),
  "rare name": "nadnault",
  "nobody's name": "xyzzy",
  "common and nobody's": `${last} xyzzy`,
  "date of birth": "29/02/1984",
  "name and birth": `${last} 29 février 1984`,
  "end of a phone": "4821",
  "whole phone": "514 004-8271",
  "e-mail's beginning": `${last}.${first}1`,
  "file number": "A-1",
};

/**
 * A page of twenty of each kind of search and list, at each clinic's size. The floor is a bare prepared read of twenty charts by key.
 * @param {{ url: string, product: Awaited<ReturnType<typeof import("../product.mjs").openProduct>>, rounds: number, largest: number }} given
 */
export async function benchPatients({ url, product, rounds, largest }) {
  const { findCharts } = await built("modules/patients/search/find-charts.js");
  const { listCharts } = await built("modules/patients/search/list-charts.js");
  const { readSearch } = await built("modules/patients/search/read-search.js");
  const { searchVersion } = await built("modules/patients/search/search-terms.js");
  const { IdentificationVault } = await built("modules/patients/identification-vault.js");
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const clinics = await fillPatients(
    url,
    [1_000, 100_000, largest].filter((size, place, all) => all.indexOf(size) === place),
    searchVersion,
  );
  const vault = new IdentificationVault(SecretKeys.parse("ab".repeat(32)));
  const { manager } = product.database;
  const { hostname: host, port, username: user } = new URL(url);
  const bare = await createConnection({ host, port: Number(port), user, database, ...{ trace: false } });
  const everybody = { access: null, archived: false };
  const page = (/** @type {string} */ clinicId, /** @type {object} */ more) => ({
    clinicId,
    filter: everybody,
    first: 20,
    after: null,
    ...more,
  });
  try {
    const found = new Map();
    /** @type {(import("../measure.mjs").Subject & { kind: string, size: number })[]} */
    const subjects = [];
    for (const { id, size } of clinics) {
      const add = (/** @type {string} */ kind, /** @type {() => Promise<{ items: { cursor: string }[] }>} */ run) =>
        subjects.push({
          name: `${kind} ${size}`,
          kind,
          size,
          run: async () => void found.set(`${kind} ${size}`, (await run()).items.length),
        });
      for (const [kind, typed] of Object.entries(searches))
        add(kind, () => findCharts(manager, vault, page(id, { search: readSearch(typed, "2026-03-14") })));
      /** @type {string | null} */
      let after = null;
      for (let turn = 0; turn < 10; turn += 1) {
        /** @type {{ items: { cursor: string }[] }} */
        const { items } = await findCharts(
          manager,
          vault,
          page(id, { search: readSearch(last.slice(0, 2), "2026-03-14"), first: 100, after }),
        );
        after = items.at(-1)?.cursor ?? after;
      }
      add("tenth page", () => findCharts(manager, vault, page(id, { search: readSearch(last.slice(0, 2), "2026-03-14"), after })));
      add("all by name", () => listCharts(manager, page(id, {})));
      const middle = Buffer.from(JSON.stringify(["mor", "0"])).toString("base64url");
      add("middle of all", () => listCharts(manager, page(id, { after: middle })));
      add("archived", () => listCharts(manager, page(id, { filter: { access: null, archived: true } })));
      add("without access", () => listCharts(manager, page(id, { filter: { access: false, archived: null } })));
    }
    const ids = Array.from({ length: 20 }, (_, place) => String(place + 1).padStart(26, "0"));
    const keyed = `SELECT * FROM patients WHERE clinic_id = ? AND id IN (${ids.map(() => "?").join(", ")})`;
    const floor = { name: "floor", run: () => bare.execute(keyed, [clinics[0]?.id ?? "", ...ids]) };
    const times = await measureInRounds([floor, ...subjects], rounds, 20);
    const of = (/** @type {string} */ name) => times.get(name) ?? [];
    const kinds = [...new Set(subjects.map(({ kind }) => kind))];
    const sizes = clinics.map(({ size }) => size);
    const lines = [
      `ms a page: median of ${rounds} interleaved rounds (lowest–highest); how many it shows`,
      ...table([
        ["", ...sizes.map((size) => `${size.toLocaleString("en")} charts`), "shown", "largest × floor", "largest × smallest"],
        ["floor", spread(of("floor")), ...sizes.slice(1).map(() => ""), "20", "1", ""],
        ...kinds.map((kind) => [
          kind,
          ...sizes.map((size) => spread(of(`${kind} ${size}`))),
          String(found.get(`${kind} ${sizes.at(-1)}`)),
          spread(ratios(of(`${kind} ${sizes.at(-1)}`), of("floor"))),
          spread(ratios(of(`${kind} ${sizes.at(-1)}`), of(`${kind} ${sizes[0]}`))),
        ]),
      ]),
    ];
    return { lines, result: { rounds, ms: spreadsOf(times) } };
  } finally {
    await bare.end();
  }
}
