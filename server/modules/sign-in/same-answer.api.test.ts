import type { ObjectLiteral } from "typeorm";
import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { newId } from "../../kernel/id.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StatementCounter } from "../../testing/statement-counter.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { IdentificationType } from "../clinics/identification-type.entity.ts";
import { OutboxMessage } from "../notifications/outbox-message.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { PatientSession } from "./patient-session.entity.ts";
import type { TypedRequest } from "./testing/steps.ts";
import { forgetLimits, healthNumberOf, requestOtp, requestOtpDocument, resendOtp, saveSettings, verifyOtp } from "./testing/steps.ts";

const statements = new StatementCounter();
let portail: Portail;
let clinic: TestClinic;
let other: TestClinic;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail({ statements });
  clinic = await TestClinic.open(portail, "demo");
  other = await TestClinic.open(portail, "maple");
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

const written = [OtpChallenge, OutboxMessage, PatientSession, AuditEvent, Patient];
const countRows = () => Promise.all(written.map((entity) => portail.database.manager.count<ObjectLiteral>(entity)));

let contacts = 1_000;

/** Contacts that nobody else has, all of one length and mask. */
const contact = () => ({ email: `patient${(contacts += 1)}@courriel.example`, mobile: `+1438555${contacts}` });

const known = (fields: Readonly<Record<string, unknown>> = {}) => clinic.patient({ ...contact(), ...fields });

const typedBy = (patient: Patient, channel: "EMAIL" | "SMS" = "EMAIL"): TypedRequest => ({
  identificationTypeId: clinic.typeId("ramq"),
  identificationValue: healthNumberOf(patient),
  channel,
  destination: channel === "EMAIL" ? patient.email! : patient.mobile!,
});

/** Every text by its length, everything else as it is. */
const shapeOf = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (typeof part === "string" ? `${Buffer.byteLength(part)} bytes` : part)));

/** Ids of rows differ, and that somebody was found is known inside alone, as is that a code opens a registration. */
const rowShape = (row: object): unknown => {
  const { patientId: _, opensRegistration: __, ...rest } = row as { patientId: unknown; opensRegistration?: unknown };
  return shapeOf(rest);
};

async function sent(): Promise<string[]> {
  await portail.services.worker.deliverDue();
  return (await listInbox(`${portail.folder}/inbox`)).map(({ to }) => to);
}

/** SQLite's driver writes numbers out; elsewhere they are parameters. */
const withoutNumbers = ({ sql }: { readonly sql: string }): string => sql.replace(/(?<=(?:<=?|[+,]) )\d+/g, "?");

/** All that a request shows outside, and all that it leaves inside. */
async function traceOf(input: TypedRequest, browser: ApiClient = portail.browser()) {
  // Whoever asks again finds rows to change where others make them.
  await forgetLimits(portail);
  const before = await countRows();
  const inboxBefore = (await sent()).length;
  const { answer, statements: heard } = await statements.during(() =>
    browser.send("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query: requestOtpDocument, variables: { input } }),
    }),
  );
  const after = await countRows();
  const [challenge] = await portail.database.manager.find(OtpChallenge, { order: { id: "DESC" }, take: 1, where: {} });
  const [message] = await portail.database.manager.find(OutboxMessage, { order: { id: "DESC" }, take: 1, where: {} });
  const recipients = (await sent()).length - inboxBefore;
  const delivered = await portail.database.manager.findOneByOrFail(OutboxMessage, { id: message!.id });
  return {
    outside: {
      status: answer.status,
      headers: Object.keys(answer.headers).sort(),
      bytes: Buffer.byteLength(answer.text),
      contentLength: answer.headers["content-length"],
      setCookie: shapeOf(answer.headers["set-cookie"] ?? []),
      body: shapeOf(JSON.parse(answer.text)),
    },
    inside: {
      statements: heard.map(withoutNumbers),
      rows: after.map((count, place) => count - before[place]!),
      challenge: rowShape(challenge!),
      message: rowShape(message!),
      payloadAfterwards: delivered.payload,
    },
    text: answer.text,
    patientId: challenge!.patientId,
    status: delivered.status,
    recipients,
  };
}

const change = (patient: Patient, fields: Partial<Patient>) =>
  portail.database.manager.update(Patient, { clinicId: patient.clinicId, id: patient.id }, fields);

