import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { OutboxMessage } from "../notifications/outbox-message.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { OtpChallenge } from "../sign-in/otp-challenge.entity.ts";
import { ProvenContact } from "../sign-in/proof/proven-contact.entity.ts";
import { forgetLimits, healthNumberOf, requestOtp, resendOtp, saveSettings, viewerOf } from "../sign-in/testing/steps.ts";
import { Registration } from "./registration.entity.ts";
import { askFor, newContact, proveContact, registrationOf, saidOf, startAgain, submit, verify } from "./testing/registrant-steps.ts";

let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  await save({ patientRegistration: true });
});

afterAll(() => portail.stop());

beforeEach(() => forgetLimits(portail));

/** Sessions of staff end while the clock moves. */
const save = async (changes: Readonly<Record<string, unknown>>) => saveSettings(await clinic.staff("SUPPORT"), changes);

const proven = (channel: "EMAIL" | "SMS" = "EMAIL", contact = newContact()) =>
  proveContact(portail, clinic, { channel, destination: channel === "EMAIL" ? contact.email : contact.mobile });

const registrations = () => portail.database.manager.count(Registration);

const decide = (proofContact: string, fields: Partial<Registration>) =>
  portail.database.manager.update(Registration, { clinicId: clinic.clinic.id, email: proofContact }, fields);

test.each(["EMAIL", "SMS"] as const)(
  "somebody whom no chart matches proves a contact (%s) and sends a registration, once",
  async (channel) => {
    const contact = newContact();
    const { browser, start } = await proven(channel, contact);
    const destination = channel === "EMAIL" ? contact.email : contact.mobile;
    expect(start).toMatchObject({
      channel,
      contact: destination,
      open: true,
      usedAt: null,
      submitted: [],
      terms: { version: 1, publishedAt: null },
    });
    expect(start.identificationTypes).toEqual([{ id: clinic.typeId("ramq") }]);
    expect(await viewerOf(browser)).toBeNull();
    const input = { ...registrationOf(clinic, start.id), preferredName: "  Zo ", address: { city: "Laval", postalCode: "H7A 1A1" } };
    const { submitted, errors } = await submit(browser, input);
    expect(errors).toEqual([]);
    expect(submitted).toEqual({ firstInitial: "Z", state: "IN_REVIEW", submittedAt: portail.clock.now().toISOString() });
    const where = { clinicId: clinic.clinic.id, ...(channel === "EMAIL" ? { email: destination } : { mobile: destination }) };
    const [row, ...more] = await portail.database.manager.findBy(Registration, where);
    expect(more).toEqual([]);
    expect(row).toMatchObject({
      ...{
        state: "PENDING",
        version: 1,
        firstName: "Zoé",
        lastName: "Tremblay-Roy",
        preferredName: "Zo",
        dateOfBirth: "1990-07-01",
        sex: "FEMALE",
      },
      ...{ language: "fr", provenChannel: channel, notificationMethod: channel, city: "Laval", street: null, termsVersion: 1 },
      ...{ email: channel === "EMAIL" ? destination : null, mobile: channel === "SMS" ? destination : null },
      ...{ identificationTypeId: clinic.types.ramq, decidedAt: null, patientId: null },
    });
    expect(JSON.stringify(row)).not.toMatch(/9057 ?0112/);
    expect(await portail.database.manager.findBy(AuditEvent, { clinicId: clinic.clinic.id, subjectId: row!.id })).toMatchObject([
      { action: "registration.submitted", actorKind: "anonymous", actorId: null, patientId: null, changedFields: [] },
    ]);
    expect(await startAgain(browser, start.id)).toMatchObject({ usedAt: portail.clock.now().toISOString(), submitted: [submitted] });
    expect(portail.log()).not.toMatch(/Tremblay-Roy|TREZ|personne\d|\+1438556/);
  },
);

test("twenty calls at once, and retries with other words, make one registration and all answer with it", async () => {
  for (let round = 0; round < 3; round += 1) {
    const before = await registrations();
    const { browser, start } = await proven();
    const input = registrationOf(clinic, start.id);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, place) => submit(browser, { ...input, firstName: place % 2 === 0 ? "Zoé" : "Zélie" })),
    );
    for (const { submitted, errors } of answers) {
      expect(errors).toEqual([]);
      expect(submitted).toMatchObject({ firstInitial: "Z", state: "IN_REVIEW" });
    }
    expect(await registrations()).toBe(before + 1);
    portail.clock.advance(minutes(5));
    expect((await submit(browser, { ...input, firstName: "Albert" })).submitted).toEqual(answers[0].submitted);
    expect((await submit(browser, { startId: start.id, termsVersion: 9, consent: false })).submitted).toEqual(answers[0].submitted);
    expect(await registrations()).toBe(before + 1);
  }
});

