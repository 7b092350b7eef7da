import { writeFile } from "node:fs/promises";
import path from "node:path";
import { insertRows } from "../../../db/insert-rows.ts";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { newId } from "../../../kernel/id.ts";
import { importBundle } from "../../../cli/import-fhir/import-bundle.ts";
import { readConfig } from "../../../config.ts";
import { fromGlobalId, toGlobalId } from "../../../graphql/global-id.ts";
import { SecretKeys } from "../../../kernel/secret-keys.ts";
import { days, minutes } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { plansOf } from "../../../testing/plans.ts";
import { StatementCounter } from "../../../testing/statement-counter.ts";
import { startPortail, testKeys } from "../../../testing/portail.ts";
import { Appointment } from "../../appointments/appointment.entity.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Location } from "../../clinics/location.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { ApiConsumer } from "../api-consumer.entity.ts";
import { FhirImportFinding } from "./job/fhir-import-finding.entity.ts";
import { FhirImportPart } from "./job/fhir-import-part.entity.ts";
import { FhirImport } from "./job/fhir-import.entity.ts";
import { FhirImportWorker } from "./job/fhir-import-worker.ts";
import { openPart } from "./job/part-vault.ts";
import { resealImportParts } from "./job/reseal-import-parts.ts";
import {
  appointmentResource,
  bouchard,
  bundleOf,
  entryOf,
  exampleBundle,
  fileNumbers,
  locationResource,
  patientResource,
  practitionerResource,
  quebecHealthNumbers,
  tremblay,
} from "./testing/example-bundle.ts";
import { importAll, importDocument, importOf, send } from "./testing/import-steps.ts";

const statements = new StatementCounter();
let portail: Portail;
let clinics = 0;
let clinic: TestClinic;
let program: ApiClient;

beforeAll(async () => {
  portail = await startPortail({ statements });
});
afterAll(() => portail.stop());

beforeEach(async () => {
  clinics += 1;
  clinic = await TestClinic.open(portail, `fhir${clinics}`);
  program = portail.program(clinic.token, clinic.clinic.slug);
});

const counts = (created: number, updated = 0, unchanged = 0, failed = 0) => ({ created, updated, unchanged, failed });

const rows = <E extends object>(entity: new () => E) => portail.database.manager.findBy(entity, { clinicId: clinic.clinic.id } as never);

const actions = async (): Promise<string[]> =>
  (await portail.database.manager.find(AuditEvent, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } })).map(
    ({ action }) => action,
  );

test("a bundle becomes charts, locations and appointments of the consumer's own ids, and says what it left out", async () => {
  const done = await importAll(portail, program, exampleBundle());
  expect(done).toMatchObject({
    ...{
      state: "DONE",
      stopReason: null,
      total: 7,
      processed: 7,
      startedAt: "2026-03-14T15:00:00.000Z",
      finishedAt: "2026-03-14T15:00:00.000Z",
    },
    ...{ locations: counts(2), patients: counts(2), appointments: counts(3) },
  });
  expect(done.findingCount).toBe(done.lines.length);
  expect(done.lines).toEqual(
    expect.arrayContaining([
      "Bundle.entry[2].resource.maritalStatus NOT_MAPPED ELEMENT_LEFT_OUT",
      "Bundle.entry[2].resource.identifier[1].system SYSTEM_UNKNOWN ELEMENT_LEFT_OUT",
      "Bundle.entry[4].resource.reasonCode NOT_MAPPED ELEMENT_LEFT_OUT",
      "Bundle.entry[7].resource RESOURCE_NOT_IMPORTED RESOURCE_LEFT_OUT",
    ]),
  );

  const sourceId = clinic.consumer.id;
  const charts = await rows(Patient);
  expect(charts).toHaveLength(2);
  expect(charts.find(({ externalId }) => externalId === "tremblay")).toMatchObject({
    ...{ sourceId, firstName: "Marie-Ève Josée", lastName: "Tremblay", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "fr" },
    ...{ mobile: "+15815552916", homePhone: "+14185550142", email: "tremblay@courriel.exemple.test", notificationMethod: "EMAIL" },
    ...{ street: "12, rue Racine Est, app. 4", city: "Saguenay", province: "QC", archived: false, verified: true },
  });
  const places = await rows(Location);
  const racine = places.find(({ externalId }) => externalId === "racine")!;
  expect(racine).toMatchObject({ name: "Clinique de la rue Racine", phone: "+14185550100", timeZone: "America/Toronto" });
  const visits = await rows(Appointment);
  expect(visits.find(({ externalId }) => externalId === "rv-1")).toMatchObject({
    ...{ status: "CONFIRMED", practitionerName: "Dre Mariève Côté", service: "Médecine générale", locationId: racine.id },
    startsAt: new Date("2027-03-14T17:30:00.000Z"),
  });
  expect(visits.find(({ externalId }) => externalId === "rv-3")).toMatchObject({
    ...{ status: "REQUESTED", visitType: "VIRTUAL_VISIT", virtualVisitUrl: "https://visio.exemple.test/s/abc" },
    noteToPatient: "Ayez vos médicaments sous la main.",
  });

  const trail = await actions();
  const count = (action: string): number => trail.filter((each) => each === action).length;
  expect([count("fhir-import.started"), count("patient.created"), count("appointment.created"), count("fhir-import.finished")]).toEqual([
    1, 2, 3, 1,
  ]);
});