describe.each([
  { channel: "EMAIL", patientRegistration: false },
  { channel: "SMS", patientRegistration: false },
  { channel: "EMAIL", patientRegistration: true },
  { channel: "SMS", patientRegistration: true },
] as const)("by $channel, with registration open: $patientRegistration,", ({ channel, patientRegistration }) => {
  let usual: Awaited<ReturnType<typeof traceOf>>;

  /** What becomes of the message to whom no chart matches. */
  const fate = patientRegistration ? { status: "SENT", recipients: 1 } : { status: "SUPPRESSED", recipients: 0 };

  beforeAll(async () => {
    await saveSettings(await clinic.staff("SUPPORT"), { patientRegistration });
    usual = await traceOf(typedBy(await known(), channel));
  });

  afterAll(async () => saveSettings(await clinic.staff("SUPPORT"), { patientRegistration: false }));

  test("a known patient's request writes a challenge and a message, and sends one", () => {
    expect(usual.outside.status).toBe(200);
    expect(JSON.parse(usual.text).data.requestOtp).toMatchObject({
      challenge: {
        channel,
        maskedDestination: channel === "EMAIL" ? "p•••@c•••.example" : expect.stringMatching(/^••• ••• \d{4}$/),
        triesLeft: 5,
      },
      errors: [],
    });
    expect(usual.inside.rows).toEqual([1, 1, 0, 0, 0]);
    expect(usual.inside.statements.length).toBeGreaterThan(3);
    expect(usual.patientId).not.toBeNull();
    expect(usual).toMatchObject({ status: "SENT", recipients: 1, inside: { payloadAfterwards: null } });
  });

  const madeUpType = () => toGlobalId("IdentificationType", newId());

  test.each<[string, () => Promise<TypedRequest> | TypedRequest]>([
    ["an unknown identification type", async () => ({ ...typedBy(await known(), channel), identificationTypeId: madeUpType() })],
    ["a malformed identification type", async () => ({ ...typedBy(await known(), channel), identificationTypeId: "' OR 1=1" })],
    ["an empty identification type", async () => ({ ...typedBy(await known(), channel), identificationTypeId: "" })],
    [
      "an id of something else",
      async () => ({ ...typedBy(await known(), channel), identificationTypeId: toGlobalId("Patient", clinic.types.ramq) }),
    ],
    [
      "another clinic's identification type",
      async () => ({ ...typedBy(await known(), channel), identificationTypeId: other.typeId("ramq") }),
    ],
    ["an unknown number", async () => ({ ...typedBy(await known(), channel), identificationValue: "ZZZZ99999999" })],
    ["a malformed number", async () => ({ ...typedBy(await known(), channel), identificationValue: "?é💥' --" })],
    ["a number of 254 characters", async () => ({ ...typedBy(await known(), channel), identificationValue: "9".repeat(254) })],
    [
      "the right number and another patient's contact",
      async () => ({ ...typedBy(await known(), channel), destination: typedBy(await known(), channel).destination }),
    ],
    [
      "the right number and nobody's contact",
      async () => ({ ...typedBy(await known(), channel), destination: channel === "EMAIL" ? contact().email : contact().mobile }),
    ],
    [
      "the right number of another kind",
      async () => {
        const patient = await known();
        return { ...typedBy(patient, channel), identificationValue: patient.file };
      },
    ],
    [
      "a file number while setting 5 is off",
      async () => {
        const patient = await known();
        return { ...typedBy(patient, channel), identificationTypeId: clinic.typeId("file"), identificationValue: patient.file };
      },
    ],
    [
      "a patient of another clinic",
      async () => {
        const patient = await other.patient(contact());
        return typedBy(patient, channel);
      },
    ],
    [
      "a patient whose access is off",
      async () => {
        const patient = await known();
        await change(patient, { accessEnabled: false });
        return typedBy(patient, channel);
      },
    ],
    ["an archived patient", async () => typedBy(await known({ archived: true }), channel)],
    ["an unverified patient", async () => typedBy(await known({ verified: false }), channel)],
    [
      "a patient without this contact",
      async () => {
        const patient = await known();
        await change(patient, { email: null, mobile: null });
        return typedBy(patient, channel);
      },
    ],
  ])("%s is answered alike, costs alike and leaves alike; nothing is sent unless people may register", async (_, prepare) => {
    const trace = await traceOf(await prepare());
    expect(trace.outside).toEqual(usual.outside);
    expect(trace.inside).toEqual(usual.inside);
    expect(trace).toMatchObject({ patientId: null, ...fate });
  });

  test.each([
    ["no contact at all", "n'importe quoi"],
    ["the beginning of one", channel === "EMAIL" ? "patient@" : "438 555"],
    ["one for the other channel", channel === "EMAIL" ? "438 555 0199" : "patient@courriel.example"],
    ["254 characters", "é".repeat(254)],
    ["an attempt at injection", "a@b.example\r\nBcc: c@d.example' OR '1'='1"],
  ])("a malformed contact, %s, is answered alike for a known number and for an unknown one", async (_, destination) => {
    const right = await traceOf({ ...typedBy(await known(), channel), destination });
    const unknown = await traceOf({ ...typedBy(await known(), channel), destination, identificationValue: "ZZZZ99999999" });
    const wrongType = await traceOf({ ...typedBy(await known(), channel), destination, identificationTypeId: "?" });
    for (const trace of [unknown, wrongType]) {
      expect(trace.outside).toEqual(right.outside);
      expect(trace.inside).toEqual(right.inside);
    }
    expect(right.inside.statements).toEqual(usual.inside.statements);
    for (const trace of [right, unknown, wrongType]) expect(trace).toMatchObject({ patientId: null, status: "SUPPRESSED", recipients: 0 });
  });

  test("what follows is alike too: a wrong code, and a resend", async () => {
    const follow = async (typed: TypedRequest) => {
      await forgetLimits(portail);
      const browser = portail.browser();
      const { challenge } = await requestOtp(browser, typed);
      await sent();
      const wrong = await statements.during(() => verifyOtp(browser, challenge.id, "no code at all"));
      portail.clock.advance(60_000);
      const again = await statements.during(() => resendOtp(browser, challenge.id));
      const late = await statements.during(() => verifyOtp(browser, challenge.id, "12345678"));
      const heard = [wrong, again, late].map(({ statements: each }) => each.map(withoutNumbers));
      return { shape: shapeOf([wrong.answer, again.answer, late.answer]), heard, recipients: (await sent()).length };
    };
    const before = (await sent()).length;
    const real = await follow(typedBy(await known(), channel));
    const decoy = await follow({ ...typedBy(await known(), channel), identificationValue: "ZZZZ99999999" });
    expect(decoy.shape).toEqual(real.shape);
    expect(decoy.heard).toEqual(real.heard);
    expect(real.recipients - before).toBe(2);
    expect(decoy.recipients - real.recipients).toBe(patientRegistration ? 2 : 0);
  });
});

