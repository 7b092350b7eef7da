import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { buildSync } from "esbuild";
import { fromGlobalId } from "../../../graphql/global-id.ts";
import { minutes } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail, testKeys } from "../../../testing/portail.ts";
import { Appointment } from "../../appointments/appointment.entity.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { Location } from "../../clinics/location.entity.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { FhirImportFinding } from "./job/fhir-import-finding.entity.ts";
import { FhirImportPart } from "./job/fhir-import-part.entity.ts";
import { FhirImport } from "./job/fhir-import.entity.ts";
import { takeLease } from "./job/import-lease.ts";
import { PartProgress } from "./job/item-progress.ts";
import type { MappedItem } from "./mapping/mapping-context.ts";
import {
  appointmentResource,
  bundleOf,
  entryOf,
  locationResource,
  patientResource,
  practitionerResource,
  tremblay,
} from "./testing/example-bundle.ts";
import { importOf, send } from "./testing/import-steps.ts";

let portail: Portail;
let program: string;
let clinic: TestClinic;
let consumer: ApiClient;

beforeAll(async () => {
  const child = join(__dirname, "testing", "import-until-killed.ts");
  const options = { bundle: true, write: false, platform: "node", format: "esm", packages: "external", keepNames: true } as const;
  program = buildSync({ entryPoints: [child], ...options }).outputFiles[0]!.text;
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  consumer = portail.program(clinic.token);
});
afterAll(() => portail.stop());

/** Runs a worker in a process of its own and kills it (SIGKILL) where it stands still; answers its last word. */
async function workInChild(stopAt: number, clockAhead = 0): Promise<string> {
  const facts = [portail.databaseUrl, testKeys, String(portail.clock.now().getTime() + clockAhead), String(stopAt)];
  const worker = spawn(process.execPath, ["--input-type=module", "-", ...facts], { stdio: ["pipe", "pipe", "pipe"] });
  worker.stdin.end(program);
  let complaint = "";
  worker.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(worker, "exit");
  let word = "";
  for await (const line of createInterface(worker.stdout)) {
    word = line;
    worker.kill("SIGKILL");
  }
  await exit;
  if (word === "") throw new Error(`The worker said nothing: ${complaint}`);
  return word;
}

const letters = (place: number): string => `TREM${String(84522900 + place)}`;

/** Two places, so many patients and an appointment of each. */
const many = (count: number) => {
  const ids = Array.from({ length: count }, (_, place) => place);
  return bundleOf(
    entryOf(locationResource),
    entryOf({ ...locationResource, id: "baie" }),
    entryOf(practitionerResource),
    ...ids.map((place) => entryOf(patientResource({ ...tremblay, id: `p${place}`, number: letters(place) }))),
    ...ids.map((place) => {
      const participant = [`Patient/p${place}`, "Practitioner/cote", "Location/racine"].map((reference) => ({
        actor: { reference },
        status: "accepted",
      }));
      return entryOf(appointmentResource(`a${place}`, { participant }) as never);
    }),
  );
};

const countParts = (): Promise<number> => portail.database.manager.countBy(FhirImportPart, { clinicId: clinic.clinic.id });

const count = async () => {
  const { manager } = portail.database;
  const where = { clinicId: clinic.clinic.id, sourceId: clinic.consumer.id };
  const traces = await manager.findBy(AuditEvent, { clinicId: clinic.clinic.id });
  const made = traces
    .filter(({ action }) => /^(patient|appointment|location)\.created$/.test(action))
    .map(({ action, subjectId }) => `${action} ${subjectId}`);
  const rows = [await manager.countBy(Location, where), await manager.countBy(Patient, where), await manager.countBy(Appointment, where)];
  return { rows, traces: [made.length, new Set(made).size] };
};

