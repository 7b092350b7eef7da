import { fromGlobalId, toGlobalId } from "../../graphql/global-id.ts";
import { hours, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { OutboxMessage } from "../notifications/outbox-message.entity.ts";
import { PatientSearchTerm } from "../patients/patient-search-term.entity.ts";
import { Patient } from "../patients/patient.entity.ts";
import { OtpChallenge } from "../sign-in/otp-challenge.entity.ts";
import { forgetLimits, healthNumberOf, requestOtp, tryCode, verifyOtp, viewerOf, wrongCode } from "../sign-in/testing/steps.ts";
import type { Channel } from "./testing/steps.ts";
import {
  confirm,
  confirmDocument,
  messagesTo,
  newEmail,
  newMobile,
  own,
  problems,
  request,
  requestDocument,
  resend,
  resendDocument,
} from "./testing/steps.ts";

jest.setTimeout(60_000);

let portail: Portail;
let beside: Portail;
let clinic: TestClinic;
let maple: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  beside = await startPortail({ beside: portail });
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
});

afterAll(async () => {
  await beside.stop();
  await portail.stop();
});

beforeEach(() => forgetLimits(portail));

async function signedIn(fields: Readonly<Record<string, unknown>> = {}): Promise<{ patient: Patient; browser: ApiClient }> {
  const patient = await clinic.patient(fields);
  return { patient, browser: await clinic.signInPatient(patient) };
}

const newOne = (channel: Channel): string => (channel === "EMAIL" ? newEmail() : newMobile());

/** A patient in their session, and a code on its way to the contact that they want. */
async function asked(channel: Channel = "EMAIL", fields: Readonly<Record<string, unknown>> = {}) {
  const who = await signedIn(fields);
  const destination = newOne(channel);
  const { challenge } = await request(who.browser, channel, destination);
  return { ...who, destination, challengeId: challenge.id as string, code: await portail.codeSentTo(destination) };
}

const rowOf = ({ clinicId, id }: Patient) => portail.database.manager.findOneByOrFail(Patient, { clinicId, id });
const changesOf = ({ clinicId, id }: Patient) =>
  portail.database.manager.findBy(AuditEvent, { clinicId, patientId: id, action: "patient.contact-changed" });
const isSignedIn = async (browser: ApiClient): Promise<boolean> => (await viewerOf(browser)) !== null;

/** As staff or an integrating team saves it. */
const saveAsStaff = ({ externalId, email, mobile }: Patient, changes: Readonly<Record<string, unknown>>) =>
  clinic.patient({ externalId, email, mobile, ...changes });

function atOtherServer(browser: ApiClient): ApiClient {
  const same = new ApiClient(beside.port, "demo.localhost");
  for (const [name, value] of browser.cookies) same.cookies.set(name, value);
  return same;
}