test("the same bundle again changes nothing, and a changed one changes that", async () => {
  await importAll(portail, program, exampleBundle());
  const before = [await rows(Patient), await rows(Location), await rows(Appointment)];
  const trail = await actions();
  portail.clock.advance(minutes(1));
  const again = await importAll(portail, program, exampleBundle());
  expect(again).toMatchObject({ locations: counts(0, 0, 2), patients: counts(0, 0, 2), appointments: counts(0, 0, 3) });
  expect([await rows(Patient), await rows(Location), await rows(Appointment)]).toEqual(before);
  expect((await actions()).slice(trail.length).filter((action) => !action.startsWith("fhir-import."))).toEqual([]);

  const moved = appointmentResource("rv-1", { status: "entered-in-error" });
  const changed = bundleOf(
    entryOf(patientResource(tremblay, { gender: "other" })),
    entryOf(moved as never),
    entryOf({ ...moved, id: "rv-9" } as never),
  );
  const third = await importAll(portail, program, changed);
  expect(third).toMatchObject({ patients: counts(0, 1), appointments: counts(0, 1, 0, 1) });
  expect(third.lines).toContain("Bundle.entry[2].resource.status ENTERED_IN_ERROR RESOURCE_LEFT_OUT");
  expect((await rows(Appointment)).find(({ externalId }) => externalId === "rv-1")).toMatchObject({
    deactivated: true,
    status: "CONFIRMED",
  });
  expect((await rows(Patient)).find(({ externalId }) => externalId === "tremblay")).toMatchObject({ sex: "OTHER" });
});

test("references between bundles lead to what came in before, and to nothing that another consumer knows", async () => {
  await importAll(portail, program, bundleOf(entryOf(locationResource), entryOf(practitionerResource), entryOf(patientResource(tremblay))));
  const visit = bundleOf(
    entryOf(
      appointmentResource("rv-1", {
        participant: [
          { actor: { reference: "Patient/tremblay" }, status: "accepted" },
          { actor: { reference: "Location/racine" }, status: "accepted" },
          { actor: { type: "Practitioner", display: "Dre Côté" }, status: "accepted" },
        ],
      }) as never,
    ),
  );
  const stranger = portail.program(await clinic.tokenWith("PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"), clinic.clinic.slug);
  const theirs = await importAll(portail, stranger, visit);
  expect(theirs).toMatchObject({ appointments: counts(0, 0, 0, 1) });
  expect(theirs.lines).toEqual(
    expect.arrayContaining([
      "Bundle.entry[0].resource.participant[0].actor NOT_ACCEPTED RESOURCE_LEFT_OUT",
      "Bundle.entry[0].resource.participant[1].actor NOT_ACCEPTED RESOURCE_LEFT_OUT",
    ]),
  );
  expect(await importAll(portail, program, visit)).toMatchObject({ appointments: counts(1) });
});

