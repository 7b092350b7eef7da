import fc from "fast-check";
import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { Registration } from "../registration.entity.ts";
import { decideBy, problemsOf, readRegistration, seen, sendRegistration } from "../testing/desk-steps.ts";
import type { RegistrationField } from "./merged-fields.ts";
import { registrationFields } from "./merged-fields.ts";

let portail: Portail;
let clinic: TestClinic;
let desk: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  [desk, admin] = [await clinic.staff("DESK"), await clinic.staff("ADMIN")];
});

afterAll(() => portail.stop());

/** What each field may be: on the chart, on the registration, and after an edit that makes it neither. Numbers are made in each run. */
const values = {
  FIRST_NAME: ["Ève", "Rose-Aimée", "Édith"],
  LAST_NAME: ["Tremblay", "Dubé", "Éditée"],
  PREFERRED_NAME: [null, "Rosie", "Didi"],
  DATE_OF_BIRTH: ["1984-02-29", "1961-01-31", "1999-09-09"],
  SEX: ["FEMALE", "OTHER", "UNKNOWN"],
  LANGUAGE: ["fr", "en", "fr"],
  EMAIL: ["eve@courriel.example", "rose@courriel.example", null],
  MOBILE: ["+14185550101", "+14185550102", null],
  ADDRESS: ["Alma", "Lévis", "Gaspé"],
  NOTIFICATION_METHOD: ["EMAIL", "BOTH", "NONE"],
} as const;

const columns = {
  ...({
    FIRST_NAME: "firstName",
    LAST_NAME: "lastName",
    PREFERRED_NAME: "preferredName",
    DATE_OF_BIRTH: "dateOfBirth",
    SEX: "sex",
  } as const),
  ...({ LANGUAGE: "language", EMAIL: "email", MOBILE: "mobile", ADDRESS: "city", NOTIFICATION_METHOD: "notificationMethod" } as const),
};

type PlainField = keyof typeof values;

const plainFields = Object.keys(values) as PlainField[];

