import fc from "fast-check";
import type { EntityManager } from "typeorm";
import { runMigrations } from "../../db/migrate.ts";
import { testDatabaseKind } from "../../db/testing/test-database.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { days, hours, later, minutes } from "../../kernel/clock.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Appointment } from "./appointment.entity.ts";
import type { StatusCount } from "./count-by-status.ts";
import { countByStatus } from "./count-by-status.ts";
import { keepTotals } from "./keep-totals.ts";
import { saveAppointments } from "./save-appointments.ts";
import type { AppointmentChange } from "./sum-changes.ts";
import { dayOf, monthOf } from "./sum-changes.ts";
import { countedTotals, keptTotals } from "./testing/totals.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let patients: Patient[];

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  beside = await startPortail({ beside: portail });
  patients = [];
  for (let made = 0; made < 4; made += 1) patients.push(await clinic.patient());
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

const manager = (): EntityManager => portail.database.manager;

async function expectExact(): Promise<void> {
  const { id } = clinic.clinic;
  expect(await keptTotals(manager(), id)).toEqual(await countedTotals(manager(), id));
}

/** As whoever reads every appointment would count them. */
async function counted(now: Date): Promise<Map<AppointmentStatus, StatusCount>> {
  const all = await manager().findBy(Appointment, { clinicId: clinic.clinic.id, deactivated: false });
  return new Map(
    appointmentStatuses.map((status) => {
      const these = all.filter((appointment) => appointment.status === status);
      const upcoming = these.filter(({ endsAt }) => endsAt > now).length;
      return [status, { upcoming, past: these.length - upcoming, patients: new Set(these.map(({ patientId }) => patientId)).size }];
    }),
  );
}

type Item = Readonly<Record<string, unknown>> & { readonly externalId: string };

const item = (externalId: string, patient: number, status: AppointmentStatus, fields: Readonly<Record<string, unknown>> = {}): Item => ({
  ...{ externalId, patientId: patients[patient]!.id, locationId: clinic.location.id, practitionerName: "Dre Côté", service: "Suivi" },
  ...{ status, startsAt: "2026-03-20T13:00:00Z", endsAt: "2026-03-20T14:00:00Z", ...fields },
});

async function send(items: readonly Item[], through: Portail = portail): Promise<string[]> {
  const outcome = await through.services.appointments.upsert(clinic.consumer, items);
  if (!outcome.ok) throw new Error("The batch was refused.");
  return outcome.value.map((result) => result.outcome);
}

