import { toGlobalId } from "../../graphql/global-id.ts";
import { appointmentStatuses } from "../../kernel/appointment-status.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import type { BatchAnswer } from "../../testing/batches.ts";
import { outcomesOf, problemsOf, upsertAppointments } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { Patient } from "../patients/patient.entity.ts";
import { Appointment } from "./appointment.entity.ts";

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let other: TestClinic;
let patient: Patient;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  beside = await startPortail({ beside: portail });
  patient = await clinic.patient();
  program = portail.program(clinic.token);
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

let count = 0;

const newcomer = (fields: Readonly<Record<string, unknown>> = {}) => {
  count += 1;
  return {
    externalId: `N${count}`,
    patientExternalId: patient.externalId,
    locationExternalId: "L1",
    practitionerName: "Dre Côté",
    service: "Consultation",
    startsAt: "2026-03-20T13:30:00.000Z",
    endsAt: "2026-03-20T14:00:00.000Z",
    status: "CONFIRMED",
    ...fields,
  };
};

const send = (...appointments: readonly Readonly<Record<string, unknown>>[]): Promise<BatchAnswer> =>
  upsertAppointments(program, ...appointments);

const rowOf = (externalId: string): Promise<Appointment | null> =>
  portail.database.manager.findOneBy(Appointment, { clinicId: clinic.clinic.id, externalId });

/** What was written down of changes of an appointment. */
const auditOf = async (externalId: string): Promise<[string, string[]][]> => {
  const row = await rowOf(externalId);
  const events = await portail.database.manager.find(AuditEvent, { where: { subjectId: row!.id }, order: { id: "ASC" } });
  return events.filter(({ action }) => !action.endsWith(".read")).map(({ action, changedFields }) => [action, changedFields]);
};

describe("creating and repeating", () => {
  test("a new one is CREATED; the same again is UNCHANGED and leaves neither a version, a time nor an audit row", async () => {
    const input = newcomer({ noteToPatient: "À jeun", visitType: "VIRTUAL_VISIT", virtualVisitUrl: "https://video.example/room?a=1" });
    const created = await send(input);
    expect(created).toMatchObject({ errors: [], results: [{ index: 0, externalId: input.externalId, outcome: "CREATED", errors: [] }] });
    const { patientExternalId: _, locationExternalId: __, ...said } = input;
    expect(created.results[0]?.entity).toMatchObject({
      ...said,
      deactivated: false,
      hiddenFromPatient: false,
      statusLabel: { en: "Confirmed" },
    });
    const before = await rowOf(input.externalId);
    const audit = await auditOf(input.externalId);
    expect(audit).toEqual([["appointment.created", expect.any(Array)]]);
    portail.clock.advance(60_000);
    const inAnotherZone = { startsAt: "2026-03-20T09:30:00-04:00", endsAt: "2026-03-20T10:00-04:00" };
    expect(outcomesOf(await send({ ...input, ...inAnotherZone }))).toEqual(["UNCHANGED"]);
    expect(await rowOf(input.externalId)).toEqual(before);
    expect(await auditOf(input.externalId)).toEqual(audit);
  });

  test("one changed field makes it UPDATED with the next version; absent is untouched, null clears", async () => {
    const input = newcomer({ noteToPatient: "À jeun" });
    await send(input);
    const before = await rowOf(input.externalId);
    portail.clock.advance(60_000);
    expect(outcomesOf(await send({ externalId: input.externalId, status: "CANCELLED", noteToPatient: null }))).toEqual(["UPDATED"]);
    const changed = { status: "CANCELLED", noteToPatient: null, version: 2, updatedAt: portail.clock.now() };
    expect(await rowOf(input.externalId)).toEqual({ ...before, ...changed });
    expect(await auditOf(input.externalId)).toEqual([
      ["appointment.created", expect.any(Array)],
      ["appointment.updated", ["status", "noteToPatient"]],
    ]);
  });

  test("the patient and the location may be named by our ids, or by the caller's with spaces around", async () => {
    const [byId, byOwn] = [newcomer(), newcomer()];
    const ids = { patientId: toGlobalId("Patient", patient.id), locationId: toGlobalId("Location", clinic.location.id) };
    const absent = { patientExternalId: undefined, locationExternalId: undefined };
    const spaced = { patientExternalId: ` ${patient.externalId} `, locationExternalId: "L1\t" };
    expect(outcomesOf(await send({ ...byId, ...absent, ...ids }, { ...byOwn, ...spaced }))).toEqual(["CREATED", "CREATED"]);
    for (const { externalId } of [byId, byOwn])
      expect(await rowOf(externalId)).toMatchObject({ patientId: patient.id, locationId: clinic.location.id });
  });

  test("a changed patient or location is an update like any other", async () => {
    const [input, another] = [newcomer(), await clinic.patient()];
    await send(input);
    expect(outcomesOf(await send({ externalId: input.externalId, patientExternalId: another.externalId }))).toEqual(["UPDATED"]);
    expect((await rowOf(input.externalId))?.patientId).toBe(another.id);
  });

  test("all sixteen statuses come in and go out", async () => {
    const items = appointmentStatuses.map((status) => newcomer({ status }));
    const answer = await send(...items);
    expect(answer.results.map(({ entity }) => entity.status)).toEqual(appointmentStatuses);
    expect(appointmentStatuses).toHaveLength(16);
  });

  test("two consumers use the same external id for two appointments, and know only their own patients' ids", async () => {
    const token = await clinic.tokenWith("APPOINTMENTS_READ", "APPOINTMENTS_WRITE");
    const input = newcomer();
    await send(input);
    const theirs = portail.program(token);
    const unknown = { patientExternalId: "UNKNOWN", locationExternalId: "UNKNOWN" };
    expect(problemsOf(await upsertAppointments(theirs, input))).toEqual(
      problemsOf(await upsertAppointments(theirs, { ...input, ...unknown })),
    );
    const ids = { patientId: toGlobalId("Patient", patient.id), locationId: toGlobalId("Location", clinic.location.id) };
    const named = { ...input, patientExternalId: undefined, locationExternalId: undefined, ...ids };
    expect(outcomesOf(await upsertAppointments(theirs, named))).toEqual(["CREATED"]);
  });
});