test("what a rule refuses is listed where it stands in the bundle; the rest goes on", async () => {
  await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: bouchard.number }] });
  const bundle = bundleOf(
    entryOf({ ...locationResource, name: "" }),
    entryOf(patientResource(tremblay, { gender: undefined })),
    entryOf(patientResource(bouchard)),
    entryOf(patientResource({ ...tremblay, id: "roy", number: "ROYA60010112" }, { identifier: [{ system: fileNumbers, value: "A-17" }] })),
  );
  const done = await importAll(portail, program, bundle, { identifierSystems: [{ system: fileNumbers, identificationType: "dossier" }] });
  expect(done).toMatchObject({ state: "DONE", processed: 4, locations: counts(0, 0, 0, 1), patients: counts(1, 0, 0, 2) });
  expect(done.lines).toEqual(
    expect.arrayContaining([
      "Bundle.entry[0].resource.name NOT_ACCEPTED RESOURCE_LEFT_OUT",
      "Bundle.entry[1].resource.gender NOT_ACCEPTED RESOURCE_LEFT_OUT",
      "Bundle.entry[2].resource.identifier[0].value NOT_ACCEPTED RESOURCE_LEFT_OUT",
    ]),
  );
  const messages = await program.data(
    "query ($id: ID!) { node(id: $id) { ... on FhirImport { findings(first: 100) { edges { node { reason message { fr en } } } } } } }",
    { id: done.id },
  );
  const said = messages.node.findings.edges.map(({ node }: { node: { message: { fr: string } } }) => node.message.fr) as string[];
  expect(said.filter((text) => /[{}]/.test(text) || text === "")).toEqual([]);
  expect((await rows(Patient)).map(({ externalId }) => externalId)).toContain("roy");
});

describe("a bundle is refused", () => {
  const codes = (payload: { errors: { code: string; path: string[] }[] }) =>
    payload.errors.map(({ code, path }) => `${code} ${path.join(".")}`);

  test.each([
    ["a history", { ...exampleBundle(), type: "history" }, "VALIDATION_FAILED input.bundle"],
    ["a document", { ...exampleBundle(), type: "document" }, "VALIDATION_FAILED input.bundle"],
    ["a resource", locationResource, "VALIDATION_FAILED input.bundle"],
    ["no JSON", "{", "VALIDATION_FAILED input.bundle"],
  ])("that is %s", async (_, bundle, code) => {
    const payload = await send(program, bundle);
    expect([payload.fhirImport, codes(payload)]).toEqual([null, [code]]);
    expect(await rows(FhirImport)).toEqual([]);
  });

  test("with systems that stand for nothing", async () => {
    const payload = await send(program, exampleBundle(), {
      identifierSystems: [
        { system: "urn:a", identificationType: "qc" },
        { system: "urn:a", identificationType: "Dossier" },
        { system: "urn:b", identificationType: "Passeport" },
        { system: " ", identificationType: "Dossier" },
      ],
    });
    expect(codes(payload)).toEqual([
      "VALIDATION_FAILED input.identifierSystems.1.system",
      "VALIDATION_FAILED input.identifierSystems.2.identificationType",
      "VALIDATION_FAILED input.identifierSystems.3.system",
    ]);
  });

  test("of more than 8 MB", async () => {
    const large = { ...exampleBundle(), note: "x".repeat(8 * 1024 * 1024) };
    const answer = await program.post({ query: importDocument, variables: { input: { bundle: JSON.stringify(large) } } });
    expect(answer.status).toBe(413);
    const wish = { bundle: JSON.stringify(large), identifierSystems: [], defaultLocationExternalId: null };
    expect(await portail.services.fhirImports.start(clinic.consumer, wish)).toMatchObject({
      ok: false,
      problems: [{ reason: "FHIR_TOO_LARGE" }],
    });
    expect(await rows(FhirImport)).toEqual([]);
  });

  test("while another one of the consumer is under way; of two at once one is taken", async () => {
    const answers = await Promise.all([send(program, exampleBundle()), send(program, exampleBundle())]);
    expect(answers.flatMap(codes)).toEqual(["CONFLICT "]);
    const stranger = portail.program(await clinic.tokenWith("PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"), clinic.clinic.slug);
    expect(codes(await send(stranger, bundleOf()))).toEqual([]);
    await portail.services.fhirImports.worker.run();
    expect(codes(await send(program, bundleOf()))).toEqual([]);
    await portail.services.fhirImports.worker.run();
    expect((await rows(FhirImport)).map(({ state, total }) => `${state} ${total}`).toSorted()).toEqual(["DONE 0", "DONE 0", "DONE 7"]);
  });

  test("from anybody but a consumer that may write all that a bundle holds", async () => {
    const input = { bundle: JSON.stringify(exampleBundle()) };
    const rights = ["PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"] as const;
    for (const missing of rights) {
      const token = await clinic.tokenWith("PATIENTS_READ", ...rights.filter((right) => right !== missing));
      expect(await portail.program(token, clinic.clinic.slug).refusal(importDocument, { input })).toEqual(["FORBIDDEN"]);
    }
    for (const role of ["SUPPORT", "ADMIN", "DESK"] as const)
      expect(await (await clinic.staff(role)).refusal(importDocument, { input })).toEqual(["FORBIDDEN"]);
    expect(await portail.browser(clinic.clinic.slug).refusal(importDocument, { input })).toEqual(["UNAUTHENTICATED"]);
    expect(await rows(FhirImport)).toEqual([]);
  });
});

