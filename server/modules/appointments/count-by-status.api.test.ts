import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import { days, later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { TestClinic } from "../../testing/clinic.ts";
import { plansOf, readsOf } from "../../testing/plans.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Statement } from "../../testing/statement-counter.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Appointment } from "./appointment.entity.ts";
import { countByStatus } from "./count-by-status.ts";
import { keepTotals } from "./keep-totals.ts";

let portail: Portail;
let clinicId: string;

const counter = new StatementCounter();
const size = 32_000;
const aChunk = 1_000;
const daysAhead = 20;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  const clinic = await TestClinic.open(portail, "demo");
  clinicId = clinic.clinic.id;
  const patients: Patient[] = [];
  for (let made = 0; made < 10; made += 1) patients.push(await clinic.patient());
  const now = portail.clock.now();
  const text = { practitionerName: "Dre Côté", service: "Suivi", visitType: "PHYSICAL_VISIT", noteToPatient: null } as const;
  const rest = { sourceId: null, externalId: null, virtualVisitUrl: null, version: 1, createdAt: now, updatedAt: now };
  const appointments = Array.from({ length: size }, (_, place) => {
    // Half of them in the past three years, half in the next days, four a minute.
    const endsAt = later(now, place % 2 === 0 ? -days(1_000) * (place / size) : days(daysAhead) * (place / size));
    const status = appointmentStatuses[(place >> 1) % 16]!;
    const whose = { clinicId, id: newId(), patientId: patients[place % 10]!.id, locationId: clinic.location.id };
    return { ...text, ...rest, ...whose, status, startsAt: later(endsAt, -minutes(20)), endsAt, deactivated: place % 50 === 0 };
  });
  for (let start = 0; start < size; start += aChunk) {
    const chunk = appointments.slice(start, start + aChunk);
    await portail.database.transaction(async (tx) => {
      await tx.createQueryBuilder().insert().into(Appointment).values(chunk).updateEntity(false).execute();
      await keepTotals(
        tx,
        clinicId,
        chunk.map((after) => ({ before: null, after })),
      );
    });
  }
  const tables = ["appointments", "appointment_status_totals", "appointment_period_totals"];
  if (testDatabaseKind() === "mariadb") await portail.database.source.query(`ANALYZE TABLE ${tables.join(", ")}`);
}, 120_000);

afterAll(() => portail.stop());

const counting = async (): Promise<Statement> => {
  const { statements } = await counter.during(() => countByStatus(portail.database.manager, clinicId, portail.clock.now()));
  expect(statements).toHaveLength(1);
  return statements[0]!;
};

test("the statement counts right", async () => {
  const counts = await countByStatus(portail.database.manager, clinicId, portail.clock.now());
  const sum = (part: "upcoming" | "past") => [...counts.values()].reduce((total, count) => total + count[part], 0);
  expect([sum("upcoming"), sum("past")]).toEqual([size / 2, size / 2 - size / 50]);
});

test("it enters each table by a key, and neither sorts, nor makes a table, nor reads one through", async () => {
  const [plan] = await plansOf(portail, [await counting()]);
  expect(plan!.faults).toEqual([]);
  const steps = plan!.steps.map(({ text }) => text);
  if (testDatabaseKind() === "sqlite")
    expect(steps).toContain(
      "SEARCH appointments USING COVERING INDEX appointments_by_end (clinic_id=? AND status=? AND deactivated=? AND ends_at>? AND ends_at<?)",
    );
  else
    expect(steps).toEqual([
      "appointment_status_totals range PRIMARY Using where",
      "appointment_period_totals range PRIMARY Using where",
      "appointment_period_totals range PRIMARY Using where",
      "appointments range appointments_by_end Using where; Using index",
    ]);
});

if (testDatabaseKind() === "mariadb")
  test("it reads as many rows as there are totals and ends later today, whatever the number of appointments", async () => {
    const shards = 16 * 8;
    const ahead = 16 * (daysAhead + 1);
    const laterToday = size / 2 / daysAhead;
    const entries = 4 * 16;
    expect((await readsOf(portail, await counting())).examined).toBeLessThan(shards + ahead + laterToday + 2 * entries);
  });