test("a right code opens one registration however many type it at once", async () => {
  const { email } = newContact();
  const browser = portail.browser();
  const { challenge } = await askFor(clinic, browser, { channel: "EMAIL", destination: email });
  const code = await portail.codeSentTo(email);
  const answers = await Promise.all(Array.from({ length: 5 }, () => verify(browser, challenge.id, code)));
  expect(answers.filter(({ outcome }) => outcome === "REGISTRATION_OPEN")).toHaveLength(1);
  for (const answer of answers.filter(({ outcome }) => outcome === null)) expect(saidOf(answer)).toEqual(["OTP_EXPIRED input.code"]);
  expect(await verify(browser, challenge.id, code)).toMatchObject({ outcome: null, registration: null, errors: [{ code: "OTP_EXPIRED" }] });
});

describe("a proof serves", () => {
  test("only the browser that typed the code, at its clinic, for two hours", async () => {
    const { browser, start } = await proven();
    const thief = portail.browser();
    await askFor(clinic, thief, { channel: "EMAIL", destination: newContact().email });
    const abroad = portail.browser("maple");
    for (const [name, value] of browser.cookies) abroad.cookies.set(name, value);
    for (const stranger of [thief, abroad, portail.browser()]) {
      expect(await startAgain(stranger, start.id)).toBeNull();
      expect(saidOf(await submit(stranger, registrationOf(clinic, start.id)))).toEqual(["OTP_EXPIRED input.startId"]);
    }
    portail.clock.advance(hours(2) - 1);
    expect(await startAgain(browser, start.id)).toMatchObject({ id: start.id });
    portail.clock.advance(1);
    expect(await startAgain(browser, start.id)).toBeNull();
    expect(saidOf(await submit(browser, registrationOf(clinic, start.id)))).toEqual(["OTP_EXPIRED input.startId"]);
  });

  test.each(["", "nonsense", "UmVnaXN0cmF0aW9uU3RhcnQ6"])("nobody who invents one (%j)", async (id) => {
    const browser = portail.browser();
    expect(await startAgain(browser, id)).toBeNull();
    expect(saidOf(await submit(browser, registrationOf(clinic, id)))).toEqual(["OTP_EXPIRED input.startId"]);
  });

  test("and is swept away a day after it is late", async () => {
    await proven();
    const sweep = portail.services.sweeps.find(({ name }) => name === "proven-contacts")!;
    const run = async () => {
      await sweep.run(new AbortController().signal);
      return portail.database.manager.count(ProvenContact);
    };
    portail.clock.advance(hours(26) - 1);
    expect(await run()).toBeGreaterThan(0);
    portail.clock.advance(1);
    expect(await run()).toBe(0);
  });
});

