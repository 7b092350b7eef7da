import type { ApiClient } from "../../testing/api-client.ts";
import type { BatchAnswer } from "../../testing/batches.ts";
import { outcomesOf, problemsOf, upsertPatients } from "../../testing/batches.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { Patient } from "./patient.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  await TestClinic.open(portail, "maple");
  program = portail.program(clinic.token);
});

afterAll(() => portail.stop());

let count = 0;

/** A new patient that nothing else of the file has. */
const newcomer = (fields: Readonly<Record<string, unknown>> = {}) => {
  count += 1;
  const person = { firstName: "Zoé", lastName: "L’Heureux-Côté", dateOfBirth: "1990-07-01", sex: "FEMALE" };
  const identifications = [{ typeId: clinic.typeId("file"), value: `N-${count}` }];
  return { externalId: `N${count}`, ...person, identifications, ...fields };
};

const send = (...patients: readonly object[]): Promise<BatchAnswer> => upsertPatients(program, ...(patients as Record<string, unknown>[]));

const rowOf = (externalId: string): Promise<Patient | null> =>
  portail.database.manager.findOneBy(Patient, { clinicId: clinic.clinic.id, sourceId: clinic.consumer.id, externalId });

/** What was written down of changes of a chart. */
const auditOf = async ({ clinicId, id }: Patient): Promise<AuditEvent[]> => {
  const events = await portail.database.manager.find(AuditEvent, { where: { clinicId, subjectId: id }, order: { id: "ASC" } });
  return events.filter(({ action }) => action !== "patient.read");
};

describe("creating and repeating", () => {
  test("a new chart is CREATED; the same again is UNCHANGED and leaves neither a version, a time nor an audit row", async () => {
    const input = newcomer({ email: "zoe@courriel.example", address: { city: "Québec", country: "CA" }, language: "EN" });
    const created = await send(input);
    expect(created).toMatchObject({ errors: [], results: [{ index: 0, externalId: input.externalId, outcome: "CREATED", errors: [] }] });
    expect(created.results[0]?.entity).toMatchObject({
      ...{ externalId: input.externalId, firstName: "Zoé", lastName: "L’Heureux-Côté", preferredName: null, dateOfBirth: "1990-07-01" },
      ...{ email: "zoe@courriel.example", mobile: null, language: "EN", notificationMethod: "EMAIL", archived: false, verified: true },
      address: { street: null, city: "Québec", province: null, postalCode: null, country: "CA" },
    });
    const before = await rowOf(input.externalId);
    const audit = await auditOf(before!);
    portail.clock.advance(60_000);
    const repeated = await send(input);
    expect(outcomesOf(repeated)).toEqual(["UNCHANGED"]);
    expect(repeated.results[0]?.entity).toEqual(created.results[0]?.entity);
    expect(await rowOf(input.externalId)).toEqual(before);
    expect(await auditOf(before!)).toEqual(audit);
  });

  test("one changed field makes it UPDATED with the next version, and nothing else changes", async () => {
    const input = newcomer({ email: "a@courriel.example", mobile: "514 555-0142", preferredName: "Zo" });
    await send(input);
    const before = await rowOf(input.externalId);
    portail.clock.advance(60_000);
    expect(outcomesOf(await send({ externalId: input.externalId, email: "b@courriel.example" }))).toEqual(["UPDATED"]);
    const after = await rowOf(input.externalId);
    expect(after).toEqual({ ...before, email: "b@courriel.example", version: 2, updatedAt: portail.clock.now() });
  });

  test("absent fields are untouched, null clears what may be empty", async () => {
    const input = newcomer({ email: "c@courriel.example", homePhone: "514 555-0143", preferredName: "Zo", address: { city: "Laval" } });
    await send(input);
    const cleared = await send({ externalId: input.externalId, email: null, preferredName: null, address: null });
    expect(cleared.results[0]).toMatchObject({
      outcome: "UPDATED",
      entity: { email: null, preferredName: null, address: null, homePhone: "+15145550143" },
    });
  });

  test("in other notation the same chart is UNCHANGED", async () => {
    const input = newcomer({ email: "d@courriel.example", mobile: "+15145550144" });
    await send(input);
    const [{ typeId, value }] = input.identifications as [{ typeId: string; value: string }];
    const respelled = { firstName: " Zoe\u0301 ", email: "D@Courriel.example ", mobile: "(514) 555-0144" };
    const answer = await send({
      ...input,
      ...respelled,
      identifications: [{ typeId, value: ` ${value.toLowerCase().replace("-", " ")}` }],
    });
    expect(outcomesOf(answer)).toEqual(["UNCHANGED"]);
  });

  test("an external id with spaces around it is the same one, at its making, its repetition and within a batch", async () => {
    const input = newcomer();
    expect(outcomesOf(await send({ ...input, externalId: ` ${input.externalId} ` }))).toEqual(["CREATED"]);
    expect(outcomesOf(await send({ ...input, externalId: `\t${input.externalId}` }))).toEqual(["UNCHANGED"]);
    expect(outcomesOf(await send(input))).toEqual(["UNCHANGED"]);
    expect(problemsOf(await send(input, { ...input, externalId: `${input.externalId} ` }))).toEqual([[], ["CONFLICT externalId"]]);
  });

  test("external ids are told apart by case and accents", async () => {
    const [first, second, third] = [newcomer({ externalId: "cle" }), newcomer({ externalId: "CLE" }), newcomer({ externalId: "clé" })];
    expect(outcomesOf(await send(first, second, third))).toEqual(["CREATED", "CREATED", "CREATED"]);
    expect(outcomesOf(await send(first, second, third))).toEqual(["UNCHANGED", "UNCHANGED", "UNCHANGED"]);
  });

  test("two consumers use the same external id for two charts", async () => {
    const other = portail.program(await clinic.tokenWith("PATIENTS_READ", "PATIENTS_WRITE"));
    const [mine, theirs] = [newcomer(), newcomer({ firstName: "Noé" })];
    await send(mine);
    const answer = await upsertPatients(other, { ...theirs, externalId: mine.externalId });
    expect(outcomesOf(answer)).toEqual(["CREATED"]);
    expect(outcomesOf(await send(mine))).toEqual(["UNCHANGED"]);
    expect((await rowOf(mine.externalId))?.firstName).toBe("Zoé");
  });
});

