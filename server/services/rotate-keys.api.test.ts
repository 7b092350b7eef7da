import { newId } from "../kernel/id.ts";
import { SecretKeys } from "../kernel/secret-keys.ts";
import { sealPayload } from "../modules/notifications/payload.ts";
import { OutboxMessage } from "../modules/notifications/outbox-message.entity.ts";
import { UndeliveredMessage } from "../modules/notifications/undelivered/undelivered-message.entity.ts";
import { IdentificationVault } from "../modules/patients/identification-vault.ts";
import { PatientIdentification } from "../modules/patients/patient-identification.entity.ts";
import { ProvenContact } from "../modules/sign-in/proof/proven-contact.entity.ts";
import { contactOfProof, proveContact } from "../modules/sign-in/proof/proven-contacts.ts";
import { StaffSecondStep } from "../modules/staff/second-step/second-step.entity.ts";
import { appCode, codesOf, enrol, signIn, verify } from "../modules/staff/testing/staff-steps.ts";
import { StripeAccountRow } from "../modules/stripe-accounts/stripe-account.entity.ts";
import { StripeKeyVault } from "../modules/stripe-accounts/stripe-key-vault.ts";
import { noStripeAccount } from "../modules/stripe-accounts/save-stripe-keys.ts";
import { tellRotation } from "../start/tell-rotation.ts";
import { outcomesOf, problemsOf, upsertPatients } from "../testing/batches.ts";
import { TestClinic } from "../testing/clinic.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail } from "../testing/portail.ts";
import type { Rotated } from "./rotate-keys.ts";

const [oldKey, newKey] = ["ab".repeat(32), "cd".repeat(32)];
const oldKeys = SecretKeys.parse(oldKey);
const newKeys = SecretKeys.parse(`${newKey},${oldKey}`);

let old: Portail;
/** Knows the new key, and doesn't use it yet. */
let knowing: Portail;
let changing: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeEach(async () => {
  old = await startPortail({ config: { secretKeys: oldKey } });
  clinic = await TestClinic.open(old, "demo");
  other = await TestClinic.open(old, "maple");
  knowing = await startPortail({ beside: old, config: { secretKeys: `${oldKey},${newKey}` } });
  changing = await startPortail({ beside: old, config: { secretKeys: `${newKey},${oldKey}` } });
}, 60_000);

afterEach(async () => {
  await changing.stop();
  await knowing.stop();
  await old.stop();
});

const chart = (externalId: string, number: string, of: TestClinic = clinic) => ({
  ...{ externalId, firstName: "Zoé", lastName: "Gagné", dateOfBirth: "1990-07-01", sex: "FEMALE" },
  identifications: [{ typeId: of.typeId("file"), value: number }],
});

const many = (from: number, count: number, of: TestClinic = clinic) =>
  Array.from({ length: count }, (_, place) => chart(`R${from + place}`, `NO-${from + place}`, of));

const numbers = (): Promise<PatientIdentification[]> => old.database.manager.find(PatientIdentification);

const total = ({ tables }: Rotated): number => tables.reduce((sum, { resealed }) => sum + resealed, 0);

const said = (rotated: Rotated): string => {
  const lines: string[] = [];
  tellRotation(rotated, old.clock.now(), (text) => lines.push(text));
  return lines.join("\n");
};