describe("totals equal what is counted", () => {
  let run = 0;

  const place = fc.record({
    slot: fc.nat(7),
    patient: fc.nat(3),
    status: fc.constantFrom(...appointmentStatuses.slice(0, 3), "NONE" as const),
    deactivated: fc.boolean(),
    // Around now and around midnight in UTC, to the millisecond.
    end: fc.oneof(
      fc.integer({ min: -60, max: 60 }).map((hour) => hours(hour)),
      fc.integer({ min: -40, max: 80 }).map((day) => days(day)),
      fc.constantFrom(-1, 0, 1),
      fc.constantFrom("midnight", "before midnight"),
    ),
    valid: fc.boolean(),
  });

  const endOf = (end: number | string): Date => {
    if (typeof end === "number") return later(portail.clock.now(), end);
    const midnight = new Date(`${portail.clock.now().toISOString().slice(0, 10)}T00:00:00.000Z`);
    return later(midnight, hours(24) - (end === "midnight" ? 0 : 1));
  };

  test("after any batches of new, changed, moved, withdrawn, restored, repeated and wrong ones, at any time", async () => {
    const batches = fc.array(fc.record({ items: fc.array(place, { minLength: 1, maxLength: 12 }), pause: fc.nat(30) }), {
      minLength: 1,
      maxLength: 5,
    });
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(batches, async (steps) => {
        run += 1;
        for (const { items, pause } of steps) {
          const batch = items.map(({ slot, patient, status, deactivated, end, valid }) => {
            const endsAt = endOf(end);
            const startsAt = later(endsAt, minutes(valid || slot > 5 ? -30 : 30)).toISOString();
            return item(`R${run}-${slot}`, patient, status, { deactivated, startsAt, endsAt: endsAt.toISOString() });
          });
          for (const outcome of await send(batch)) outcomes.add(outcome);
          await expectExact();
          portail.clock.advance(hours(pause));
          const now = portail.clock.now();
          expect(await countByStatus(manager(), clinic.clinic.id, now)).toEqual(await counted(now));
        }
      }),
      { numRuns: 25 },
    );
    // By chance some are UNCHANGED as well.
    expect([...outcomes]).toEqual(expect.arrayContaining(["CREATED", "UPDATED", "FAILED"]));
  });

  test("an unchanged one counts once", async () => {
    const one = item("unchanged", 0, "ARRIVED");
    expect(await send([one])).toEqual(["CREATED"]);
    const before = await keptTotals(manager(), clinic.clinic.id);
    expect(await send([one])).toEqual(["UNCHANGED"]);
    expect(await keptTotals(manager(), clinic.clinic.id)).toEqual(before);
  });

  test("a batch of 500, of several patients and then all of one", async () => {
    const batch = Array.from({ length: 500 }, (_, place) => item(`L${place}`, place % 4, appointmentStatuses[place % 16]!));
    expect(new Set(await send(batch))).toEqual(new Set(["CREATED"]));
    await expectExact();
    expect(new Set(await send(batch.map(({ externalId }) => item(externalId, 1, "BOOKED"))))).toEqual(new Set(["UPDATED"]));
    await expectExact();
  });

  test("another clinic's are not among them", async () => {
    const before = await keptTotals(manager(), clinic.clinic.id);
    const other = await TestClinic.open(portail, "maple");
    await other.appointment(await other.patient());
    expect(await keptTotals(manager(), clinic.clinic.id)).toEqual(before);
    expect(await keptTotals(manager(), other.clinic.id)).toEqual(await countedTotals(manager(), other.clinic.id));
  });
});