test("killed at any step, a worker loses nothing and does nothing twice; another goes on when its lease is over", async () => {
  const patients = 110;
  const before = await count();
  const { fhirImport } = await send(consumer, many(patients));
  // A part takes nine steps: every fourth is each of them in turn. Patients and appointments take more than one part each, so that it is killed between them too.
  expect(await countParts()).toBeGreaterThan(4);
  for (let stopAt = 1; (await workInChild(stopAt)) !== "all done"; stopAt += stopAt < 3 ? 1 : 4) {
    const { rows, traces } = await count();
    const { processed, locations, patients: charts, appointments } = await importOf(consumer, fhirImport.id);
    const counted = [locations.created + 1, charts.created, appointments.created];
    expect({ stopAt, rows, traces, processed }).toEqual({
      ...{ stopAt, rows: counted, traces: [traces[1], traces[1]] },
      processed: locations.created + charts.created + appointments.created,
    });
    portail.clock.advance(minutes(1));
  }
  const done = await importOf(consumer, fhirImport.id);
  expect(done).toMatchObject({ state: "DONE", total: 2 + 2 * patients, processed: 2 + 2 * patients });
  for (const each of [done.locations, done.patients, done.appointments])
    expect(each).toMatchObject({ updated: 0, unchanged: 0, failed: 0 });
  expect((await count()).rows).toEqual([before.rows[0]! + 2, patients, patients]);
  expect(await countParts()).toBe(0);
}, 300_000);

test("a lease that isn't over keeps others away; two processes at once take nothing over twice", async () => {
  const { fhirImport } = await send(consumer, many(12));
  await workInChild(3);
  portail.clock.advance(minutes(1) - 1);
  await portail.services.fhirImports.worker.run();
  expect(await importOf(consumer, fhirImport.id)).toMatchObject({ state: "RUNNING", processed: 0 });
  portail.clock.advance(1);
  // To the second one every lease of the first is over: it takes what the first is working on.
  expect(await Promise.all([workInChild(0), workInChild(0, minutes(2))])).toEqual(["all done", "all done"]);
  expect(await importOf(consumer, fhirImport.id)).toMatchObject({ state: "DONE", processed: 26, patients: { unchanged: 12, created: 0 } });
}, 120_000);

test("saved one by one, each item is counted with what is kept of it, and one that was passed by is listed", async () => {
  const { database, clock } = portail;
  const { fhirImport } = await send(consumer, many(2));
  const key = { clinicId: clinic.clinic.id, id: fromGlobalId("FhirImport", fhirImport.id)! };
  const lease = (await takeLease(database, clock, key))!;
  const part = await database.manager.findOneByOrFail(FhirImportPart, { clinicId: key.clinicId, importId: key.id, number: 0 });
  const items = [0, 1, 2, 3].map((place): MappedItem => ({
    kind: "LOCATION",
    externalId: `x${place}`,
    path: `Bundle.entry[${place}].resource`,
    input: {},
    origins: {},
  }));
  // The second only changes what is there, and isn't; the first is saved by nobody; the third is, and then the fourth fails.
  const progress = new PartProgress(lease, part, items, [0, 2, 3]);
  const row = () => database.manager.findOneByOrFail(FhirImport, key);
  const lines = async () =>
    (await database.manager.find(FhirImportFinding, { where: { clinicId: key.clinicId, importId: key.id }, order: { id: "ASC" } }))
      .filter(({ effect }) => effect === "RESOURCE_LEFT_OUT")
      .map(({ path, reason, problem }) => `${path} ${reason} ${problem}`);

  const keep = (outcomes: [number, object][]) => database.transaction((tx) => progress.keep(tx, new Map(outcomes) as never, clock.now()));
  await keep([[1, { outcome: "CREATED", entity: {} }]]);
  expect(await row()).toMatchObject({ processed: 3, nextPart: 0, nextItem: 3, counts: { LOCATION: { created: 1, failed: 2 } } });
  expect(await lines()).toEqual([
    "Bundle.entry[0].resource NOT_ACCEPTED CONFLICT",
    "Bundle.entry[1].resource.status ENTERED_IN_ERROR null",
  ]);
  const problems = [{ code: "VALIDATION_FAILED", path: ["input", "locations", "2", "name"], reason: "REQUIRED" }];
  await keep([[2, { outcome: "FAILED", problems }]]);
  expect(await row()).toMatchObject({ processed: 4, nextPart: 1, nextItem: 0, counts: { LOCATION: { created: 1, failed: 3 } } });
  expect(await lines()).toHaveLength(3);
  // Once more for the same part: nothing.
  await keep([[2, { outcome: "FAILED", problems }]]);
  expect(await row()).toMatchObject({ processed: 4, nextPart: 1 });
  await database.manager.update(FhirImport, key, { leaseToken: "another's" });
  await expect(keep([])).rejects.toThrow();
});