/** To what a later edit sets something: what the chart had, what the registration says, or neither. */
const version = fc.constantFrom(0, 1, 2);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ edit: fc.constantFrom(...plainFields), to: version }) },
  { weight: 3, arbitrary: fc.record({ number: fc.constantFrom("BEFORE", "AFTER", "OTHER", "NONE", "GIVEN_AWAY") }) },
  { weight: 2, arbitrary: fc.record({ gate: fc.constantFrom("archived", "verified", "accessEnabled"), open: fc.boolean() }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const run = fc.record({
  /** Of which fields the chart says from the beginning what the registration says. */
  alike: fc.subarray(plainFields),
  take: fc.subarray([...registrationFields]),
  hadNumber: fc.boolean(),
  hasFile: fc.boolean(),
  accessOpen: fc.boolean(),
  steps: fc.array(step, { maxLength: 6 }),
});

/** What has to be true, without a database. */
interface Model {
  readonly fields: Record<PlainField, string | null>;
  number: string | null;
  /** Whether another chart has the number that this one had. */
  givenAway: boolean;
  readonly gates: Record<"archived" | "verified" | "accessEnabled", boolean>;
}

const saved = async (operation: string, input: Readonly<Record<string, unknown>>): Promise<void> => {
  const document = `mutation ($input: ${operation.charAt(0).toUpperCase()}${operation.slice(1)}Input!) { ${operation}(input: $input) { errors { code path } } }`;
  expect((await admin.data(document, { input }))[operation].errors).toEqual([]);
};

async function readChart(id: string) {
  const chart = await portail.database.manager.findOneByOrFail(Patient, { clinicId: clinic.clinic.id, id });
  const { patient } = await admin.data("query ($id: ID!) { patient(id: $id) { identifications { value type { name } } } }", {
    id: toGlobalId("Patient", id),
  });
  const numbers = patient.identifications as { readonly value: string; readonly type: { readonly name: string } }[];
  return { chart, number: numbers.find(({ type }) => type.name === "RAMQ")?.value ?? null };
}

let runs = 0;

test("whatever is taken and edited afterwards: what still is as the merge made it comes back, all else stays and was named, and gates are their own", async () => {
  await fc.assert(
    fc.asyncProperty(run, async ({ alike, take, hadNumber, hasFile: chosenFile, accessOpen, steps }) => {
      const digits = String(1_000 + (runs += 1));
      const numbers = { BEFORE: `AVAB8001${digits}`, AFTER: `APRB8001${digits}`, OTHER: `AUTB8001${digits}` };
      const hasFile = chosenFile || !hadNumber;
      const before = Object.fromEntries(
        plainFields.map((field) => [field, values[field][alike.includes(field) ? 1 : 0]]),
      ) as Model["fields"];
      const model: Model = {
        ...{ fields: { ...before }, number: hadNumber ? numbers.BEFORE : null, givenAway: false },
        gates: { archived: false, verified: true, accessEnabled: accessOpen },
      };
      const byColumn = (fields: Model["fields"]) => {
        const { city, ...rest } = Object.fromEntries(plainFields.map((field) => [columns[field], fields[field]]));
        return { ...rest, address: { city } };
      };
      const { id } = await clinic.patient({
        ...byColumn(before),
        identifications: [
          ...(hadNumber ? [{ typeId: clinic.types.ramq, value: numbers.BEFORE }] : []),
          ...(hasFile ? [{ typeId: clinic.types.file, value: `D${digits}` }] : []),
        ],
      });
      const patientId = toGlobalId("Patient", id);
      if (!accessOpen) await saved("setPatientPortalAccess", { patientId, enabled: false, reason: "essai" });
      const sent = await sendRegistration(portail, clinic, {
        ...Object.fromEntries(plainFields.map((field) => [columns[field], values[field][1]])),
        number: numbers.AFTER,
      });
      const { chart } = await readChart(id);
      const into = { patientId, patientVersion: chart.version, take };
      expect(problemsOf(await decideBy(desk, "mergeRegistration", { ...seen(sent), ...into }))).toEqual([]);

      const merged: RegistrationField[] = [];
      for (const field of plainFields)
        if (take.includes(field) && before[field] !== values[field][1]) {
          merged.push(field);
          model.fields[field] = values[field][1];
        }
      if (take.includes("IDENTIFICATION")) {
        merged.push("IDENTIFICATION");
        model.number = numbers.AFTER;
      }
      for (const each of steps) await takeStep(each, { model, numbers, id, patientId, hasFile, before });

      const canHaveNumberBack = hadNumber ? !model.givenAway : hasFile;
      const comesBack = (field: RegistrationField): boolean =>
        field === "IDENTIFICATION" ? model.number === numbers.AFTER && canHaveNumberBack : model.fields[field] === values[field][1];
      const { merge } = await readRegistration(desk, sent, "merge { canUndo taken blocked { field } }");
      expect(merge.canUndo).toBe(true);
      expect(merge.taken.toSorted()).toEqual(merged.toSorted());
      const blocked = merge.blocked.map(({ field }: { field: string }) => field).toSorted();
      expect(blocked).toEqual(merged.filter((field) => !comesBack(field)).toSorted());

      const { registration, errors } = await decideBy(desk, "undoRegistrationMerge", { ...seen(sent), version: 2 });
      expect(errors).toEqual([]);
      expect(registration).toMatchObject({ state: "PENDING", version: 3, patient: null });
      for (const field of merged.filter(comesBack)) {
        if (field === "IDENTIFICATION") model.number = hadNumber ? numbers.BEFORE : null;
        else model.fields[field] = before[field];
      }
      const after = await readChart(id);
      expect(Object.fromEntries(plainFields.map((field) => [field, after.chart[columns[field]]]))).toEqual(model.fields);
      expect(after.number).toBe(model.number);
      expect(after.chart).toMatchObject(model.gates);
    }),
    { numRuns: 30 },
  );
}, 300_000);

interface Scene {
  readonly model: Model;
  readonly numbers: Readonly<Record<"BEFORE" | "AFTER" | "OTHER", string>>;
  readonly id: string;
  readonly patientId: string;
  readonly hasFile: boolean;
  readonly before: Model["fields"];
}

/** Does what a step says, to the chart and to the model; what the API would refuse for a reason of its own is left out. */
async function takeStep(each: Step, { model, numbers, id, patientId, hasFile, before }: Scene): Promise<void> {
  const change = async (fields: Readonly<Record<string, unknown>>): Promise<void> => {
    const { chart } = await readChart(id);
    await saved("updatePatient", { patientId, version: chart.version, ...fields });
  };
  if ("edit" in each) {
    const { edit, to } = each;
    const value = to === 0 ? before[edit] : values[edit][to]!;
    model.fields[edit] = value;
    await change(
      edit === "ADDRESS" ? { address: { city: value } } : { [columns[edit]]: edit === "LANGUAGE" ? value?.toUpperCase() : value },
    );
  } else if ("gate" in each) {
    const { gate, open } = each;
    model.gates[gate] = open;
    if (gate === "accessEnabled") await saved("setPatientPortalAccess", { patientId, enabled: open, reason: "essai" });
    else await change({ [gate]: open });
  } else if (each.number === "GIVEN_AWAY") {
    if (model.number === numbers.BEFORE || model.givenAway) return;
    model.givenAway = true;
    await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: numbers.BEFORE }] });
  } else if (each.number === "NONE") {
    if (!hasFile || model.number === null) return;
    model.number = null;
    await change({ removedIdentificationTypeIds: [clinic.typeId("ramq")] });
  } else {
    if (each.number === "BEFORE" && model.givenAway) return;
    model.number = numbers[each.number];
    await change({ identifications: [{ typeId: clinic.typeId("ramq"), value: model.number }] });
  }
}