test("whatever lasts comes under the first key, and the product serves with that one alone afterwards", async () => {
  const { manager } = old.database;
  const { id: clinicId } = clinic.clinic;
  const patient = await clinic.patient();
  const { secret } = await enrol(old, await clinic.staff("SUPPORT"));
  const sealed = new StripeKeyVault(oldKeys).seal(clinicId, { secretKey: "sk_test_1234567890", webhookSecret: "whsec_1234567890" });
  await manager.insert(StripeAccountRow, { clinicId, version: 1, ...noStripeAccount, ...sealed });
  const [undelivered, at] = [newId(), old.clock.now()];
  const payload = sealPayload(oldKeys, undelivered, { to: "a@b.example", facts: { locale: "fr" } as never, decoy: false });
  const what = { kind: "PORTAL_INVITATION", channel: "EMAIL", maskedDestination: "a•••", reason: "REFUSED", state: "RESENDABLE" } as const;
  const none = { errorCode: null, notAfter: null, resentAs: null, resentAt: null };
  const when = { attempts: 1, askedAt: at, givenUpAt: at, dueAt: at };
  await manager.insert(UndeliveredMessage, { clinicId, id: undelivered, patientId: patient.id, payload, ...what, ...none, ...when });
  await clinic.requestCode(old.browser(), patient, `TREE8452${2900 + Number(patient.externalId!.slice(1))}`);
  const proven = { clinicId, nonceHash: "0".repeat(64), channel: "EMAIL", contact: "a@b.example", identificationTypeId: null, at } as const;
  const proof = await old.database.transaction((tx) => proveContact(tx, oldKeys, proven));

  const template = { name: "Rappel", subject: { fr: "Objet", en: "Subject" }, body: { fr: "<p>Bonjour</p>", en: "<p>Hello</p>" } };
  const query = "mutation ($input: CreateConversationTemplateInput!) { createConversationTemplate(input: $input) { template { id } } }";
  const once = (portail: Portail) =>
    portail.program(clinic.token).post({ query, variables: { input: template } }, { "idempotency-key": "rotated" });
  const answered = await once(old);

  const hook = { url: "https://hooks.example/", topics: ["INVOICE_PAID"], description: null };
  expect((await old.services.webhooks.create(clinic.consumer, clinic.consumer.id, hook)).ok).toBe(true);

  const rotated = await changing.services.rotateKeys();
  expect(Object.fromEntries(rotated.tables.map(({ name, resealed }) => [name, resealed]))).toEqual({
    "identifications of patients": 2,
    "Stripe keys of clinics": 1,
    "authenticator apps of staff": 1,
    "messages on their way": expect.any(Number),
    "undelivered messages": 1,
    "contacts that were proven": 1,
    "identifications of registrations": 0,
    "what merges of registrations have changed": 0,
    "secrets of webhook endpoints": 1,
    "answers by idempotency key": 1,
    "FHIR bundles under way": 0,
  });
  const all = [
    ...(await manager.find(PatientIdentification)).map(({ valueEncrypted }) => valueEncrypted),
    ...(await manager.find(StripeAccountRow)).flatMap(({ secretKeySealed, webhookSecretSealed }) => [secretKeySealed, webhookSecretSealed]),
    ...(await manager.find(StaffSecondStep)).map(({ secretSealed }) => secretSealed),
    ...(await manager.find(OutboxMessage)).map((row) => row.payload),
    ...(await manager.find(UndeliveredMessage)).map((row) => row.payload),
    ...(await manager.find(ProvenContact)).map(({ contactEncrypted }) => contactEncrypted),
  ].filter((text) => text !== null);
  expect(all.length).toBeGreaterThan(6);
  expect(all.filter((text) => newKeys.isOfOlder(text))).toEqual([]);
  const [kept] = await manager.findBy(ProvenContact, { clinicId, id: proof.id });
  expect(contactOfProof(newKeys, kept!)).toBe("a@b.example");
  expect(rotated.staffWithOlderCodes).toBe(1);
  expect(said(rotated)).toMatch(/Run this once more after every process was started/);
  expect(said(await changing.services.rotateKeys())).toMatch(/keep older keys until\n2026-04-13/);

  const { data, headers } = await once(changing);
  expect([data, headers["idempotent-replayed"]]).toEqual([answered.data, "true"]);

  const alone = await startPortail({ beside: old, config: { secretKeys: newKey } });
  try {
    expect((await alone.services.rotateKeys()).tables.flatMap(({ unreadable }) => unreadable)).toEqual([]);
    const again = { externalId: patient.externalId, identifications: [{ typeId: clinic.typeId("file"), value: patient.file }] };
    expect(outcomesOf(await upsertPatients(alone.program(clinic.token), again))).toEqual(["UNCHANGED"]);
    const browser = alone.browser();
    await signIn(browser, "support@demo.example");
    expect(codesOf(await verify(browser, appCode(old, secret)))).toEqual([]);
  } finally {
    await alone.stop();
  }
}, 60_000);

test("a number under the older key's index is taken, before, during and after; equal numbers of two clinics share no index", async () => {
  await upsertPatients(old.program(clinic.token), chart("A", "SAME-1"), chart("B", "SAME-2"));
  await upsertPatients(old.program(other.token, "maple"), chart("A", "SAME-1", other));
  const program = changing.program(clinic.token);
  const conflict = [["CONFLICT identifications.0.value"]];
  expect(problemsOf(await upsertPatients(program, chart("C", "same 1")))).toEqual(conflict);
  await upsertPatients(program, chart("D", "SAME-3"));
  expect(problemsOf(await upsertPatients(knowing.program(clinic.token), chart("E", "SAME-1"), chart("F", "SAME-3")))).toEqual([
    ...conflict,
    ...conflict,
  ]);
  await changing.services.rotateKeys();
  expect(problemsOf(await upsertPatients(program, chart("C", "same 1"), chart("C2", "SAME-2"), chart("C3", "SAME-3")))).toEqual([
    ...conflict,
    ...conflict,
    ...conflict,
  ]);
  const rows = await numbers();
  expect(new Set(rows.map(({ valueIndex }) => valueIndex)).size).toBe(rows.length);
  const tables = old.database.source.entityMetadatas.map(({ target }) => old.database.manager.find(target));
  const dump = JSON.stringify(await Promise.all(tables)) + old.log() + changing.log();
  expect(dump).not.toMatch(/SAME-?\d/i);
});