test("an import is shown to its consumer and to support, and to nobody else", async () => {
  const { id } = await importAll(portail, program, exampleBundle());
  const support = await clinic.staff("SUPPORT");
  expect((await importOf(support, id)).processed).toBe(7);
  const consumerId = toGlobalId("ApiConsumer", clinic.consumer.id);
  const list = "query ($id: ID!) { node(id: $id) { ... on ApiConsumer { fhirImports { edges { node { id total } } } } } }";
  for (const caller of [program, support])
    expect((await caller.data(list, { id: consumerId })).node.fhirImports.edges).toEqual([{ node: { id, total: 7 } }]);

  const stranger = portail.program(await clinic.tokenWith("PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"), clinic.clinic.slug);
  expect(await importOf(stranger, id)).toBeNull();
  const elsewhere = await TestClinic.open(portail, `fhir-other${clinics}`);
  expect(await importOf(portail.program(elsewhere.token, elsewhere.clinic.slug), id)).toBeNull();
  const node = "query ($id: ID!) { node(id: $id) { id } }";
  for (const role of ["ADMIN", "DESK"] as const) expect(await (await clinic.staff(role)).refusal(node, { id })).toEqual(["FORBIDDEN"]);
});

test("a consumer that loses a right, or is stopped, is not worked for any more", async () => {
  const { database, services } = portail;
  const stops = [{ scopes: ["PATIENTS_WRITE", "CLINIC_WRITE"] }, { deactivatedAt: portail.clock.now() }] as const;
  for (const change of stops) {
    const key = { clinicId: clinic.clinic.id, id: clinic.consumer.id };
    const before = await database.manager.findOneByOrFail(ApiConsumer, key);
    const { fhirImport } = await send(program, exampleBundle());
    await database.manager.update(ApiConsumer, key, change as never);
    await services.fhirImports.worker.run();
    const row = await database.manager.findOneByOrFail(FhirImport, {
      clinicId: key.clinicId,
      id: fromGlobalId("FhirImport", fhirImport.id)!,
    });
    expect(row).toMatchObject({ state: "STOPPED", stopReason: "RIGHTS_LOST", processed: 0, openKey: null, dueAt: null });
    await database.manager.update(ApiConsumer, key, { scopes: before.scopes, deactivatedAt: null });
  }
  expect(await rows(Patient)).toEqual([]);
  expect(await rows(FhirImportPart)).toEqual([]);
});