describe("the right code", () => {
  test.each(["EMAIL", "SMS"] as const)("puts the new contact (%s) on the chart, as the patient's own change", async (channel) => {
    const { patient, browser, destination, challengeId, code } = await asked(channel);
    expect(await own(browser)).toMatchObject({ email: patient.email, mobile: patient.mobile });
    const answer = await confirm(browser, challengeId, `${code.slice(0, 4)} ${code.slice(4)}`);
    const field = channel === "EMAIL" ? "email" : "mobile";
    expect([problems(answer), answer.patient]).toMatchObject([[], { [field]: destination, version: patient.version + 1 }]);
    expect(await own(browser)).toEqual(answer.patient);
    const [event, ...others] = await changesOf(patient);
    expect([event?.actorKind, event?.actorId, event?.changedFields, others]).toEqual(["patient", patient.id, [field], []]);
    expect(await rowOf(patient)).toMatchObject({ updatedBy: `patient:${patient.id}` });
    const terms = await portail.database.manager.findBy(PatientSearchTerm, { clinicId: patient.clinicId, patientId: patient.id });
    expect(terms.some(({ term }) => term.includes(channel === "EMAIL" ? destination : destination.slice(2)))).toBe(true);
  });

  test("signs in at the new address from then on, and the old one is nobody's", async () => {
    const { patient, browser, destination, challengeId, code } = await asked();
    await confirm(browser, challengeId, code);
    const moved = Object.assign(new Patient(), patient, { email: destination });
    expect(await isSignedIn(await clinic.signInPatient(moved))).toBe(true);
    const sent = (await messagesTo(portail, patient.email!)).length;
    await clinic.requestCode(portail.browser(), patient, healthNumberOf(patient));
    expect(await messagesTo(portail, patient.email!)).toHaveLength(sent);
  });

  test.each([
    ["EMAIL", "fr", /Le courriel de votre dossier.*\n[^]*n•••@a•••\.example[^]*514 555-0100/],
    ["EMAIL", "en", /The e-mail address on your chart[^]*n•••@a•••\.example[^]*514-555-0100/],
    ["SMS", "fr", /^Clinique demo : Le cellulaire de votre dossier a été changé\. Pas vous\? Appelez-nous : 514 555-0100$/],
    ["SMS", "en", /^Clinique demo: The mobile number on your chart was changed\. Not you\? Call us: 514-555-0100$/],
  ] as const)("tells the old contact (%s, %s), without the new one", async (channel, language, expected) => {
    const { patient, browser, destination, challengeId, code } = await asked(channel, { language });
    await confirm(browser, challengeId, code);
    const [told] = await messagesTo(portail, channel === "EMAIL" ? patient.email! : patient.mobile!);
    expect(told!.channel).toBe(channel);
    expect(told!.text).toMatch(expected);
    for (const part of [told!.text, told!.html ?? "", told!.subject ?? ""]) {
      expect(part).not.toContain(destination);
      expect(part).not.toContain(patient.lastName);
    }
  });

  test("tells the other contact where there was none before", async () => {
    const { patient, browser, challengeId, code } = await asked("SMS", { mobile: null });
    await confirm(browser, challengeId, code);
    const [told] = await messagesTo(portail, patient.email!);
    expect(told!.text).toMatch(/cellulaire de votre dossier.*\n[^]*••• ••• \d{4}/);
  });

  test("ends the sessions that the old contact began, but for the one in which it was typed", async () => {
    const { patient, browser, challengeId, code } = await asked();
    const byEmail = await clinic.signInPatient(patient);
    const byText = portail.browser();
    const typed = { identificationTypeId: clinic.typeId("ramq"), identificationValue: healthNumberOf(patient) };
    const { challenge } = await requestOtp(byText, { ...typed, channel: "SMS", destination: patient.mobile! });
    await verifyOtp(byText, challenge.id, await portail.codeSentTo(patient.mobile!));
    await confirm(browser, challengeId, code);
    expect([await isSignedIn(browser), await isSignedIn(byEmail), await isSignedIn(byText)]).toEqual([true, false, true]);
    // It goes on by the new one, and ends with it.
    await saveAsStaff(await rowOf(patient), { email: patient.email });
    expect([await isSignedIn(browser), await isSignedIn(byEmail), await isSignedIn(byText)]).toEqual([false, false, true]);
  });

  test("makes codes and links that went to the old contact useless", async () => {
    const { patient, browser, challengeId, code } = await asked();
    const other = portail.browser();
    const signIn = await clinic.requestCode(other, patient, healthNumberOf(patient));
    const signInCode = await portail.codeSentTo(patient.email!);
    const notify = "mutation ($input: NotifyPatientInput!) { notifyPatient(input: $input) { errors { code } } }";
    await (
      await clinic.staff("ADMIN")
    ).data(notify, { input: { patientId: toGlobalId("Patient", patient.id), kind: "PORTAL_INVITATION" } });
    const [notice] = (await messagesTo(portail, patient.email!)).filter(({ text }) => text.includes("/portal/notification#"));
    const [, token] = /notification#([\w-]+)/.exec(notice!.text)!;
    await confirm(browser, challengeId, code);
    expect(await tryCode(other, signIn, signInCode)).toBe("OTP_EXPIRED");
    const open = "mutation ($input: OpenNotificationInput!) { openNotification(input: $input) { errors { code } } }";
    const { openNotification } = await portail.browser().data(open, { input: { token } });
    expect(openNotification.errors).toEqual([{ code: "NOTIFICATION_LINK_EXPIRED" }]);
  });

  test("may be one that another patient has, and nothing says so", async () => {
    const other = await clinic.patient();
    const { browser } = await signedIn();
    const free = await request(browser, "EMAIL", newEmail());
    await forgetLimits(portail);
    const taken = await request(browser, "EMAIL", other.email!);
    expect(Object.keys(taken.challenge)).toEqual(Object.keys(free.challenge));
    expect([problems(taken), taken.challenge.triesLeft]).toEqual([problems(free), free.challenge.triesLeft]);
    expect(problems(await confirm(browser, taken.challenge.id, await portail.codeSentTo(other.email!)))).toEqual([]);
    expect(await rowOf(other)).toMatchObject({ email: other.email, version: other.version });
  });
});

