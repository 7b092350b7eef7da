import { toGlobalId } from "../../graphql/global-id.ts";
import { SecretKeys } from "../../kernel/secret-keys.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail, testKeys } from "../../testing/portail.ts";
import { Patient } from "../patients/patient.entity.ts";
import { RegistrationMerge } from "./merge/registration-merge.entity.ts";
import { Registration } from "./registration.entity.ts";
import { decideBy, problemsOf, readRegistration, seen, sendRegistration } from "./testing/desk-steps.ts";

const newKey = "cd".repeat(32);
const newKeys = SecretKeys.parse(`${newKey},${testKeys}`);

let old: Portail;
let clinic: TestClinic;

beforeEach(async () => {
  old = await startPortail();
  clinic = await TestClinic.open(old, "demo");
});

afterEach(() => old.stop());

test("registrations and merges of before the change of keys are matched, confirmed and undone with the new key alone", async () => {
  const number = "GAGZ90570112";
  const chart = await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: number }] });
  const other = await clinic.patient({ identifications: [{ typeId: clinic.types.ramq, value: "ROYZ90570112" }] });
  const [waiting, merged, fresh] = [
    await sendRegistration(old, clinic, { number }),
    await sendRegistration(old, clinic, { number: "COTZ90570112", firstName: "Inès" }),
    await sendRegistration(old, clinic, { number: "LAVZ90570112" }),
  ];
  const into = { patientId: toGlobalId("Patient", other.id), patientVersion: other.version, take: ["IDENTIFICATION", "FIRST_NAME"] };
  expect(problemsOf(await decideBy(await clinic.staff("DESK"), "mergeRegistration", { ...seen(merged), ...into }))).toEqual([]);

  const changing = await startPortail({ beside: old, config: { secretKeys: `${newKey},${testKeys}` } });
  const { tables } = await changing.services.rotateKeys();
  expect(tables.filter(({ name }) => name.includes("registrations")).map(({ resealed }) => resealed)).toEqual([3, 1]);
  const again = await changing.services.rotateKeys();
  expect(again.tables.filter(({ name }) => name.includes("registrations")).map(({ resealed }) => resealed)).toEqual([0, 0]);
  await changing.stop();
  const sealed = [
    ...(await old.database.manager.find(Registration)).map(({ identificationValueEncrypted }) => identificationValueEncrypted),
    ...(await old.database.manager.find(RegistrationMerge)).map(({ factsEncrypted }) => factsEncrypted),
  ];
  expect(sealed.filter((text) => newKeys.isOfOlder(text))).toEqual([]);

  const alone = await startPortail({ beside: old, config: { secretKeys: newKey } });
  try {
    const program = alone.program(clinic.token);
    const { matches } = await readRegistration(program, waiting, "matches { patient { id } facts { kind agrees } }");
    expect(matches[0]).toMatchObject({ patient: { id: toGlobalId("Patient", chart.id) } });
    expect(matches[0].facts[0]).toEqual({ kind: "IDENTIFICATION", agrees: true });
    expect(problemsOf(await decideBy(program, "confirmRegistration", seen(fresh)))).toEqual([]);
    expect(problemsOf(await decideBy(program, "undoRegistrationMerge", { ...seen(merged), version: 2 }))).toEqual([]);
    expect(await alone.database.manager.findOneBy(Patient, { id: other.id })).toMatchObject({ firstName: "Ève" });
  } finally {
    await alone.stop();
  }
}, 60_000);