test("a bundle is kept sealed, under the key in use, and only until it is taken over; nothing of it is logged or listed", async () => {
  let count = 0;
  const words: string[] = [];
  const canary = () => words[words.push(`Canari${String.fromCharCode(97 + (count % 26))}${(count += 1)}x`) - 1]!;
  const person = patientResource(
    { id: canary(), given: [canary()], family: canary(), birthDate: "1971-05-06", gender: "female", number: "CANA71550612" },
    {
      telecom: [
        { system: "email", value: canary() },
        { system: "phone", use: "home", value: canary() },
      ],
      address: [{ use: "home", line: [canary()], city: canary(), district: canary() }],
      maritalStatus: { text: canary() },
      identifier: [
        { system: canary(), value: canary() },
        { system: quebecHealthNumbers, value: canary() },
      ],
      [canary()]: canary(),
    },
  );
  const visit = appointmentResource(canary(), {
    status: canary(),
    comment: canary(),
    participant: [{ actor: { reference: canary(), display: canary() } }],
  });
  const bundle = bundleOf(
    entryOf(person as never),
    entryOf(visit as never),
    { fullUrl: canary(), resource: { resourceType: canary() } },
    canary(),
  );
  const { fhirImport } = await send(program, bundle);
  const kept = await rows(FhirImportPart);
  expect(kept).toHaveLength(1);

  const [newKeys, oldKeys] = [SecretKeys.parse(`${"cd".repeat(32)},${testKeys}`), SecretKeys.parse(testKeys)];
  expect(openPart(oldKeys, kept[0]!)[0]!.input).toMatchObject({ dateOfBirth: "1971-05-06" });
  await resealImportParts(newKeys).step(portail.database, null);
  const [resealed] = await rows(FhirImportPart);
  expect(() => openPart(oldKeys, resealed!)).toThrow();
  const stored = JSON.stringify([resealed, await rows(FhirImport), await rows(FhirImportFinding), await rows(AuditEvent)]);

  const { clinics: ours, patients, appointments } = portail.services;
  const parts = { database: portail.database, clock: portail.clock, clinics: ours, patients, appointments };
  await new FhirImportWorker({ ...parts, keys: newKeys }).run();
  const done = await importOf(program, fhirImport.id);
  expect(done).toMatchObject({ state: "DONE", patients: counts(0, 0, 0, 1) });
  expect(await rows(FhirImportPart)).toEqual([]);
  const told = JSON.stringify([done, await rows(FhirImportFinding), await rows(AuditEvent)]);
  const found = words.filter((word) => [stored, told, portail.log()].some((text) => text.includes(word)));
  expect(found).toEqual([]);
  expect(words.length).toBeGreaterThan(20);
});

test("a part that no key opens stops the import after a while, and hinders no other", async () => {
  const { fhirImport } = await send(program, exampleBundle());
  await portail.database.manager.update(FhirImportPart, { clinicId: clinic.clinic.id }, { sealed: "v1.00000000.AAAA" });
  const stranger = portail.program(await clinic.tokenWith("PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE"), clinic.clinic.slug);
  const theirs = await send(stranger, bundleOf(entryOf(locationResource)));
  await expect(portail.services.fhirImports.worker.run()).rejects.toThrow();
  expect(await importOf(stranger, theirs.fhirImport.id)).toMatchObject({ state: "DONE", locations: counts(1) });
  for (let tries = 1; tries <= 12; tries += 1) {
    expect(await importOf(program, fhirImport.id)).toMatchObject({ state: "RUNNING" });
    portail.clock.advance(minutes(5));
    await portail.services.fhirImports.worker.run().catch(() => undefined);
  }
  expect(await importOf(program, fhirImport.id)).toMatchObject({ state: "STOPPED", stopReason: "FAULT" });
  expect(await rows(FhirImportPart)).toEqual([]);
});