describe("setting 5", () => {
  afterEach(() => saveSettings(support, { extraSearchableIdentifications: false }));

  test("on, makes the file number usable at sign-in; off again, no longer", async () => {
    const patient = await known();
    const typed = { ...typedBy(patient), identificationTypeId: clinic.typeId("file"), identificationValue: patient.file };
    const offered = async () => (await portail.browser().data("{ portal { identificationTypes { id } } }")).portal.identificationTypes;
    await saveSettings(support, { extraSearchableIdentifications: true });
    expect(await offered()).toEqual([{ id: clinic.typeId("ramq") }, { id: clinic.typeId("file") }]);
    expect(await traceOf(typed)).toMatchObject({ patientId: patient.id, status: "SENT", recipients: 1 });
    await saveSettings(support, { extraSearchableIdentifications: false });
    expect(await offered()).toEqual([{ id: clinic.typeId("ramq") }]);
    expect(await traceOf(typed)).toMatchObject({ patientId: null, status: "SUPPRESSED", recipients: 0 });
  });

  test("on, doesn't open what patients are not to see", async () => {
    await saveSettings(support, { extraSearchableIdentifications: true });
    const types = [clinic.types.ramq, clinic.types.file].map((id) => ({ clinicId: clinic.clinic.id, id }));
    for (const where of types) await portail.database.manager.update(IdentificationType, where, { portalVisible: false });
    const patient = await known();
    const byFile = { ...typedBy(patient), identificationTypeId: clinic.typeId("file"), identificationValue: patient.file };
    for (const typed of [typedBy(patient), byFile])
      expect(await traceOf(typed)).toMatchObject({ patientId: null, status: "SUPPRESSED", recipients: 0 });
    for (const where of types) await portail.database.manager.update(IdentificationType, where, { portalVisible: true });
    for (const typed of [typedBy(patient), byFile]) expect(await traceOf(typed)).toMatchObject({ patientId: patient.id, recipients: 1 });
  });
});

test.each<[string, (typed: TypedRequest) => Partial<TypedRequest>]>([
  [
    "a number in small letters with spaces and hyphens",
    ({ identificationValue: value }) => ({
      identificationValue: ` ${value.slice(0, 4).toLowerCase()} ${value.slice(4, 8)}-${value.slice(8)}`,
    }),
  ],
  [
    "full-width digits",
    ({ identificationValue: value }) => ({
      identificationValue: value.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    }),
  ],
  ["an e-mail in capitals with spaces", ({ destination }) => ({ destination: `  ${destination.toUpperCase()} ` })],
  ["a pasted mailto link", ({ destination }) => ({ destination: `mailto:${destination}` })],
])("%s finds the patient", async (_, retyped) => {
  const patient = await known();
  const typed = typedBy(patient);
  expect(await traceOf({ ...typed, ...retyped(typed) })).toMatchObject({ patientId: patient.id, recipients: 1 });
});