describe("a request", () => {
  test.each([
    ["no address", "EMAIL", "nobody", "VALIDATION_FAILED destination"],
    ["a blank", "EMAIL", "  ", "VALIDATION_FAILED destination"],
    ["255 letters", "EMAIL", `${"x".repeat(250)}@a.ca`, "VALIDATION_FAILED destination"],
    ["no number", "SMS", "12", "VALIDATION_FAILED destination"],
    ["an address for a number", "SMS", "a@b.example", "VALIDATION_FAILED destination"],
    ["a number of a country without text messages", "SMS", "+33 6 12 34 56 78", "VALIDATION_FAILED destination"],
    ["a Caribbean number under +1", "SMS", "+1 876 555 0123", "VALIDATION_FAILED destination"],
  ] as const)("for %s is refused at the field, and sends nothing", async (_, channel, destination, problem) => {
    const { patient, browser } = await signedIn();
    const answer = await request(browser, channel, destination);
    expect([problems(answer), answer.challenge]).toEqual([[problem], null]);
    expect(await portail.database.manager.countBy(OtpChallenge, { patientId: patient.id, purpose: "CONTACT_CHANGE" })).toBe(0);
  });

  test.each([
    ["EMAIL", (patient: Patient) => ` ${patient.email!.toUpperCase()} `],
    ["SMS", (patient: Patient) => `(${patient.mobile!.slice(2, 5)}) ${patient.mobile!.slice(5, 8)}-${patient.mobile!.slice(8)}`],
  ] as const)("for what the chart says already (%s) is refused at the field, in whatever notation", async (channel, typed) => {
    const { patient, browser } = await signedIn();
    const answer = await request(browser, channel, typed(patient));
    expect([problems(answer), answer.errors[0].messages.en]).toEqual([
      ["VALIDATION_FAILED destination"],
      "This is what your chart says already. Enter another one.",
    ]);
  });

  test("for the same within a minute has to wait, and so has the eleventh in an hour, wherever to", async () => {
    const { browser } = await signedIn();
    const destination = newEmail();
    const { challenge } = await request(browser, "EMAIL", destination);
    const again = await request(browser, "EMAIL", destination);
    expect(problems(again)).toEqual(["TOO_MANY_REQUESTS destination"]);
    expect(again.errors[0].retryAt).toBe(challenge.resendAvailableAt);
    for (let turn = 2; turn <= 10; turn += 1) expect(problems(await request(browser, "EMAIL", newEmail()))).toEqual([]);
    expect(problems(await request(browser, "SMS", newMobile()))).toEqual(["TOO_MANY_REQUESTS destination"]);
  });

  test("lives as long as setting 7 says, and shows the new contact mostly covered", async () => {
    const { browser } = await signedIn();
    const { challenge } = await request(browser, "SMS", "418 555 9876");
    expect(challenge).toMatchObject({ channel: "SMS", maskedDestination: "••• ••• 9876", triesLeft: 5 });
    expect(Date.parse(challenge.expiresAt) - portail.clock.now().getTime()).toBe(minutes(15));
  });

  test("sends a code whose words are not those of a sign-in", async () => {
    const { destination, browser } = await asked();
    const [mail] = await messagesTo(portail, destination);
    expect(mail!.text).toMatch(/confirmer que cette adresse est la vôtre/);
    const mobile = newMobile();
    await request(browser, "SMS", mobile);
    const [text] = await messagesTo(portail, mobile);
    expect(text!.text).toMatch(/^Clinique demo : Pour confirmer ce numéro : \d{4} \d{4}\.[^]*\n@demo\.localhost #\d{8}$/);
  });

  test("by text message, when the clinic may send none any more that day, is refused, and no e-mail takes its place", async () => {
    const capped = await startPortail({ beside: portail, config: { smsDailyCap: 0 } });
    try {
      const { patient, browser } = await signedIn();
      const there = new ApiClient(capped.port, "demo.localhost");
      for (const [name, value] of browser.cookies) there.cookies.set(name, value);
      const before = (await messagesTo(portail, patient.email!)).length;
      expect(problems(await request(there, "SMS", newMobile()))).toEqual(["VALIDATION_FAILED destination"]);
      expect(await messagesTo(portail, patient.email!)).toHaveLength(before);
    } finally {
      await capped.stop();
    }
  });

  test("and ten at once for one address send one code", async () => {
    const { browser } = await signedIn();
    const destination = newEmail();
    const sites = [browser, atOtherServer(browser)];
    const answers = await Promise.all(Array.from({ length: 10 }, (_, turn) => request(sites[turn % 2]!, "EMAIL", destination)));
    expect(answers.filter(({ challenge }) => challenge !== null)).toHaveLength(1);
    expect(await messagesTo(portail, destination)).toHaveLength(1);
  });
});

describe("a resend", () => {
  test("makes a new code after a minute, and voids the old one", async () => {
    const { browser, destination, challengeId, code } = await asked();
    expect(problems(await resend(browser, challengeId))).toEqual(["TOO_MANY_REQUESTS challengeId"]);
    portail.clock.advance(minutes(1));
    const { challenge } = await resend(browser, challengeId);
    expect(problems(await confirm(browser, challengeId, code))).toEqual(["OTP_EXPIRED code"]);
    const answer = await confirm(browser, challenge.id, await portail.codeSentTo(destination));
    expect(answer.patient.email).toBe(destination);
  });
});

describe("a code opens nothing but what it belongs to", () => {
  test("a wrong one says how many tries are left, the sixth that there are none, and the right one is then wrong too", async () => {
    const { browser, patient, challengeId, code } = await asked();
    const seen: unknown[] = [];
    for (let step = 1; step <= 5; step += 1) seen.push((await confirm(browser, challengeId, wrongCode(code, step))).errors[0].triesLeft);
    expect(seen).toEqual([4, 3, 2, 1, 0]);
    expect(problems(await confirm(browser, challengeId, code))).toEqual(["OTP_USED_UP code"]);
    expect(await rowOf(patient)).toMatchObject({ email: patient.email, version: patient.version });
  });

  test("late, it is expired; used, too", async () => {
    const { browser, challengeId, code } = await asked();
    portail.clock.advance(minutes(14));
    await own(browser);
    expect(problems(await confirm(browser, challengeId, code))).toEqual([]);
    expect(problems(await confirm(browser, challengeId, code))).toEqual(["OTP_EXPIRED code"]);
    const destination = newEmail();
    const { challenge } = await request(browser, "EMAIL", destination);
    const late = await portail.codeSentTo(destination);
    portail.clock.advance(minutes(14));
    await own(browser);
    portail.clock.advance(minutes(1));
    expect(problems(await confirm(browser, challenge.id, late))).toEqual(["OTP_EXPIRED code"]);
  });

  test("that of a sign-in confirms no contact, and costs its challenge no try; that of a contact signs nobody in", async () => {
    const { patient, browser, challengeId, code } = await asked();
    const signIn = await clinic.requestCode(browser, patient, healthNumberOf(patient));
    const signInCode = await portail.codeSentTo(patient.email!);
    expect(problems(await confirm(browser, signIn, signInCode))).toEqual(["OTP_EXPIRED code"]);
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_EXPIRED");
    const rows = await portail.database.manager.findBy(OtpChallenge, { clinicId: patient.clinicId, patientId: patient.id });
    expect(rows.map(({ tries }) => tries).toSorted()).toEqual([0, 0, 1]);
    // Even a row that is made out to be for the other purpose: the code's own mark says what it is for.
    const id = fromGlobalId("OtpChallenge", challengeId)!;
    await portail.database.manager.update(
      OtpChallenge,
      { clinicId: patient.clinicId, id: fromGlobalId("OtpChallenge", signIn)! },
      { consumedAt: null },
    );
    const { nonceHash } = rows.find((row) => row.id === fromGlobalId("OtpChallenge", signIn))!;
    await portail.database.manager.update(OtpChallenge, { clinicId: patient.clinicId, id }, { purpose: "SIGN_IN", nonceHash });
    expect(await tryCode(browser, challengeId, code)).toBe("OTP_INVALID");
  });

  test("of another patient, another session of the same patient, another clinic, or an invented challenge it is expired, and costs no try", async () => {
    const { patient, challengeId, code } = await asked();
    const elsewhere = await clinic.signInPatient(patient);
    const stranger = await clinic.signInPatient(await clinic.patient());
    const foreign = await maple.signInPatient(await maple.patient());
    for (const browser of [elsewhere, stranger, foreign]) {
      expect(problems(await confirm(browser, challengeId, code))).toEqual(["OTP_EXPIRED code"]);
      expect(problems(await resend(browser, challengeId))).toEqual(["OTP_EXPIRED challengeId"]);
    }
    for (const id of ["", "nothing", toGlobalId("OtpChallenge", newId()), toGlobalId("Patient", patient.id)])
      expect(problems(await confirm(stranger, id, code))).toEqual(["OTP_EXPIRED code"]);
    const row = await portail.database.manager.findOneByOrFail(OtpChallenge, { id: fromGlobalId("OtpChallenge", challengeId)! });
    expect([row.tries, row.consumedAt, row.voidedAt]).toEqual([0, null, null]);
  });

  test("in a session that has ended it does nothing", async () => {
    const { patient, browser, challengeId, code } = await asked();
    await browser.data("mutation { signOut { signedOut } }");
    expect(await browser.refusal(confirmDocument, { input: { challengeId, code } })).toEqual(["UNAUTHENTICATED"]);
    expect(await rowOf(patient)).toMatchObject({ email: patient.email });
  });

  test("staff, consumers and strangers are refused", async () => {
    const { challengeId, code } = await asked();
    const calls = [
      [requestDocument, { channel: "EMAIL", destination: newEmail() }],
      [resendDocument, { challengeId }],
      [confirmDocument, { challengeId, code }],
    ] as const;
    for (const [document, input] of calls) {
      expect(await portail.browser().refusal(document, { input })).toEqual(["UNAUTHENTICATED"]);
      expect(await (await clinic.staff("ADMIN")).refusal(document, { input })).toEqual(["FORBIDDEN"]);
      expect(await portail.program(clinic.token).refusal(document, { input })).toEqual(["FORBIDDEN"]);
    }
  });

  test("thirty wrong ones stop the change until the clinic helps, over all addresses, and leave the sign-in alone", async () => {
    const patient = await clinic.patient();
    const browser = await clinic.signInPatient(patient, { staySignedIn: true });
    let last: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const destination = newEmail();
      const { challenge } = await request(browser, "EMAIL", destination);
      const code = await portail.codeSentTo(destination);
      for (let step = 1; step <= 5; step += 1) last = problems(await confirm(browser, challenge.id, wrongCode(code, step)));
      portail.clock.advance(hours(5));
    }
    expect(last).toEqual(["OTP_INVALID code"]);
    const answer = await request(browser, "EMAIL", newEmail());
    expect(problems(answer)).toEqual(["TOO_MANY_REQUESTS destination"]);
    expect(answer.errors[0].messages.fr).toMatch(/ce changement est bloqué.*514/);
    expect(await isSignedIn(await clinic.signInPatient(await rowOf(patient)))).toBe(true);
  });
});