describe("wrong items", () => {
  test("each is told at its exact path, the others are saved", async () => {
    const items = [
      newcomer(),
      newcomer({ email: "nobody" }),
      newcomer(),
      newcomer({ dateOfBirth: "2023-02-29", firstName: " " }),
      newcomer(),
    ];
    const answer = await send(...items);
    expect(outcomesOf(answer)).toEqual(["CREATED", "FAILED", "CREATED", "FAILED", "CREATED"]);
    expect(answer.results[1]?.errors.map(({ path }) => path)).toEqual([["input", "patients", "1", "email"]]);
    expect(answer.results[3]?.errors.map(({ path }) => path)).toEqual([
      ["input", "patients", "3", "firstName"],
      ["input", "patients", "3", "dateOfBirth"],
    ]);
    expect(answer.results.map(({ entity }) => entity !== null)).toEqual([true, false, true, false, true]);
    expect(await Promise.all(items.map(async ({ externalId }) => (await rowOf(externalId)) !== null))).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  test("a message speaks the caller's language, and both are given", async () => {
    const messages = { fr: "Ce n'est pas une adresse courriel.", en: "This is not an e-mail address." };
    for (const [language, message] of [
      ["fr-CA", messages.fr],
      ["en-CA", messages.en],
    ] as const) {
      const speaker = portail.program(clinic.token);
      const { data } = await speaker.post(
        {
          query:
            "mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { errors { __typename code message messages { fr en } } } } }",
          variables: { input: { patients: [newcomer({ email: "nobody" })] } },
        },
        { "accept-language": language },
      );
      expect(data.upsertPatients.results[0].errors).toEqual([
        { __typename: "ValidationFailed", code: "VALIDATION_FAILED", message, messages },
      ]);
    }
  });

  const ok: string[] = [];

  test.each<[string, Readonly<Record<string, unknown>>, string[]]>([
    ["a date that is not in the calendar", { dateOfBirth: "2023-02-29" }, ["VALIDATION_FAILED dateOfBirth"]],
    ["a date before 1880", { dateOfBirth: "1879-12-31" }, ["VALIDATION_FAILED dateOfBirth"]],
    ["the first plausible date", { dateOfBirth: "1880-01-01" }, ok],
    ["tomorrow", { dateOfBirth: "2026-03-15" }, ["VALIDATION_FAILED dateOfBirth"]],
    ["today", { dateOfBirth: "2026-03-14" }, ok],
    ["a date in words", { dateOfBirth: "the first of May" }, ["VALIDATION_FAILED dateOfBirth"]],
    ["a date with slashes", { dateOfBirth: "01/07/1990" }, ["VALIDATION_FAILED dateOfBirth"]],
    ["a phone without area code", { mobile: "555-0199" }, ["VALIDATION_FAILED mobile"]],
    ["a home phone in words", { homePhone: "none" }, ["VALIDATION_FAILED homePhone"]],
    ["a name of 81 characters", { lastName: "x".repeat(81) }, ["VALIDATION_FAILED lastName"]],
    ["a name of 80 characters", { lastName: "é".repeat(80) }, ok],
    ["a name of emoji", { preferredName: "🌻" }, ok],
    ["a blank external id", { externalId: " " }, ["VALIDATION_FAILED externalId"]],
    ["an external id of 121 characters", { externalId: "x".repeat(121) }, ["VALIDATION_FAILED externalId"]],
    ["a city of 81 characters", { address: { city: "x".repeat(81) } }, ["VALIDATION_FAILED address.city"]],
    ["no first name", { firstName: undefined }, ["VALIDATION_FAILED firstName"]],
    ["no last name", { lastName: undefined }, ["VALIDATION_FAILED lastName"]],
    ["no date of birth", { dateOfBirth: undefined }, ["VALIDATION_FAILED dateOfBirth"]],
    ["no sex", { sex: undefined }, ["VALIDATION_FAILED sex"]],
    ["no identification", { identifications: undefined }, ["VALIDATION_FAILED identifications"]],
    ["an empty list of identifications", { identifications: [] }, ["VALIDATION_FAILED identifications"]],
    [
      "nothing but the external id",
      Object.fromEntries(["firstName", "lastName", "dateOfBirth", "sex", "identifications"].map((f) => [f, undefined])),
      [
        "VALIDATION_FAILED firstName",
        "VALIDATION_FAILED lastName",
        "VALIDATION_FAILED dateOfBirth",
        "VALIDATION_FAILED sex",
        "VALIDATION_FAILED identifications",
      ],
    ],
  ])("a new chart with %s", async (_, fields, problems) => {
    portail.clock.advance(Date.parse("2026-03-14T16:00:00.000Z") - portail.clock.now().getTime());
    const answer = await send(newcomer(fields));
    expect(problemsOf(answer)).toEqual([problems]);
    expect(outcomesOf(answer)).toEqual([problems.length > 0 ? "FAILED" : "CREATED"]);
  });

  const cannotBeEmpty = [
    "firstName",
    "lastName",
    "dateOfBirth",
    "sex",
    "identifications",
    "language",
    "notificationMethod",
    "verified",
    "archived",
    "unsubscribedFromEmail",
    "unsubscribedFromSms",
  ];

  test("null where a value is needed is REQUIRED at its place, and the chart stays as it was", async () => {
    const input = newcomer();
    await send(input);
    const before = await rowOf(input.externalId);
    for (const field of cannotBeEmpty) {
      const { results } = await send({ externalId: input.externalId, [field]: null });
      expect(results[0]).toMatchObject({
        outcome: "FAILED",
        entity: null,
        errors: [{ path: ["input", "patients", "0", field], messages: { en: "This value is required." } }],
      });
    }
    expect(await rowOf(input.externalId)).toEqual(before);
  });

  test("an external id that stands twice in a batch is refused the second time", async () => {
    const input = newcomer();
    const answer = await send(input, newcomer(), { ...input, firstName: "Noé" });
    expect(problemsOf(answer)).toEqual([[], [], ["CONFLICT externalId"]]);
    expect(answer.results[2]?.errors[0]).toMatchObject({ __typename: "Conflict", path: ["input", "patients", "2", "externalId"] });
    expect((await rowOf(input.externalId))?.firstName).toBe("Zoé");
  });
});

describe("the size of a batch", () => {
  const many = (size: number) => Array.from({ length: size }, () => newcomer());

  test.each([0, 501])("%d items are refused as a whole", async (size) => {
    const items = many(size);
    const answer = await send(...items);
    expect(answer).toMatchObject({
      results: [],
      errors: [{ __typename: "ValidationFailed", code: "VALIDATION_FAILED", path: ["input", "patients"] }],
    });
    expect(answer.errors[0]?.messages.en).toBe("A batch has 1 to 500 items.");
    if (items[0]) expect(await rowOf(items[0].externalId)).toBeNull();
  });

  test("500 items work, in the order sent, and again", async () => {
    const items = many(500);
    const answer = await send(...items);
    expect(new Set(outcomesOf(answer))).toEqual(new Set(["CREATED"]));
    expect(answer.results.map(({ index, externalId }) => [index, externalId])).toEqual(
      items.map(({ externalId }, index) => [index, externalId]),
    );
    expect(new Set(outcomesOf(await send(...items)))).toEqual(new Set(["UNCHANGED"]));
  });
});

describe("defaults of a new chart", () => {
  test.each<[Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>]>([
    [{}, { language: "FR", notificationMethod: "NONE", verified: true, archived: false }],
    [{ email: "x@courriel.example" }, { notificationMethod: "EMAIL" }],
    [{ mobile: "514 555-0145" }, { notificationMethod: "SMS" }],
    [{ email: "x@courriel.example", mobile: "514 555-0145" }, { notificationMethod: "EMAIL" }],
    [{ email: "x@courriel.example", notificationMethod: "NONE" }, { notificationMethod: "NONE" }],
    [
      { language: "EN", verified: false, archived: true },
      { language: "EN", verified: false, archived: true },
    ],
  ])("with %j it has %j", async (fields, expected) => {
    const answer = await send(newcomer(fields));
    expect(answer.results[0]?.entity).toMatchObject(expected);
  });

  test("its language is the clinic's, whatever the caller speaks", async () => {
    const english = portail.program(clinic.token);
    const { data } = await english.post(
      {
        query: "mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { patient { language } } } }",
        variables: { input: { patients: [newcomer()] } },
      },
      { "accept-language": "en" },
    );
    expect(data.upsertPatients.results[0].patient.language).toBe("FR");
  });
});

describe("audit", () => {
  test("one row for each made or changed chart says which fields, never their values", async () => {
    const [made, changed, same, wrong] = [newcomer(), newcomer(), newcomer(), newcomer({ email: "nobody" })];
    await send(changed, same);
    await send(made, { ...changed, lastName: "Gagné", mobile: "514 555-0146" }, same, wrong);
    const [madeRow, changedRow, sameRow] = await Promise.all([made, changed, same].map(({ externalId }) => rowOf(externalId)));
    const facts = async (row: Patient | null | undefined) =>
      (await auditOf(row!)).map(({ action, changedFields }) => [action, changedFields]);
    expect(await facts(madeRow)).toEqual([["patient.created", expect.any(Array)]]);
    expect(await facts(changedRow)).toEqual([
      ["patient.created", expect.any(Array)],
      ["patient.updated", ["lastName", "mobile"]],
    ]);
    expect(await facts(sameRow)).toEqual([["patient.created", expect.any(Array)]]);
    const [event] = await auditOf(madeRow!);
    expect(event).toMatchObject({
      actorKind: "consumer",
      actorId: clinic.consumer.id,
      patientId: madeRow!.id,
      networkAddress: expect.stringMatching(/127\.0\.0\.1|::1/),
    });
    const text = JSON.stringify(await portail.database.manager.find(AuditEvent));
    for (const secret of ["Gagné", "Heureux", "5550146", "1990-07-01", "N-"]) expect(text).not.toContain(secret);
  });

  test("the audit is written with what it records or not at all", async () => {
    const { id: clinicId } = clinic.clinic;
    const counted = async () => [
      await portail.database.manager.countBy(Patient, { clinicId }),
      await portail.database.manager.countBy(AuditEvent, { clinicId }),
    ];
    const before = await counted();
    const { source } = portail.database;
    await source.query("ALTER TABLE audit_events RENAME TO audit_events_away");
    const { errors } = await program.run(
      "mutation ($input: UpsertPatientsInput!) { upsertPatients(input: $input) { results { outcome } } }",
      { input: { patients: [newcomer()] } },
    );
    await source.query("ALTER TABLE audit_events_away RENAME TO audit_events");
    expect(errors.map(({ extensions }) => extensions["code"])).toEqual(["INTERNAL"]);
    expect(await counted()).toEqual(before);
  });
});