const mergeOf = async (sent: Registration, chart: Pick<Patient, "id">, take: readonly RegistrationField[]): Promise<void> => {
  const { chart: now } = await readChart(chart.id);
  const into = { patientId: toGlobalId("Patient", chart.id), patientVersion: now.version, take };
  expect(problemsOf(await decideBy(desk, "mergeRegistration", { ...seen(sent), ...into }))).toEqual([]);
};

test("of two registrations merged into one chart each can be undone, in either order", async () => {
  for (const firstIsUndoneFirst of [true, false]) {
    const chart = await clinic.patient({ firstName: "Ève", sex: "FEMALE" });
    const first = await sendRegistration(portail, clinic, { firstName: "Rose", sex: "OTHER" });
    const second = await sendRegistration(portail, clinic, { firstName: "Lili" });
    await mergeOf(first, chart, ["FIRST_NAME", "SEX"]);
    await mergeOf(second, chart, ["FIRST_NAME"]);
    for (const sent of firstIsUndoneFirst ? [first, second] : [second, first])
      expect(problemsOf(await decideBy(desk, "undoRegistrationMerge", { ...seen(sent), version: 2 }))).toEqual([]);
    // Undone first, the first one finds another name than its own, and leaves it; the second then puts back what it found.
    const firstName = firstIsUndoneFirst ? "Rose" : "Ève";
    expect((await readChart(chart.id)).chart).toMatchObject({ firstName, sex: "FEMALE" });
  }
});

test("undoing signs out whoever came in by the contact that was taken", async () => {
  const chart = await clinic.patient();
  const sent = await sendRegistration(portail, clinic, { email: "entree@courriel.example" });
  await mergeOf(sent, chart, ["EMAIL"]);
  const { chart: now } = await readChart(chart.id);
  const browser = await clinic.signInPatient(now);
  const viewer = async () => (await browser.data("{ viewer { patient { id } } }")).viewer?.patient ?? null;
  expect(await viewer()).toEqual({ id: toGlobalId("Patient", chart.id) });
  expect(problemsOf(await decideBy(desk, "undoRegistrationMerge", { ...seen(sent), version: 2 }))).toEqual([]);
  expect(await viewer()).toBeNull();
});
