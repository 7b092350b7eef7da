import { createConnection } from "mysql2/promise";
import { measureInRounds, ratios, spread, spreadsOf, table } from "./measure.mjs";
import { built, database } from "./product.mjs";

/** @typedef {Awaited<ReturnType<typeof import("./product.mjs").openProduct>>} Product */

/**
 * What the settings form asks of the appointments, at each clinic's size: the counts of all statuses, and the impact of a change
 * of three. The floor is a bare prepared read of one row by its key.
 * @param {{ url: string, clinics: import("./fill-clinics.mjs").Clinic[], product: Product, rounds: number }} given
 */
export async function benchSettings({ url, clinics, product, rounds }) {
  const { countByStatus } = await built("modules/appointments/count-by-status.js");
  const { impactOfStatuses } = await built("modules/appointments/impact-of-statuses.js");
  const { manager } = product.database;
  const { hostname: host, port, username: user } = new URL(url);
  const bare = await createConnection({ host, port: Number(port), user, database, ...{ trace: false } });
  try {
    const asked = clinics.flatMap(({ id, size }) => [
      { kind: "counts", size, run: () => countByStatus(manager, id, new Date()) },
      { kind: "impact", size, run: () => impactOfStatuses(manager, id, new Date(), ["CANCELLED"], ["NO_SHOW", "REJECTED"]) },
    ]);
    const subjects = asked.map(({ kind, size, run }) => ({ name: `${kind} ${size}`, kind, size, run }));
    const floor = { name: "floor", run: () => bare.execute("SELECT name, slug FROM clinics WHERE id = ?", [clinics[0]?.id ?? ""]) };
    const times = await measureInRounds([floor, ...subjects], rounds);
    const of = (/** @type {string} */ name) => times.get(name) ?? [];
    const [smallest, largest] = [clinics[0]?.size, clinics.at(-1)?.size];
    const lines = [
      `median of ${rounds} interleaved rounds (lowest–highest)`,
      ...table([
        ["", "appointments", "ms", "× floor"],
        ["floor", "", spread(of("floor")), "1"],
        ...subjects.map(({ name, kind, size }) => [
          kind,
          size.toLocaleString("en"),
          spread(of(name)),
          spread(ratios(of(name), of("floor"))),
        ]),
      ]),
      ...["counts", "impact"].map((kind) => {
        const growth = ratios(of(`${kind} ${largest}`), of(`${kind} ${smallest}`));
        return `growth of ${kind} from smallest to largest: × ${spread(growth)}`;
      }),
    ];
    return { lines, result: { rounds, ms: spreadsOf(times) } };
  } finally {
    await bare.end();
  }
}
