import { testDatabaseKind } from "../../db/testing/test-database.ts";
import { days, later } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import { plansOf } from "../../testing/plans.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import type { Statement } from "../../testing/statement-counter.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { Appointment } from "../appointments/appointment.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { preview, start } from "./testing/bulk-steps.ts";

let portail: Portail;
let admin: ApiClient;

const counter = new StatementCounter();
const charts = 4_000;

/** Everything that a filter can say, so that whatever it says is in the statement. */
const filter = {
  ...{
    changedFrom: "2020-01-01T00:00Z",
    changedBefore: "2027-01-01T00:00Z",
    changedByDefault: true,
    ageFrom: 1,
    ageTo: 120,
    hasContact: true,
  },
  ...{ lastAppointmentFrom: "2020-01-01", lastAppointmentBefore: "2030-01-01" },
};

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  const clinic = await TestClinic.open(portail, "demo");
  const one = await clinic.patient();
  const visit = await clinic.appointment(one);
  // One in fifty without access, each switched off at a moment of its own, and five visits each.
  const rows = Array.from({ length: charts }, (_, place) => ({
    ...{ ...one, id: newId(), externalId: null, sourceId: null, accessEnabled: place % 50 !== 0 },
    accessChangedAt: later(one.createdAt, -days(place / 4)),
  }));
  const visits = rows.flatMap(({ id: patientId }) =>
    [1, 2, 3, 4, 5].map((place) => ({
      ...{ ...visit, id: newId(), externalId: null, sourceId: null, patientId },
      startsAt: later(visit.startsAt, -days(100 * place)),
      endsAt: later(visit.endsAt, -days(100 * place)),
    })),
  );
  for (let from = 0; from < rows.length; from += 500)
    await portail.database.transaction((tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(Patient)
        .values(rows.slice(from, from + 500))
        .updateEntity(false)
        .execute(),
    );
  for (let from = 0; from < visits.length; from += 500)
    await portail.database.transaction((tx) =>
      tx
        .createQueryBuilder()
        .insert()
        .into(Appointment)
        .values(visits.slice(from, from + 500))
        .updateEntity(false)
        .execute(),
    );
  if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE patients, appointments");
  admin = await clinic.staff("ADMIN");
}, 120_000);

afterAll(() => portail.stop());

const onCharts = ({ sql }: Statement): boolean => /^SELECT.*FROM [`"]patients[`"]/s.test(sql);

test("count and page enter the charts by their switch, in its order, and step into a chart's appointments from their end", async () => {
  const { statements } = await counter.during(() => preview(admin, filter));
  const selects = statements.filter(onCharts);
  expect(selects).toHaveLength(2);
  for (const { steps, faults } of await plansOf(portail, selects)) {
    const plan = steps.map(({ text }) => text);
    expect(faults).toEqual([]);
    expect(plan.filter((step) => /patients_by_access|patients_listed/.test(step))).toEqual([plan[0]]);
    expect(plan.filter((step) => step.includes("appointments_of_patient"))).toHaveLength(2);
  }
});

test("a slice reads a window of that index alone, then its charts by their key, however few match", async () => {
  const { count } = await preview(admin, filter);
  expect(count).toBe(charts / 50);
  await start(admin, { filter });
  const { statements } = await counter.during(() => portail.services.bulkAccessWorker.run());
  const [window, matches] = statements.filter(onCharts);
  const plans = await plansOf(portail, [window!, matches!]);
  const [windowPlan, matchesPlan] = plans.map(({ steps }) => steps.map(({ text }) => text));
  expect(plans.flatMap(({ faults }) => faults)).toEqual([]);
  expect(windowPlan).toEqual([expect.stringMatching(/patients_by_access/)]);
  expect(windowPlan![0]).toMatch(/COVERING INDEX|Using index/);
  expect(matchesPlan![0]).toMatch(/ PRIMARY |sqlite_autoindex_patients_1|patients_by_access/);
  // One slice, and the look that finds nothing more.
  expect(statements.length).toBeLessThan(30);
});
