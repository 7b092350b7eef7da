import { createConnection } from "mysql2/promise";
import { measureInRounds, ratios, spread, spreadsOf, table } from "../measure.mjs";
import { fillPatients } from "../patients/fill-patients.mjs";
import { built, database } from "../product.mjs";
import { StatementRecorder } from "../sign-in/statements.mjs";
import { deskQuestions } from "./desk-questions.mjs";
import { fillRegistrations, pendingOf } from "./fill-registrations.mjs";

/** @typedef {import("mysql2/promise").Connection} Connection */

const callsPerRound = 10;

/**
 * What the desk of registration asks, at each clinic's size. The floor are the same statements, bare and prepared, with the same values,
 * whose rows nobody looks at.
 * @param {{ url: string, product: Awaited<ReturnType<typeof import("../product.mjs").openProduct>>, rounds: number, largest: number }} given
 */
export async function benchRegistration({ url, product, rounds, largest }) {
  const { searchVersion } = await built("modules/patients/search/search-terms.js");
  const { IdentificationVault } = await built("modules/patients/identification-vault.js");
  const { SecretKeys } = await built("kernel/secret-keys.js");
  const sizes = [1_000, largest];
  const clinics = await fillPatients(url, sizes, searchVersion);
  const vault = new IdentificationVault(SecretKeys.parse("ab".repeat(32)));
  const { hostname: host, port, username: user } = new URL(url);
  const bare = await createConnection({ host, port: Number(port), user, database, ...{ trace: false, timezone: "Z" } });
  const recorder = new StatementRecorder();
  const { source } = product.database;
  try {
    /** @type {import("../measure.mjs").Subject[]} */
    const subjects = [];
    const found = new Map();
    const kinds = new Set();
    for (const clinic of clinics) {
      const type = { clinicId: clinic.id, id: "file", issuer: null, kind: "OTHER" };
      await fillRegistrations(url, clinic, vault, type);
      const asked = await deskQuestions(product.database.manager, vault, type, clinic.id, pendingOf(clinic.size));
      for (const [kind, run] of Object.entries(asked)) {
        kinds.add(kind);
        const quiet = source.logger;
        source.logger = recorder;
        found.set(`${kind} ${clinic.size}`, await run());
        source.logger = quiet;
        const statements = recorder.take();
        subjects.push({ name: `${kind} ${clinic.size}`, run });
        if (clinic.size !== largest) continue;
        const replay = async () => {
          for (const { sql, parameters } of statements) await bare.execute(sql, /** @type {string[]} */ (parameters));
        };
        subjects.push({ name: `floor of ${kind}`, run: replay });
        found.set(kind, statements.length);
      }
    }
    const times = await measureInRounds(subjects, rounds, callsPerRound);
    const of = (/** @type {string} */ name) => times.get(name) ?? [];
    const lines = [
      `ms a question, with as many pending as a hundredth of the charts: median of ${rounds} interleaved rounds (lowest–highest)`,
      ...table([
        ["", ...sizes.map((size) => `${size.toLocaleString("en")} charts`), "found", "statements", "largest × floor", "largest × smallest"],
        ...[...kinds].map((kind) => [
          kind,
          ...sizes.map((size) => spread(of(`${kind} ${size}`))),
          String(found.get(`${kind} ${largest}`)),
          String(found.get(kind)),
          spread(ratios(of(`${kind} ${largest}`), of(`floor of ${kind}`))),
          spread(ratios(of(`${kind} ${largest}`), of(`${kind} ${sizes[0]}`))),
        ]),
      ]),
    ];
    return { lines, result: { rounds, ms: spreadsOf(times) } };
  } finally {
    await bare.end();
  }
}