test("charts are saved and looked up meanwhile, none is lost and no number is on two charts", async () => {
  const [mine, theirs] = [knowing.program(clinic.token), changing.program(clinic.token)];
  await upsertPatients(mine, ...many(0, 450));
  let running = true;
  const meanwhile = async (): Promise<string[]> => {
    const outcomes: string[] = [];
    for (let turn = 0; running; turn += 1) {
      const [again, fresh] = [many((turn * 37) % 400, 5), chart(`M${turn}`, `MEANWHILE-${turn}`)];
      const moved = chart(`R${410 + (turn % 40)}`, `MOVED-${turn}`);
      const stolen = chart(`S${turn}`, `NO-${(turn * 41) % 400}`);
      outcomes.push(...outcomesOf(await upsertPatients(turn % 2 ? mine : theirs, ...again, fresh, moved, stolen)).slice(5));
    }
    return outcomes;
  };
  const working = meanwhile();
  const rotated = await changing.services.rotateKeys().finally(() => (running = false));
  const outcomes = await working;
  for (let turn = 0; turn * 3 < outcomes.length; turn += 1)
    expect(outcomes.slice(turn * 3, turn * 3 + 3)).toEqual(["CREATED", "UPDATED", "FAILED"]);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(total(rotated)).toBeGreaterThan(0);
  // What the process with the old key first wrote behind its back is found by the next run.
  await changing.services.rotateKeys();
  expect(total(await changing.services.rotateKeys())).toBe(0);
  const vault = new IdentificationVault(SecretKeys.parse(newKey));
  const type = { clinicId: clinic.clinic.id, id: clinic.types.file, issuer: null, kind: "OTHER" } as const;
  const rows = await numbers();
  const held = rows.map(({ patientId, valueEncrypted }) => vault.open(type, patientId, valueEncrypted));
  expect(new Set(held).size).toBe(held.length);
  expect(rows.map(({ valueIndex }) => valueIndex)).toEqual(held.map((value) => vault.index(type, value)));
}, 60_000);

test("a run that was interrupted is run again, and does what was left", async () => {
  await upsertPatients(old.program(clinic.token), ...many(0, 450));
  const interrupted = changing.services.rotateKeys(() => {
    throw new Error("interrupted");
  });
  await expect(interrupted).rejects.toThrow("interrupted");
  const left = (await numbers()).filter(({ valueEncrypted }) => newKeys.isOfOlder(valueEncrypted)).length;
  expect(left).toBeGreaterThan(200);
  expect(left).toBeLessThan(450);
  expect(total(await changing.services.rotateKeys())).toBe(left);
  expect(total(await changing.services.rotateKeys())).toBe(0);
}, 60_000);

test("a number that got on two charts in the moment of the change is named by its rows, and hinders no other", async () => {
  await upsertPatients(old.program(clinic.token), chart("A", "TWICE-1"), chart("B", "TWICE-2"), chart("C", "ONCE-1"));
  const { manager } = old.database;
  const [first, second] = (await numbers()).sort((one, other) => (one.id < other.id ? -1 : 1));
  const vault = new IdentificationVault(newKeys);
  const type = { clinicId: clinic.clinic.id, id: clinic.types.file, issuer: null, kind: "OTHER" } as const;
  const twice = { valueEncrypted: vault.seal(type, second!.patientId, "TWICE1"), valueIndex: vault.index(type, "TWICE1") };
  await manager.update(PatientIdentification, { clinicId: type.clinicId, id: second!.id }, twice);
  const rotated = await changing.services.rotateKeys();
  expect(rotated.tables[0]).toMatchObject({ resealed: 1, colliding: [`${type.clinicId} ${first!.id}`] });
  expect(said(rotated)).toContain(first!.id);
  expect(said(rotated)).not.toMatch(/TWICE/);
});