describe("what was sent is refused", () => {
  let browser: ApiClient;
  let input: Record<string, unknown>;

  beforeAll(async () => {
    await forgetLimits(portail);
    const made = await proven();
    browser = made.browser;
    input = registrationOf(clinic, made.start.id);
  });

  test.each<[string, Record<string, unknown>, string[]]>([
    ["blank names", { firstName: " ", lastName: null }, ["firstName", "lastName"]],
    ["a long name", { firstName: "é".repeat(81) }, ["firstName"]],
    ["no date of birth", { dateOfBirth: null }, ["dateOfBirth"]],
    ["a date of birth to come", { dateOfBirth: "2126-01-01" }, ["dateOfBirth"]],
    ["a date of birth long ago", { dateOfBirth: "1879-12-31" }, ["dateOfBirth"]],
    ["no sex", { sex: null }, ["sex"]],
    ["no language", { language: null }, ["language"]],
    ["no identification", { identificationTypeId: null, identificationValue: null }, ["identificationValue", "identificationTypeId"]],
    ["an invented type", { identificationTypeId: "?" }, ["identificationTypeId"]],
    ["an impossible health number", { identificationValue: "1234" }, ["identificationValue"]],
    ["a blank number", { identificationValue: " \u00a0" }, ["identificationValue"]],
    ["a number of nothing but hyphens", { identificationValue: "---" }, ["identificationValue"]],
    ["another contact that is none", { otherContact: "quatre" }, ["otherContact"]],
    ["the other contact of the proven kind", { otherContact: "zoe@courriel.example" }, ["otherContact"]],
    ["notices by text without a number", { notificationMethod: "BOTH" }, ["notificationMethod"]],
    ["notices by text to where none go", { notificationMethod: "SMS", otherContact: "+33612345678" }, ["notificationMethod"]],
    ["a long street", { address: { street: "x".repeat(161) } }, ["address.street"]],
    ["no consent", { consent: false }, ["consent"]],
    ["other terms", { termsVersion: 2 }, ["termsVersion"]],
    ["other terms without consent", { termsVersion: 2, consent: false }, ["termsVersion"]],
    [
      "everything at once",
      { firstName: "", dateOfBirth: null, identificationValue: "1", identificationTypeId: "x", consent: false, otherContact: "x" },
      ["firstName", "dateOfBirth", "otherContact", "identificationTypeId", "consent"],
    ],
  ])("%s, at its field, in both languages, and nothing is kept", async (_, changes, fields) => {
    const before = await registrations();
    const answer = await submit(browser, { ...input, ...changes });
    expect(answer.submitted).toBeNull();
    expect(saidOf(answer)).toEqual(fields.map((field) => `VALIDATION_FAILED input.${field}`));
    for (const { messages } of answer.errors) expect(messages.fr).not.toBe(messages.en);
    expect(await registrations()).toBe(before);
  });

  test("an identification of another type while setting 5 is off; on, it is taken; of a type that patients don't see, never", async () => {
    const file = { ...input, identificationTypeId: clinic.typeId("file"), identificationValue: "F-1234" };
    expect(saidOf(await submit(browser, file))).toEqual(["VALIDATION_FAILED input.identificationTypeId"]);
    expect((await startAgain(browser, String(input["startId"]))).identificationTypes).toHaveLength(1);
    await save({ extraSearchableIdentifications: true });
    expect((await startAgain(browser, String(input["startId"]))).identificationTypes).toHaveLength(2);
    expect(await submit(browser, file)).toMatchObject({ submitted: { state: "IN_REVIEW" } });
    await save({ extraSearchableIdentifications: false });
  });
});

describe("setting 3", () => {
  afterEach(() => save({ patientRegistration: true, portalAccess: true }));

  test("switched off between the code's request and its verification: a clear answer, again and again, and the code works when it is on again", async () => {
    const { email } = newContact();
    const browser = portail.browser();
    const { challenge } = await askFor(clinic, browser, { channel: "EMAIL", destination: email });
    const code = await portail.codeSentTo(email);
    await save({ patientRegistration: false });
    const answer = await verify(browser, challenge.id, code);
    expect(answer).toMatchObject({
      ...{ outcome: null, viewer: null, registration: null },
      errors: [{ __typename: "RegistrationClosed", code: "REGISTRATION_CLOSED", path: [], clinicPhone: "+15145550100" }],
    });
    expect(answer.errors[0].messages.fr).toContain("+15145550100");
    expect(saidOf(await verify(browser, challenge.id, code))).toEqual(["REGISTRATION_CLOSED"]);
    expect(saidOf(await verify(browser, challenge.id, "00000000"))).toEqual(["OTP_INVALID input.code"]);
    await save({ patientRegistration: true });
    expect(await verify(browser, challenge.id, code)).toMatchObject({ outcome: "REGISTRATION_OPEN" });
  });

  test.each([{ patientRegistration: false }, { portalAccess: false }])(
    "switched off between the code and the form (%j): nothing is kept, and the proof serves when it is on again",
    async (off) => {
      const { browser, start } = await proven();
      const before = await registrations();
      await save(off);
      expect(await startAgain(browser, start.id)).toMatchObject({ open: false, usedAt: null });
      const answer = await submit(browser, registrationOf(clinic, start.id));
      expect(answer).toMatchObject({ submitted: null, errors: [{ code: "REGISTRATION_CLOSED", clinicPhone: "+15145550100" }] });
      expect(await registrations()).toBe(before);
      await save({ patientRegistration: true, portalAccess: true });
      expect(await submit(browser, registrationOf(clinic, start.id))).toMatchObject({ submitted: { state: "IN_REVIEW" } });
      await save(off);
      expect(await submit(browser, registrationOf(clinic, start.id))).toMatchObject({ submitted: { state: "IN_REVIEW" }, errors: [] });
      expect(await registrations()).toBe(before + 1);
    },
  );

  test("switched on between a code that never left and its resending: the new code opens a registration", async () => {
    await save({ patientRegistration: false });
    const { email } = newContact();
    const browser = portail.browser();
    const { challenge } = await askFor(clinic, browser, { channel: "EMAIL", destination: email });
    await expect(portail.codeSentTo(email)).rejects.toThrow("No code");
    await save({ patientRegistration: true });
    portail.clock.advance(minutes(1));
    const again = (await resendOtp(browser, challenge.id)).challenge;
    expect(await verify(browser, again.id, await portail.codeSentTo(email))).toMatchObject({ outcome: "REGISTRATION_OPEN" });
  });

  test("off: whom no chart matches gets no code, and even the right one would be wrong", async () => {
    await save({ patientRegistration: false });
    const { email } = newContact();
    await askFor(clinic, portail.browser(), { channel: "EMAIL", destination: email });
    await expect(portail.codeSentTo(email)).rejects.toThrow("No code");
    const rows = await portail.database.manager.find(OtpChallenge, { where: {}, order: { id: "DESC" }, take: 1 });
    expect(rows).toMatchObject([{ opensRegistration: false, patientId: null }]);
  });
});

