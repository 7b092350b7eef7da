import type { AppointmentFields } from "./appointment-fields.ts";
import type { AppointmentDetails, NamedParties } from "./merge-appointment.ts";
import { longestVisit, mergeAppointment } from "./merge-appointment.ts";

const path = ["input", "appointments", "2"];
const noon = new Date("2026-03-15T12:00:00.000Z");
const after = (milliseconds: number): Date => new Date(noon.getTime() + milliseconds);

const parties = { patientId: "P", locationId: "L" };
const said = { practitionerName: "Dre Côté", service: "Consultation", startsAt: noon, endsAt: after(1_800_000), status: "BOOKED" } as const;
const details: AppointmentDetails = {
  ...parties,
  ...said,
  visitType: "VIRTUAL_VISIT",
  virtualVisitUrl: "https://video.example/1",
  deactivated: true,
  noteToPatient: "À jeun",
};

const merge = (existing: AppointmentDetails | null, fields: Partial<AppointmentFields>, named: NamedParties = {}) =>
  mergeAppointment(existing, { externalId: "A1", ...fields }, named, path);

const problems = (outcome: ReturnType<typeof merge>): string[] =>
  outcome.ok ? [] : outcome.problems.map((problem) => `${problem.path.join(".")} ${problem.reason}`);

test("a new appointment is a visit at the location, shown, without link and note", () => {
  const defaults = { visitType: "PHYSICAL_VISIT", virtualVisitUrl: null, deactivated: false, noteToPatient: null };
  expect(merge(null, said, parties)).toEqual({ ok: true, value: { ...defaults, ...said, ...parties } });
});

test("everything that a new one lacks is said at its place", () => {
  const lacking = ["practitionerName", "service", "startsAt", "endsAt", "status", "patientExternalId", "locationExternalId"];
  expect(problems(merge(null, {}))).toEqual(lacking.map((field) => `input.appointments.2.${field} REQUIRED`));
});

test("what is absent is untouched, null clears, what is said replaces", () => {
  expect(merge(details, {})).toEqual({ ok: true, value: details });
  const changed = { noteToPatient: null, virtualVisitUrl: null, status: "CANCELLED", deactivated: false } as const;
  expect(merge(details, changed, { locationId: "M" })).toEqual({ ok: true, value: { ...details, ...changed, locationId: "M" } });
});

test.each<[string, number, string[]]>([
  ["after a millisecond", 1, []],
  ["at its start", 0, ["input.appointments.2.endsAt ENDS_BEFORE_START"]],
  ["before its start", -1, ["input.appointments.2.endsAt ENDS_BEFORE_START"]],
  ["after a day", longestVisit, []],
  ["a millisecond later than that", longestVisit + 1, ["input.appointments.2.endsAt TOO_LONG_VISIT"]],
])("an appointment that ends %s", (_, length, expected) => {
  expect(problems(merge(null, { ...said, endsAt: after(length) }, parties))).toEqual(expected);
});

test("a start alone is measured against the end that there is, and an end against the start", () => {
  expect(problems(merge(details, { startsAt: after(3_600_000) }))).toEqual(["input.appointments.2.endsAt ENDS_BEFORE_START"]);
  expect(problems(merge(details, { startsAt: after(-longestVisit) }))).toEqual(["input.appointments.2.endsAt TOO_LONG_VISIT"]);
  expect(problems(merge(details, { endsAt: after(-1) }))).toEqual(["input.appointments.2.endsAt ENDS_BEFORE_START"]);
});

test("neither external ids nor the names of the parties become details", () => {
  const merged = merge(details, { patientExternalId: "x", locationExternalId: "y", patientId: "other", locationId: "other" });
  expect(merged).toEqual({ ok: true, value: details });
});
