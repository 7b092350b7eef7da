import { testDatabaseKind } from "../../db/testing/test-database.ts";
import type { AppointmentStatus } from "../../kernel/appointment-status.ts";
import { days, later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { TestClinic } from "../../testing/clinic.ts";
import { plansOf, readsOf } from "../../testing/plans.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Appointment, latestOfPatient, soonestOfPatient } from "./appointment.entity.ts";
import type { AppointmentsWhen } from "./list-appointments.ts";
import { listAppointments } from "./list-appointments.ts";

const counter = new StatementCounter();
const ofEach = 1_500;
const first = 20;
const hiddenStatuses = ["CANCELLED", "NO_SHOW"] as const satisfies readonly AppointmentStatus[];

let portail: Portail;
let clinic: TestClinic;
let patient: Patient;

beforeAll(async () => {
  portail = await startPortail({ statements: counter });
  clinic = await TestClinic.open(portail, "demo");
  patient = await clinic.patient();
  await fill(patient, ofEach);
  for (let others = 0; others < 40; others += 1) await fill(await clinic.patient(), 200);
  if (testDatabaseKind() === "mariadb") await portail.database.source.query("ANALYZE TABLE appointments");
}, 120_000);

afterAll(() => portail.stop());

/** As many before now as after, one in ten of them shown: the others are of a hidden status or withdrawn. */
async function fill(owner: Patient, ofEach: number): Promise<void> {
  const now = portail.clock.now();
  const text = { practitionerName: "Dre Côté", service: "Suivi", visitType: "PHYSICAL_VISIT", noteToPatient: null } as const;
  const rest = { sourceId: null, externalId: null, virtualVisitUrl: null, version: 1, createdAt: now, updatedAt: now };
  const appointments = Array.from({ length: 2 * ofEach }, (_, place) => {
    const startsAt = later(now, days(place - ofEach) + days(0.5));
    const shown = place % 10 === 0;
    const status: AppointmentStatus = shown || place % 10 === 1 ? "BOOKED" : hiddenStatuses[place % 2]!;
    const whose = { clinicId: clinic.clinic.id, id: newId(), patientId: owner.id, locationId: clinic.location.id };
    return { ...text, ...rest, ...whose, status, startsAt, endsAt: later(startsAt, minutes(20)), deactivated: place % 10 === 1 };
  });
  for (let start = 0; start < appointments.length; start += 1_000)
    await portail.database.manager.insert(Appointment, appointments.slice(start, start + 1_000));
}

async function read(when: AppointmentsWhen, after: string | null) {
  const visibility = { of: "own", patientId: patient.id, hiddenStatuses } as const;
  const list = () =>
    listAppointments(
      portail.database.manager,
      visibility,
      { patientId: patient.id, when, first, after },
      clinic.clinic.id,
      portail.clock.now(),
    );
  const { answer, statements } = await counter.during(list);
  expect(answer.items).toHaveLength(first);
  expect(statements).toHaveLength(1);
  return { statement: statements[0]!, end: answer.items.at(-1)!.cursor };
}

/** The first page, and the seventh. */
async function pages(when: AppointmentsWhen) {
  const start = await read(when, null);
  let page = start;
  for (let turned = 0; turned < 6; turned += 1) page = await read(when, page.end);
  return [start.statement, page.statement];
}

describe.each(["UPCOMING", "PAST"] as const)("what is hidden of a patient's appointments (%s)", (when) => {
  test("is left out in the index that the list is read from in its order", async () => {
    for (const { steps, faults } of await plansOf(portail, await pages(when))) {
      expect(faults).toEqual([]);
      expect(steps).toHaveLength(2);
      const entered = {
        sqlite: /^SEARCH appointment USING INDEX appointments_of_patient \(clinic_id=\? AND patient_id=\? AND starts_at[<>]\?\)/,
        mariadb: new RegExp(`^appointment (range|ref) ${when === "PAST" ? latestOfPatient : soonestOfPatient} Using index condition`),
      };
      expect(steps[0]?.text).toMatch(entered[testDatabaseKind()]);
    }
  });

  if (testDatabaseKind() === "mariadb")
    test("costs no row: two are read for each that is answered, the appointment and its location", async () => {
      for (const statement of await pages(when)) {
        const { examined, returned } = await readsOf(portail, statement);
        expect(returned).toBe(first + 1);
        expect(examined).toBeLessThanOrEqual(2 * returned);
      }
    });
});