describe("nothing tells whether a chart exists", () => {
  test.each<[string, Partial<Patient>]>([
    ["whose access is off", { accessEnabled: false }],
    ["that is archived", { archived: true }],
    ["that is unverified", { verified: false }],
    ["with another contact", { email: "autre@courriel.example" }],
    ["without a contact", { email: null, mobile: null }],
  ])("a chart %s is met as none is: the same registration opens, and the same is answered to what is sent", async (_, fields) => {
    const contacts = [newContact(), newContact()];
    const patient = await clinic.patient(contacts[0]);
    const identificationValue = healthNumberOf(patient);
    await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, fields);
    const known = await proveContact(portail, clinic, { channel: "EMAIL", destination: contacts[0]!.email, identificationValue });
    const unknown = await proveContact(portail, clinic, { channel: "EMAIL", destination: contacts[1]!.email });
    const masked = (start: object) => JSON.stringify(start).replace(/"(id|contact|expiresAt)":"[^"]*"/g, "");
    expect(masked(known.start)).toBe(masked(unknown.start));
    const answers = [
      await submit(known.browser, { ...registrationOf(clinic, known.start.id), identificationValue }),
      await submit(unknown.browser, registrationOf(clinic, unknown.start.id)),
    ];
    expect(answers[0]).toEqual(answers[1]);
  });

  test("a chart that has come to match since the code was asked for isn't opened by it; the next code signs in", async () => {
    const { email } = newContact();
    const patient = await clinic.patient({ email: null });
    const browser = portail.browser();
    const typed = { channel: "EMAIL" as const, destination: email, identificationValue: healthNumberOf(patient) };
    const { challenge } = await askFor(clinic, browser, typed);
    const code = await portail.codeSentTo(email);
    await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, { email });
    expect(await verify(browser, challenge.id, code)).toMatchObject({
      outcome: null,
      registration: null,
      errors: [{ code: "OTP_EXPIRED" }],
    });
    portail.clock.advance(minutes(1));
    const again = (await askFor(clinic, browser, typed)).challenge;
    expect(await verify(browser, again.id, await portail.codeSentTo(email))).toMatchObject({ outcome: "SIGNED_IN", registration: null });
  });

  test("known people are signed in as ever, and the codes of one don't serve the other", async () => {
    const patient = await clinic.patient(newContact());
    const browser = portail.browser();
    const typed = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient), channel: "EMAIL" as const };
    const { challenge } = await requestOtp(browser, { ...typed, destination: patient.email! });
    const own = await portail.codeSentTo(patient.email!);
    const { email } = newContact();
    const stranger = (await askFor(clinic, browser, { channel: "EMAIL", destination: email })).challenge;
    expect(saidOf(await verify(browser, stranger.id, own))).toEqual(["OTP_INVALID input.code"]);
    expect(saidOf(await verify(browser, challenge.id, await portail.codeSentTo(email)))).toEqual(["OTP_INVALID input.code"]);
    expect(await verify(browser, challenge.id, own)).toMatchObject({ outcome: "SIGNED_IN", registration: null });
  });
});