describe("at the same time", () => {
  test("of 60 right codes at two servers one is confirmed, once on record, and the old contact is told once", async () => {
    const { patient, browser, destination, challengeId, code } = await asked();
    const sites = [browser, atOtherServer(browser)];
    const answers = await Promise.all(Array.from({ length: 60 }, (_, turn) => confirm(sites[turn % 2]!, challengeId, code)));
    expect(answers.filter(({ patient: shown }) => shown !== null)).toHaveLength(1);
    expect(await rowOf(patient)).toMatchObject({ email: destination, version: patient.version + 1 });
    expect(await changesOf(patient)).toHaveLength(1);
    expect(await portail.database.manager.countBy(OutboxMessage, { patientId: patient.id, kind: "CONTACT_CHANGED" })).toBe(1);
  });

  test("of 60 wrong codes five are evaluated", async () => {
    const { browser, challengeId, code } = await asked();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, turn) => confirm(browser, challengeId, wrongCode(code, turn + 1))));
    expect(answers.flatMap(problems).filter((problem) => problem === "OTP_INVALID code").length).toBeLessThanOrEqual(5);
    const row = await portail.database.manager.findOneByOrFail(OtpChallenge, { id: fromGlobalId("OtpChallenge", challengeId)! });
    expect(row.tries).toBeLessThanOrEqual(5);
  });

  test("of two new addresses, both proven, one comes onto the chart, and the other is said to be too late", async () => {
    const { patient, browser, challengeId, code, destination } = await asked();
    const second = newEmail();
    const { challenge } = await request(browser, "EMAIL", second);
    const secondCode = await portail.codeSentTo(second);
    const answers = await Promise.all([confirm(browser, challengeId, code), confirm(atOtherServer(browser), challenge.id, secondCode)]);
    expect(answers.flatMap(problems)).toEqual(["CONFLICT code"]);
    const { email, version } = await rowOf(patient);
    expect([[destination, second].includes(email!), version]).toEqual([true, patient.version + 1]);
  });

  test("an e-mail address and a mobile number, confirmed at once, both come onto the chart", async () => {
    const { patient, browser, challengeId, code, destination: email } = await asked();
    const mobile = newMobile();
    const { challenge } = await request(browser, "SMS", mobile);
    const mobileCode = await portail.codeSentTo(mobile);
    const answers = await Promise.all([confirm(browser, challengeId, code), confirm(atOtherServer(browser), challenge.id, mobileCode)]);
    expect(answers.flatMap(problems)).toEqual([]);
    expect(await rowOf(patient)).toMatchObject({ email, mobile, version: patient.version + 2 });
  });

  test("what staff change elsewhere on the chart meanwhile stays, and the change goes through", async () => {
    const { patient, browser, destination, challengeId, code } = await asked();
    const [answer] = await Promise.all([
      confirm(browser, challengeId, code),
      saveAsStaff(patient, { preferredName: "Personnel", email: patient.email }),
    ]);
    expect(problems(answer)).toEqual([]);
    const row = await rowOf(patient);
    expect(row.preferredName).toBe("Personnel");
    // Whoever was later: the staff's save says the old address, which is then the newer one.
    expect([destination, patient.email]).toContain(row.email);
  });

  test("a contact that staff changed since the code was asked for is not overwritten", async () => {
    const { patient, browser, challengeId, code } = await asked("SMS");
    const byStaff = newMobile();
    await saveAsStaff(patient, { mobile: byStaff });
    expect(problems(await confirm(browser, challengeId, code))).toEqual(["CONFLICT code"]);
    expect(problems(await confirm(browser, challengeId, code))).toEqual(["OTP_EXPIRED code"]);
    expect(await rowOf(patient)).toMatchObject({ mobile: byStaff });
    expect(await changesOf(patient)).toEqual([]);
  });
});

test("neither codes nor contacts stand in the log, and contacts in no column of a challenge", async () => {
  const { patient, browser, destination, challengeId, code } = await asked();
  await confirm(browser, challengeId, code);
  const log = portail.log();
  for (const secret of [code, destination, patient.email!]) expect(log).not.toContain(secret);
  const rows = JSON.stringify(await portail.database.manager.findBy(OtpChallenge, { patientId: patient.id }));
  expect(rows).not.toContain(destination);
  const events = JSON.stringify(await portail.database.manager.findBy(AuditEvent, { patientId: patient.id }));
  expect(events).not.toContain(destination);
});