test("a mobile in local notation finds the patient", async () => {
  const patient = await known();
  const typed = typedBy(patient, "SMS");
  const local = typed.destination.replace(/^\+1(\d{3})(\d{3})/, "($1) $2-");
  expect(await traceOf({ ...typed, destination: local })).toMatchObject({ patientId: patient.id, recipients: 1 });
});

describe("refused", () => {
  const long = "x".repeat(255);

  test.each([
    ["a blank number", { identificationValue: " \u00a0" }, ["identificationValue"]],
    ["a number of 255 characters", { identificationValue: long }, ["identificationValue"]],
    ["a blank contact", { destination: "\t" }, ["destination"]],
    ["a contact of 255 characters", { destination: long }, ["destination"]],
    ["both", { identificationValue: "", destination: long }, ["identificationValue", "destination"]],
  ])("%s, at the field, in both languages, with nothing written", async (_, fields, paths) => {
    const before = await countRows();
    const known1 = await requestOtp(portail.browser(), { ...typedBy(await known()), ...fields });
    const unknown = await requestOtp(portail.browser(), { ...typedBy(await known()), identificationTypeId: "?", ...fields });
    expect(known1.challenge).toBeNull();
    expect(known1.errors.map(({ path }: { path: string[] }) => path)).toEqual(paths.map((field) => ["input", field]));
    for (const { code, __typename, messages } of known1.errors) {
      expect([code, __typename]).toEqual(["VALIDATION_FAILED", "ValidationFailed"]);
      expect(messages.fr).not.toBe(messages.en);
      expect(messages.fr).not.toContain(long);
    }
    expect(unknown).toEqual(known1);
    const after = await countRows();
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  });

  test("a channel that the clinic does not offer, and the page doesn't offer it", async () => {
    const mailOnly = await startPortail({ beside: portail, config: { textUrl: null } });
    try {
      const browser = mailOnly.browser();
      expect((await browser.data("{ portal { otpChannels } }")).portal.otpChannels).toEqual(["EMAIL"]);
      const { challenge, errors } = await requestOtp(browser, typedBy(await known(), "SMS"));
      expect(challenge).toBeNull();
      expect(errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "channel"] }]);
    } finally {
      await mailOnly.stop();
    }
  });

  test("a channel that doesn't exist", async () => {
    const { errors, data } = await portail.browser().run(requestOtpDocument, { input: { ...typedBy(await known()), channel: "FAX" } });
    expect(data).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code: "VALIDATION_FAILED", path: ["input", "channel"] } }]);
  });

  test("everything while the portal is closed, with whom to call, and no try is counted", async () => {
    const patient = await known();
    const browser = portail.browser();
    const { challenge } = await requestOtp(browser, typedBy(patient));
    const code = await portail.codeSentTo(patient.email!);
    portail.clock.advance(60_000);
    await saveSettings(support, { portalAccess: false });
    const before = await countRows();
    const page = (await browser.data("{ portal { open registrationOpen identificationTypes { id } clinic { phone } } }")).portal;
    expect(page).toEqual({ open: false, registrationOpen: false, identificationTypes: [], clinic: { phone: "+15145550100" } });
    const answers = [
      await requestOtp(browser, typedBy(patient)),
      await requestOtp(browser, { ...typedBy(patient), identificationValue: "unknown" }),
      await requestOtp(browser, { ...typedBy(patient), identificationValue: "" }),
      await resendOtp(browser, challenge.id),
      await resendOtp(browser, "unknown"),
      await verifyOtp(browser, challenge.id, code),
      await verifyOtp(browser, challenge.id, "00000000"),
      await verifyOtp(browser, "unknown", code),
    ];
    for (const answer of answers) {
      expect(answer.challenge ?? answer.viewer ?? null).toBeNull();
      expect(answer.errors).toMatchObject([{ __typename: "PortalClosed", code: "PORTAL_CLOSED", clinicPhone: "+15145550100", path: [] }]);
    }
    expect(await countRows()).toEqual(before);
    await saveSettings(support, { portalAccess: true });
    expect(await verifyOtp(browser, challenge.id, "00000000")).toMatchObject({ errors: [{ code: "OTP_INVALID", triesLeft: 4 }] });
    expect(await verifyOtp(browser, challenge.id, code)).toMatchObject({ outcome: "SIGNED_IN" });
  });
});

test("people who share an address both get their codes, whoever else asks for it", async () => {
  const { email } = contact();
  const [mother, child] = [await known({ email }), await known({ email })];
  await requestOtp(portail.browser(), typedBy(mother));
  await requestOtp(portail.browser(), typedBy(child));
  await requestOtp(portail.browser(), { ...typedBy(mother), identificationValue: "unknown" });
  expect((await sent()).filter((to) => to === email)).toHaveLength(2);
});