describe("what was sent before", () => {
  test("two people who share an address both register with it, and see both by their initials", async () => {
    const { email } = newContact();
    const mother = await proveContact(portail, clinic, { channel: "EMAIL", destination: email });
    await submit(mother.browser, registrationOf(clinic, mother.start.id));
    portail.clock.advance(minutes(2));
    const child = await proveContact(portail, clinic, { channel: "EMAIL", destination: email, identificationValue: "TREN14523000" });
    expect(child.start.submitted).toMatchObject([{ firstInitial: "Z", state: "IN_REVIEW" }]);
    await submit(child.browser, { ...registrationOf(clinic, child.start.id), firstName: "élie", identificationValue: "TREE14023012" });
    const { submitted } = await startAgain(child.browser, child.start.id);
    expect(submitted).toMatchObject([
      { firstInitial: "É", state: "IN_REVIEW" },
      { firstInitial: "Z", state: "IN_REVIEW" },
    ]);
    expect(JSON.stringify(submitted)).not.toMatch(/lie|Tremblay|TREE/);
  });

  test("at most five are shown, newest first; what only names the contact is not", async () => {
    const { email, mobile } = newContact();
    for (let place = 0; place < 6; place += 1) {
      const { browser, start } = await proveContact(portail, clinic, { channel: "EMAIL", destination: email });
      await submit(browser, { ...registrationOf(clinic, start.id), firstName: "ABCDEF"[place]!, otherContact: mobile });
      portail.clock.advance(minutes(2));
    }
    const { start } = await proveContact(portail, clinic, { channel: "EMAIL", destination: email });
    expect(start.submitted.map(({ firstInitial }: { firstInitial: string }) => firstInitial).join("")).toBe("FEDCB");
    const byNumber = await proveContact(portail, clinic, { channel: "SMS", destination: mobile });
    expect(byNumber.start.submitted).toEqual([]);
  });

  test.each<[string, Partial<Registration>, Partial<Patient> | null, string]>([
    ["archived", { state: "ARCHIVED" }, null, "CALL_CLINIC"],
    ["confirmed, with access", { state: "CONFIRMED" }, {}, "ACCEPTED"],
    ["merged, with access", { state: "MERGED" }, {}, "ACCEPTED"],
    ["confirmed, without access", { state: "CONFIRMED" }, { accessEnabled: false }, "CALL_CLINIC"],
    ["merged into an archived chart", { state: "MERGED" }, { archived: true }, "CALL_CLINIC"],
    ["merged into an unverified chart", { state: "MERGED" }, { verified: false }, "CALL_CLINIC"],
    ["merged, and the contact is not on the chart", { state: "MERGED" }, { email: "autre@courriel.example" }, "CALL_CLINIC"],
  ])("%s", async (_, decided, chart, state) => {
    const { email } = newContact();
    const { browser, start } = await proveContact(portail, clinic, { channel: "EMAIL", destination: email });
    await submit(browser, registrationOf(clinic, start.id));
    const patient = chart && (await clinic.patient({ email }));
    if (patient && Object.keys(chart).length > 0)
      await portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, chart);
    await decide(email, { ...decided, patientId: patient?.id ?? null, decidedAt: portail.clock.now() });
    expect((await startAgain(browser, start.id)).submitted).toMatchObject([{ firstInitial: "Z", state }]);
  });
});

test("the number is judged by itself, for anybody, and only of types that are offered", async () => {
  const browser = portail.browser();
  const check = (typeId: string, value: string) =>
    browser.run(
      "query ($typeId: ID!, $value: String!) { registrationIdentificationCheck(typeId: $typeId, value: $value) { verdict doubt display } }",
      {
        typeId,
        value,
      },
    );
  const verdictOf = async (value: string) => (await check(clinic.typeId("ramq"), value)).data?.registrationIdentificationCheck;
  const held = await clinic.patient();
  expect(await verdictOf("1234")).toMatchObject({ verdict: "IMPOSSIBLE" });
  expect((await verdictOf(healthNumberOf(held))).verdict).toBe((await verdictOf("TREE84529876")).verdict);
  expect(await verdictOf("9".repeat(5_000))).toMatchObject({ verdict: "IMPOSSIBLE" });
  for (const typeId of [clinic.typeId("file"), other.typeId("ramq"), "nonsense"])
    expect((await check(typeId, "F1")).errors).toMatchObject([{ extensions: { code: "NOT_FOUND" } }]);
});

test("a second submission in one document is refused", async () => {
  const { errors } = await portail
    .browser()
    .run(
      "mutation ($input: SubmitRegistrationInput!) { a: submitRegistration(input: $input) { errors { code } } b: submitRegistration(input: $input) { errors { code } } }",
      { input: registrationOf(clinic, "x") },
    );
  expect(errors).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
});

test("no message of a registration is written but to staff who asked for it", async () => {
  const before = await portail.database.manager.count(OutboxMessage);
  const { browser, start } = await proven();
  await submit(browser, registrationOf(clinic, start.id));
  expect(await portail.database.manager.count(OutboxMessage)).toBe(before + 1);
  expect((await listInbox(`${portail.folder}/inbox`))[0]).toMatchObject({ subject: expect.stringContaining("code") });
});