describe("a transaction that fails", () => {
  test("takes its totals with it", async () => {
    const before = await keptTotals(manager(), clinic.clinic.id);
    const items = [item("gone", 3, "REJECTED"), item("unchanged", 1, "IN_ROOM")];
    const failing = portail.database.transaction(async (tx) => {
      const batch = items.map((input, index) => ({ index, input, path: [] }));
      const saved = await saveAppointments(tx, { actor: clinic.consumer, at: portail.clock.now() }, batch);
      expect([...saved.values()].map(({ outcome }) => outcome)).toEqual(["CREATED", "UPDATED"]);
      expect(await keptTotals(tx, clinic.clinic.id)).not.toEqual(before);
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(await keptTotals(manager(), clinic.clinic.id)).toEqual(before);
    await expectExact();
  });
});

describe("parallel writers", () => {
  const workers = 10;
  const rounds = 12;

  /** Few patients and statuses, emptied and filled again: most batches are somebody's first or last. */
  async function work(worker: number): Promise<string[]> {
    const through = [portail, beside][worker % 2]!;
    const outcomes: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const own = [0, 1, 2].map((slot) => {
        const status = (["IN_ROOM", "BEING_SEEN", "NO_SHOW"] as const)[(worker + round + slot) % 3]!;
        return item(`W${worker}-${slot}`, (round + slot) % 2, status, { deactivated: (round + worker) % 3 === 0 });
      });
      // One that all of them change: somebody loses, and is tried again by itself.
      const shared = item("shared", round % 2, round % 3 === 0 ? "NO_SHOW" : "IN_ROOM", { noteToPatient: `${worker} ${round}` });
      outcomes.push(...(await send([...own, shared], through)));
    }
    return outcomes;
  }

  test("through two servers leave exact totals", async () => {
    const outcomes = (await Promise.all(Array.from({ length: workers }, (_, worker) => work(worker)))).flat();
    expect(outcomes).toHaveLength(workers * rounds * 4);
    expect(outcomes.filter((outcome) => outcome === "UPDATED").length).toBeGreaterThan(workers * rounds);
    await expectExact();
    const now = portail.clock.now();
    expect(await countByStatus(manager(), clinic.clinic.id, now)).toEqual(await counted(now));
  }, 60_000);

  // SQLite has one writer at a time.
  if (testDatabaseKind() === "mariadb")
    test.each(["READ COMMITTED", "REPEATABLE READ"])("that look before either has written count a patient once (%s)", async (level) => {
      const clinicId = level.replace(" ", "-");
      const shown = { patientId: "somebody", status: "NONE", deactivated: false, endsAt: portail.clock.now() } as const;

      const begin = async (through: Portail) => {
        const runner = through.database.source.createQueryRunner();
        await runner.query(`SET SESSION TRANSACTION ISOLATION LEVEL ${level}`);
        await runner.startTransaction();
        return { runner, seen: await keptTotals(runner.manager, clinicId) };
      };
      const commit = async ({ runner }: Awaited<ReturnType<typeof begin>>) => {
        await runner.commitTransaction();
        await runner.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
        await runner.release();
      };
      const both = async (change: AppointmentChange) => {
        const [first, second] = [await begin(portail), await begin(beside)];
        expect(first.seen).toEqual(second.seen);
        await keepTotals(first.runner.manager, clinicId, [change]);
        const waiting = keepTotals(second.runner.manager, clinicId, [change]);
        await commit(first);
        await waiting;
        await commit(second);
      };

      await both({ before: null, after: shown });
      const [day, month] = [dayOf(portail.clock.now()), monthOf(portail.clock.now())];
      const two = { "appointments NONE": 2, "patients NONE": 1, "somebody NONE": 2, [`${day} NONE`]: 2, [`${month} NONE`]: 2 };
      expect(await keptTotals(manager(), clinicId)).toEqual(two);
      await both({ before: shown, after: { ...shown, deactivated: true } });
      expect(await keptTotals(manager(), clinicId)).toEqual({});
    });
});

describe("a database that holds appointments already", () => {
  /** Appointments of three patients in several statuses, one in four withdrawn, each ending near midnight. */
  async function fill(product: Portail, slug: string): Promise<string> {
    const made = await TestClinic.open(product, slug);
    const owners = [await made.patient(), await made.patient(), await made.patient()];
    for (let place = 0; place < 24; place += 1) {
      const startsAt = new Date(Date.UTC(2026, 2, 1 + place, 23, place % 2 === 0 ? 29 : 30)).toISOString();
      await made.appointment(owners[place % 3]!, { startsAt, status: appointmentStatuses[(place * 5) % 7], deactivated: place % 4 === 0 });
    }
    return made.clinic.id;
  }

  test("is migrated to exact totals, also where an attempt broke off", async () => {
    const product = await startPortail();
    try {
      const { source } = product.database;
      const clinicIds = [await fill(product, "demo"), await fill(product, "maple")];
      const totals = () => Promise.all(clinicIds.map((id) => keptTotals(source.manager, id)));
      const before = await totals();
      for (const kept of before) expect(Object.keys(kept).length).toBeGreaterThan(40);
      const [ran] = await source.query("SELECT COUNT(*) AS steps FROM migrations WHERE timestamp >= 1780000000019");
      for (let left = Number(ran.steps); left > 0; left -= 1) await source.undoLastMigration();
      await expect(totals()).rejects.toThrow();
      await source.query("CREATE TABLE appointment_period_totals (clinic_id varchar(26))");
      await runMigrations(product.database);
      expect(await totals()).toEqual(before);
    } finally {
      await product.stop();
    }
    // Every later migration is undone and run again.
  }, 120_000);
});