describe("wrong items", () => {
  const ok: string[] = [];

  test.each<[string, () => Readonly<Record<string, unknown>>, string[]]>([
    ["no patient", () => ({ patientExternalId: undefined }), ["VALIDATION_FAILED patientExternalId"]],
    ["no location", () => ({ locationExternalId: undefined }), ["VALIDATION_FAILED locationExternalId"]],
    ["two patients", () => ({ patientId: toGlobalId("Patient", patient.id) }), ["VALIDATION_FAILED patientId"]],
    ["two locations", () => ({ locationId: toGlobalId("Location", clinic.location.id) }), ["VALIDATION_FAILED locationId"]],
    ["an unknown patient", () => ({ patientExternalId: "nobody" }), ["VALIDATION_FAILED patientExternalId"]],
    ["an unknown location", () => ({ locationExternalId: "nowhere" }), ["VALIDATION_FAILED locationExternalId"]],
    [
      "both unknown",
      () => ({ patientExternalId: "nobody", locationExternalId: "nowhere" }),
      ["VALIDATION_FAILED patientExternalId", "VALIDATION_FAILED locationExternalId"],
    ],
    ["a malformed patient id", () => ({ patientExternalId: undefined, patientId: "x" }), ["VALIDATION_FAILED patientId"]],
    [
      "a location's id as the patient's",
      () => ({ patientExternalId: undefined, patientId: toGlobalId("Location", clinic.location.id) }),
      ["VALIDATION_FAILED patientId"],
    ],
    [
      "another clinic's location",
      () => ({ locationExternalId: undefined, locationId: toGlobalId("Location", other.location.id) }),
      ["VALIDATION_FAILED locationId"],
    ],
    ["an end before the start", () => ({ endsAt: "2026-03-20T13:29:59.999Z" }), ["VALIDATION_FAILED endsAt"]],
    ["an end at the start", () => ({ endsAt: "2026-03-20T13:30:00Z" }), ["VALIDATION_FAILED endsAt"]],
    ["24 hours", () => ({ endsAt: "2026-03-21T13:30:00Z" }), ok],
    ["more than 24 hours", () => ({ endsAt: "2026-03-21T13:30:00.001Z" }), ["VALIDATION_FAILED endsAt"]],
    ["a start without offset", () => ({ startsAt: "2026-03-20T13:30:00" }), ["VALIDATION_FAILED startsAt"]],
    ["a start on February 30th", () => ({ startsAt: "2026-02-30T13:30:00Z" }), ["VALIDATION_FAILED startsAt"]],
    ["a start in words", () => ({ startsAt: "next Monday" }), ["VALIDATION_FAILED startsAt"]],
    [
      "a start that its offset moves beyond the year 9999",
      () => ({ startsAt: "9999-12-31T23:00:00-02:00", endsAt: "9999-12-31T23:30:00-02:00" }),
      ["VALIDATION_FAILED startsAt", "VALIDATION_FAILED endsAt"],
    ],
    ["an http link", () => ({ virtualVisitUrl: "http://video.example" }), ["VALIDATION_FAILED virtualVisitUrl"]],
    ["a script as link", () => ({ virtualVisitUrl: "javascript:alert(1)" }), ["VALIDATION_FAILED virtualVisitUrl"]],
    ["a blank link", () => ({ virtualVisitUrl: "" }), ["VALIDATION_FAILED virtualVisitUrl"]],
    ["a blank service", () => ({ service: " " }), ["VALIDATION_FAILED service"]],
    ["a service of 161 characters", () => ({ service: "x".repeat(161) }), ["VALIDATION_FAILED service"]],
    ["a note of 2,000 characters", () => ({ noteToPatient: "é".repeat(2_000) }), ok],
    ["a note of 2,001 characters", () => ({ noteToPatient: "x".repeat(2_001) }), ["VALIDATION_FAILED noteToPatient"]],
    [
      "no status, start, end, service and practitioner",
      () => Object.fromEntries(["status", "startsAt", "endsAt", "service", "practitionerName"].map((f) => [f, undefined])),
      [
        "VALIDATION_FAILED practitionerName",
        "VALIDATION_FAILED service",
        "VALIDATION_FAILED startsAt",
        "VALIDATION_FAILED endsAt",
        "VALIDATION_FAILED status",
      ],
    ],
    ["a status of null", () => ({ status: null }), ["VALIDATION_FAILED status"]],
  ])("a new one with %s", async (_, fields, problems) => {
    const answer = await send(newcomer(fields()));
    expect(problemsOf(answer)).toEqual([problems]);
    expect(outcomesOf(answer)).toEqual([problems.length > 0 ? "FAILED" : "CREATED"]);
  });

  test("another clinic's patient is as unknown as one that does not exist: the answers differ in nothing", async () => {
    const theirs = await other.patient();
    const naming = (id: string) => newcomer({ patientExternalId: undefined, patientId: toGlobalId("Patient", id) });
    const [known, unknown] = [await send(naming(theirs.id)), await send(naming("01JQ0000000000000000000000"))];
    expect(known.results[0]?.errors).toEqual(unknown.results[0]?.errors);
    expect(known.results[0]?.errors[0]).toMatchObject({
      path: ["input", "appointments", "0", "patientId"],
      messages: { en: "This patient is unknown." },
    });
  });

  test("each is told at its exact path in both languages, the others are saved", async () => {
    const items = [newcomer(), newcomer({ endsAt: "2026-03-19T00:00:00Z" }), newcomer()];
    const answer = await send(...items);
    expect(outcomesOf(answer)).toEqual(["CREATED", "FAILED", "CREATED"]);
    expect(answer.results[1]?.errors).toEqual([
      {
        __typename: "ValidationFailed",
        code: "VALIDATION_FAILED",
        message: "La fin doit suivre le début.",
        messages: { fr: "La fin doit suivre le début.", en: "The end must come after the start." },
        path: ["input", "appointments", "1", "endsAt"],
      },
    ]);
    expect(await rowOf(items[1]!.externalId)).toBeNull();
  });

  test("an unknown status is refused before anything runs, at the input's path, and nothing is saved", async () => {
    const item = newcomer({ status: "SNOWED_IN" });
    const { errors, status } = await program.run(
      "mutation ($input: UpsertAppointmentsInput!) { upsertAppointments(input: $input) { results { outcome } } }",
      { input: { appointments: [newcomer(), item] } },
    );
    expect(status).toBe(400);
    expect(errors.map(({ extensions: { code, path } }) => [code, path])).toEqual([
      ["VALIDATION_FAILED", ["input", "appointments", "1", "status"]],
    ]);
    expect(await rowOf(item.externalId)).toBeNull();
  });

  test.each([0, 501])("a batch of %d is refused as a whole", async (size) => {
    const answer = await send(...Array.from({ length: size }, () => newcomer()));
    expect(answer).toMatchObject({ results: [], errors: [{ code: "VALIDATION_FAILED", path: ["input", "appointments"] }] });
  });
});

test("one batch sent eight times at once, through two servers: every appointment once, CREATED once, otherwise UNCHANGED or CONFLICT", async () => {
  const batch = Array.from({ length: 12 }, () => newcomer());
  const servers = [program, beside.program(clinic.token)];
  const answers = await Promise.all(Array.from({ length: 8 }, (_, place) => upsertAppointments(servers[place % 2]!, ...batch)));
  for (const [place, { externalId }] of batch.entries()) {
    const results = answers.map((answer) => answer.results[place]!);
    expect(results.filter(({ outcome }) => outcome === "CREATED")).toHaveLength(1);
    for (const { outcome, errors } of results.filter((result) => result.outcome !== "CREATED"))
      expect(errors.map(({ code }) => code)).toEqual(outcome === "UNCHANGED" ? [] : ["CONFLICT"]);
    expect((await rowOf(externalId))?.version).toBe(1);
    expect(await auditOf(externalId)).toHaveLength(1);
  }
});