describe("npm run import:fhir", () => {
  const config = () =>
    readConfig({ DEMO: "1", PORT: "0", DATABASE_URL: portail.databaseUrl, PUBLIC_URL: "http://localhost", SECRET_KEYS: testKeys });

  const run = async (bundle: unknown, ...args: string[]) => {
    const file = path.join(portail.folder, "lot.json");
    await writeFile(file, JSON.stringify(bundle));
    const lines: string[] = [];
    const done = await importBundle(config(), [file, "--clinic", clinic.clinic.slug, ...args], (line) => lines.push(line));
    return { done, lines };
  };

  test("imports a file with progress, and says what became of it", async () => {
    const { done, lines } = await run(exampleBundle(), "--system", "urn:oid:2.16.840.1.113883.4.3.45=Dossier");
    expect(done).toBe(true);
    expect(lines[0]).toBe(`7 resources for "Tests" at ${clinic.clinic.slug}:`);
    expect(lines).toEqual(
      expect.arrayContaining([
        "  7 of 7…",
        "Done: 7 of 7 resources dealt with.",
        "  Locations     2 new, 0 changed, 0 unchanged, 0 refused",
        "  Appointments  3 new, 0 changed, 0 unchanged, 0 refused",
        "  Bundle.entry[7].resource: Resources of this type are not imported.",
      ]),
    );
    expect(lines.join()).not.toMatch(/Tremblay|Marie|TREM8|courriel/);
    expect(await actions()).toContain("fhir-import.finished");
  });

  test("finishes first what is under way, and asks whose ids they are where that isn't clear", async () => {
    await send(program, exampleBundle());
    const { lines } = await run(exampleBundle(), "--consumer", "Tests");
    expect(lines[0]).toBe("An import of this consumer is under way, and is finished first.");
    expect(lines).toContain("  Patients      0 new, 0 changed, 2 unchanged, 0 refused");
    await clinic.tokenWith("PATIENTS_WRITE", "APPOINTMENTS_WRITE", "CLINIC_WRITE");
    await clinic.tokenWith("PATIENTS_WRITE");
    await expect(run(exampleBundle())).rejects.toThrow(/--consumer says whose ids the bundle has: "Consumer \d+", "Tests"\./);
    const [lacking] = (await rows(ApiConsumer)).filter(({ scopes }) => scopes.length === 1);
    await expect(run(exampleBundle(), "--consumer", lacking!.name)).rejects.toThrow(/lacks APPOINTMENTS_WRITE, CLINIC_WRITE/);
    await expect(run(exampleBundle(), "--consumer", "Personne")).rejects.toThrow(/no active API consumer "Personne"/);
    await expect(run({ ...exampleBundle(), type: "history" }, "--consumer", "Tests")).rejects.toThrow(
      /collection, batch, transaction or searchset/,
    );
    await expect(importBundle(config(), ["nulle-part.json", "--clinic", "x"], () => undefined)).rejects.toThrow(/no file/);
  });
});

test("an import is forgotten after 90 days, with its findings", async () => {
  const { id } = await importAll(portail, program, exampleBundle());
  const sweep = () => portail.services.fhirImports.sweep.run(new AbortController().signal);
  portail.clock.advance(days(90) - 1);
  await sweep();
  expect(await importOf(program, id)).not.toBeNull();
  portail.clock.advance(1);
  await sweep();
  expect(await importOf(program, id)).toBeNull();
  expect(await rows(FhirImportFinding)).toEqual([]);
});

test("imports and findings are found by an index, in the order in which they are shown", async () => {
  const { database, services } = portail;
  const { id } = await importAll(portail, program, exampleBundle());
  const row = await database.manager.findOneByOrFail(FhirImport, { clinicId: clinic.clinic.id, id: fromGlobalId("FhirImport", id)! });
  const others = Array.from({ length: 500 }, () => ({ ...row, id: newId() }));
  await database.transaction((tx) => insertRows(tx, FhirImport, others));
  const finding = { path: "Bundle.link", reason: "PAGE_OF_MORE", effect: "NOTE", problem: null, facts: null } as const;
  for (const { clinicId, id: importId } of [row, ...others.slice(0, 5)]) {
    const many = Array.from({ length: 400 }, () => ({ ...finding, clinicId, importId, id: newId() }));
    await database.transaction((tx) => insertRows(tx, FhirImportFinding, many));
  }
  const { fhirImport } = await send(program, bundleOf(entryOf(locationResource)));
  if (testDatabaseKind() === "mariadb")
    for (const table of ["fhir_imports", "fhir_import_findings"]) await database.manager.query(`ANALYZE TABLE ${table}`);
  const consumerId = toGlobalId("ApiConsumer", clinic.consumer.id);
  const { statements: heard } = await statements.during(async () => {
    await program.data("query ($id: ID!) { node(id: $id) { ... on ApiConsumer { fhirImports(first: 10) { edges { node { id } } } } } }", {
      id: consumerId,
    });
    await importOf(program, id);
    await services.fhirImports.worker.run();
    await services.fhirImports.sweep.run(new AbortController().signal);
  });
  expect(await importOf(program, fhirImport.id)).toMatchObject({ state: "DONE" });
  const reads = heard.filter(({ sql }) => /^\s*(SELECT|UPDATE|DELETE)/.test(sql) && /fhir_import/.test(sql));
  expect(reads.length).toBeGreaterThan(10);
  const plans = await plansOf(portail, reads);
  expect(plans.flatMap(({ faults }) => faults)).toEqual([]);
  const listed = plans.filter(({ sql }) => /ORDER BY .*finding/.test(sql));
  for (const { text } of listed) expect(text).toContain("fhir_import_findings_listed");
});
