import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, minutes } from "../../../kernel/clock.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { PatientSession } from "../patient-session.entity.ts";
import type { PortalSettingsValues } from "../../settings/portal-settings-values.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";
import { saveSettings, viewerOf, wrongCode } from "../testing/steps.ts";
import type { ReceivedNotice } from "../testing/notices.ts";
import { answerNotice, noticeFor, noticeSentTo, notify, openNotice, outcomeOfAnswer, tryNotice } from "../testing/notices.ts";
import { NotificationLink } from "./notification-link.entity.ts";
import { sweepLinks } from "./sweep-links.ts";

const birth = "1984-02-29";
const wrongBirth = "1984-02-28";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
});
afterAll(() => portail.stop());

/** Settings as if they had been saved, but for the portal's epoch. */
async function set(changes: Partial<PortalSettingsValues>, where = clinic): Promise<void> {
  const key = { clinicId: where.clinic.id };
  const { values } = await portail.database.manager.findOneByOrFail(PortalSettingsRow, key);
  await portail.database.manager.update(PortalSettingsRow, key, { values: { ...values, ...changes } });
}
beforeEach(() => set({ notificationSignIn: "CODE_AND_DATE_OF_BIRTH", otpLifetimeMinutes: 15 }));

const browser = (): ApiClient => portail.browser();
const change = (patient: Patient, fields: object) =>
  portail.services.patients.upsert(clinic.consumer, [{ externalId: patient.externalId!, ...fields }], "fr");

async function invited(
  fields: object = {},
): Promise<{ patient: Patient; notice: ReceivedNotice; right: { code: string; dateOfBirth: string } }> {
  const patient = await clinic.patient({ notificationMethod: "EMAIL", ...fields });
  const notice = await noticeFor(portail, clinic, patient);
  return { patient, notice, right: { code: notice.code ?? "", dateOfBirth: birth } };
}

const linksOf = (patient: Patient) =>
  portail.database.manager.find(NotificationLink, { where: { patientId: patient.id }, order: { id: "ASC" } });
const sessionsOf = (patient: Patient) => portail.database.manager.countBy(PatientSession, { patientId: patient.id });

describe("notifying", () => {
  test("an e-mail in the patient's language leads into the portal and says nothing of them or of what it is about", async () => {
    for (const language of ["fr", "en"]) {
      const patient = await clinic.patient({ notificationMethod: "EMAIL", language, firstName: "Zéphirine", lastName: "Desrochers" });
      const appointment = await clinic.appointment(patient, { service: "Chirurgie", practitionerName: "Dre Secrète" });
      const { subject, text, html, code } = await noticeFor(portail, clinic, patient, appointment);
      expect(text).toContain(language === "fr" ? "La clinique a un avis pour vous" : "The clinic has a notice for you");
      expect(subject).toContain("Clinique demo");
      expect(code).toMatch(/^\d{8}$/);
      for (const said of [subject, text, html]) expect(said).not.toMatch(/Zéphirine|Desrochers|Chirurgie|Secrète|1984/);
    }
  });

  test("who wants both gets both: each with its own link and code, and one of them is enough", async () => {
    const patient = await clinic.patient({ notificationMethod: "BOTH" });
    const { notification } = await notify(portail, clinic, patient);
    expect(notification.channels).toEqual(["EMAIL", "SMS"]);
    const [byEmail, bySms] = [await noticeSentTo(portail, patient.email!), await noticeSentTo(portail, patient.mobile!)];
    expect(bySms.text).toMatch(new RegExp(`\\n@demo\\.localhost #${bySms.code}$`));
    expect(byEmail.token).not.toBe(bySms.token);
    expect(await tryNotice(browser(), byEmail.token, { code: bySms.code, dateOfBirth: birth })).toBe("OTP_INVALID");
    expect(await tryNotice(browser(), bySms.token, { code: bySms.code, dateOfBirth: birth })).toBe("SIGNED_IN");
    expect(await tryNotice(browser(), byEmail.token, { code: byEmail.code, dateOfBirth: birth })).toBe("NOTIFICATION_LINK_EXPIRED");
  });

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ["whose chart is archived", { archived: true }, "NO_EFFECTIVE_ACCESS"],
    ["whose chart is not verified", { verified: false }, "NO_EFFECTIVE_ACCESS"],
    ["who wants none", { notificationMethod: "NONE" }, "METHOD_NONE"],
    ["who unsubscribed", { notificationMethod: "SMS", unsubscribedFromSms: true }, "UNSUBSCRIBED"],
    ["without a contact", { notificationMethod: "EMAIL", email: null }, "NO_CONTACT"],
    ["abroad", { notificationMethod: "SMS", mobile: "+33612345678" }, "CHANNEL_UNAVAILABLE"],
  ])("a patient %s is sent nothing, and the caller is told why", async (_, fields, obstacle) => {
    const patient = await clinic.patient(fields);
    const { notification, errors } = await notify(portail, clinic, patient);
    expect([notification, errors[0].__typename, errors[0].code, errors[0].obstacle]).toEqual([
      null,
      "PatientNotNotifiable",
      "PATIENT_NOT_NOTIFIABLE",
      obstacle,
    ]);
    expect(await linksOf(patient)).toEqual([]);
  });

  test("of an appointment that the patient would not find, nothing is sent", async () => {
    const [patient, other] = [await clinic.patient({ notificationMethod: "EMAIL" }), await clinic.patient()];
    const withdrawn = await clinic.appointment(patient, { deactivated: true });
    const cancelled = await clinic.appointment(patient, { status: "CANCELLED" });
    const theirs = await clinic.appointment(other);
    const foreign = await maple.appointment(await maple.patient());
    await set({ hiddenAppointmentStatuses: ["CANCELLED"] });
    for (const appointment of [withdrawn, cancelled, theirs, foreign]) {
      const { errors } = await notify(portail, clinic, patient, appointment);
      expect(errors[0]).toMatchObject({ obstacle: "APPOINTMENT_NOT_SHOWN", path: ["input", "appointmentId"] });
    }
    await set({ hiddenAppointmentStatuses: [] });
    expect((await notify(portail, clinic, patient, cancelled)).errors).toEqual([]);
  });

  test("another clinic's patient doesn't exist, and a notice names an appointment if and only if it is about one", async () => {
    const foreign = await maple.patient();
    expect((await notify(portail, clinic, foreign)).errors[0]).toMatchObject({ code: "NOT_FOUND", path: ["input", "patientId"] });
    const patientId = toGlobalId("Patient", (await clinic.patient()).id);
    const sent = async (input: object) =>
      (
        await portail
          .program(clinic.token)
          .data("mutation ($input: NotifyPatientInput!) { notifyPatient(input: $input) { errors { code path } } }", { input })
      ).notifyPatient.errors;
    const wrong = [{ code: "VALIDATION_FAILED", path: ["input", "appointmentId"] }];
    expect(await sent({ patientId, kind: "APPOINTMENT_NOTICE" })).toEqual(wrong);
    expect(await sent({ patientId, kind: "PORTAL_INVITATION", appointmentId: toGlobalId("Appointment", patientId) })).toEqual(wrong);
  });

  test("five an hour is the most that a patient is sent", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    for (let count = 0; count < 5; count += 1) expect((await notify(portail, clinic, patient)).errors).toEqual([]);
    const [error] = (await notify(portail, clinic, patient)).errors;
    expect(error.code).toBe("TOO_MANY_REQUESTS");
    expect(Date.parse(error.retryAt)).toBe(portail.clock.now().getTime() + minutes(60));
  });

  test("it is on record: who notified whom", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    await notify(portail, clinic, patient);
    const rows = await portail.database.source.query(
      `SELECT actor_kind AS kind, actor_id AS id FROM audit_events WHERE action = 'patient.notified' AND patient_id = '${patient.id}'`,
    );
    expect(rows).toEqual([{ kind: "consumer", id: clinic.consumer.id }]);
  });
});

describe("what is asked", () => {
  const right = "right";
  const wrong = "wrong";
  type Given = "right" | "wrong" | "";
  type Case = readonly [code: Given, dateOfBirth: Given, outcome: string];
  const cases: Record<"CODE_AND_DATE_OF_BIRTH" | "CODE" | "DATE_OF_BIRTH" | "FULL_SIGN_IN", readonly Case[]> = {
    CODE_AND_DATE_OF_BIRTH: [
      [right, right, "SIGNED_IN"],
      [wrong, right, "OTP_INVALID"],
      [right, wrong, "OTP_INVALID"],
      [wrong, wrong, "OTP_INVALID"],
      ["", right, "VALIDATION_FAILED"],
      [right, "", "VALIDATION_FAILED"],
      ["", "", "VALIDATION_FAILED"],
    ],
    CODE: [
      [right, "", "SIGNED_IN"],
      [right, wrong, "SIGNED_IN"],
      [wrong, "", "OTP_INVALID"],
      [wrong, right, "OTP_INVALID"],
      ["", right, "VALIDATION_FAILED"],
      ["", "", "VALIDATION_FAILED"],
    ],
    DATE_OF_BIRTH: [
      ["", right, "SIGNED_IN"],
      [wrong, right, "SIGNED_IN"],
      ["", wrong, "OTP_INVALID"],
      ["", "", "VALIDATION_FAILED"],
    ],
    FULL_SIGN_IN: [
      ["", right, "NOTIFICATION_LINK_EXPIRED"],
      [wrong, right, "NOTIFICATION_LINK_EXPIRED"],
      ["", "", "NOTIFICATION_LINK_EXPIRED"],
    ],
  };
  const table = Object.entries(cases).flatMap(([setting, each]) =>
    each.map(([code, day, outcome]) => [setting, code, day, outcome] as const),
  );

  test.each(table)("%s, code “%s” and date of birth “%s”: %s", async (setting, code, day, outcome) => {
    await set({ notificationSignIn: setting as keyof typeof cases });
    const { patient, notice } = await invited();
    expect(notice.code !== null).toBe(setting.startsWith("CODE"));
    const rightCode = notice.code ?? "12345678";
    const opened = (await openNotice(browser(), notice.token)).notification;
    expect([opened.asks, opened.dateOfBirthOf]).toEqual([setting, setting.includes("BIRTH") ? "È" : null]);
    const visitor = browser();
    const answer = await answerNotice(visitor, notice.token, {
      code: { right: rightCode, wrong: wrongCode(rightCode), "": null }[code],
      dateOfBirth: { right: birth, wrong: wrongBirth, "": null }[day],
    });
    expect(outcomeOfAnswer(answer)).toBe(outcome);
    expect(await sessionsOf(patient)).toBe(outcome === "SIGNED_IN" ? 1 : 0);
    expect((await viewerOf(visitor))?.patient?.id).toBe(outcome === "SIGNED_IN" ? toGlobalId("Patient", patient.id) : undefined);
    const [link] = await linksOf(patient);
    expect(link!.tries).toBe(["VALIDATION_FAILED", "NOTIFICATION_LINK_EXPIRED"].includes(outcome) ? 0 : 1);
  });

  test("a wrong answer to two questions doesn't tell which is wrong", async () => {
    const { notice, right: both } = await invited();
    const answers = [
      { ...both, code: wrongCode(both.code) },
      { ...both, dateOfBirth: wrongBirth },
    ];
    const said = [];
    for (const answer of answers) said.push((await answerNotice(browser(), notice.token, answer)).errors[0]);
    const told = said.map(({ message, triesLeft, ...rest }) => ({ ...rest, message: message.replace(String(triesLeft), "") }));
    expect(told[0]).toEqual(told[1]);
    expect(told[0]!.path).toEqual(["input"]);
  });

  test.each(["1984-02-30", "29/02/1984", "1984-2-29", "x".repeat(5000)])("what is no date is no try (%#)", async (dateOfBirth) => {
    const { patient, notice, right: both } = await invited();
    const { errors } = await answerNotice(browser(), notice.token, { ...both, dateOfBirth });
    expect(errors).toMatchObject([{ code: "VALIDATION_FAILED", path: ["input", "dateOfBirth"] }]);
    expect((await linksOf(patient))[0]!.tries).toBe(0);
  });

  test("the code may be pasted with the whole message around it", async () => {
    const { notice, right: both } = await invited({ notificationMethod: "SMS" });
    expect(notice.channel).toBe("SMS");
    expect(await tryNotice(browser(), notice.token, { ...both, code: `${both.code.slice(0, 4)}\u00a0${both.code.slice(4)}` })).toBe(
      "SIGNED_IN",
    );
    const second = await invited({ notificationMethod: "EMAIL" });
    const text = second.notice.text.replace(/.*notification#.*/, "").replace(/\d{3} \d{3}-\d{4}/, "");
    expect(await tryNotice(browser(), second.notice.token, { ...second.right, code: text })).toBe("SIGNED_IN");
  });

  test("a setting that was made stricter counts for messages under way; a code that they lack is not waived", async () => {
    await set({ notificationSignIn: "DATE_OF_BIRTH" });
    const withoutCode = await invited();
    await set({ notificationSignIn: "CODE" });
    const withCode = await invited();
    expect((await openNotice(browser(), withoutCode.notice.token)).notification.asks).toBe("FULL_SIGN_IN");
    expect(await tryNotice(browser(), withoutCode.notice.token, { code: "12345678", dateOfBirth: birth })).toBe(
      "NOTIFICATION_LINK_EXPIRED",
    );
    await set({ notificationSignIn: "CODE_AND_DATE_OF_BIRTH" });
    expect(await tryNotice(browser(), withCode.notice.token, { code: withCode.right.code })).toBe("VALIDATION_FAILED");
    await set({ notificationSignIn: "FULL_SIGN_IN" });
    expect((await openNotice(browser(), withCode.notice.token)).notification.asks).toBe("FULL_SIGN_IN");
    expect(await tryNotice(browser(), withCode.notice.token, withCode.right)).toBe("NOTIFICATION_LINK_EXPIRED");
  });
});

describe("opening", () => {
  test("changes nothing, however often: mail programs open links, too", async () => {
    const { patient, notice, right } = await invited();
    const before = await linksOf(patient);
    for (let count = 0; count < 3; count += 1) expect((await openNotice(browser(), notice.token)).notification.triesLeft).toBe(5);
    expect(await linksOf(patient)).toEqual(before);
    expect(await tryNotice(browser(), notice.token, right)).toBe("SIGNED_IN");
  });

  test("says who sent it, what is asked, whose date of birth is meant, and where it leads", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL", firstName: "éloïse" });
    const appointment = await clinic.appointment(patient);
    const { token } = await noticeFor(portail, clinic, patient, appointment);
    const now = portail.clock.now().getTime();
    expect(await openNotice(browser(), token)).toEqual({
      notification: {
        kind: "APPOINTMENT_NOTICE",
        clinic: { name: "Clinique demo", phone: "+15145550100" },
        asks: "CODE_AND_DATE_OF_BIRTH",
        dateOfBirthOf: "É",
        triesLeft: 5,
        codeExpiresAt: new Date(now + minutes(15)).toISOString(),
        expiresAt: new Date(now + days(7)).toISOString(),
        leadsTo: { page: "APPOINTMENT", appointmentId: toGlobalId("Appointment", appointment.id) },
        forViewer: null,
      },
      errors: [],
    });
  });

  test("tells a patient who is signed in whether it is for them", async () => {
    const { patient, notice } = await invited();
    const [own, other] = [await clinic.signInPatient(patient), await clinic.signInPatient(await clinic.patient())];
    expect((await openNotice(own, notice.token)).notification.forViewer).toBe(true);
    expect((await openNotice(other, notice.token)).notification.forViewer).toBe(false);
    portail.clock.advance(days(7));
    const late = await clinic.signInPatient(patient);
    expect((await openNotice(late, notice.token)).errors[0]).toMatchObject({ code: "NOTIFICATION_LINK_EXPIRED", forViewer: true });
  });

  test("one authentication field stands in a document, whatever it is called and wherever it is spread from", async () => {
    const one = `openNotification(input: { token: "x" }) { errors { code } }`;
    const other = `signInFromNotification(input: { token: "x" }) { errors { code } }`;
    for (const document of [
      `mutation { a: ${one} b: ${one} }`,
      `mutation { a: ${one} b: ${other} }`,
      `mutation { a: ${other} ...Again } fragment Again on Mutation { b: ${other} }`,
    ]) {
      const { status, errors } = await browser().run(document);
      expect([status, errors.length]).toEqual([400, 1]);
    }
    expect((await browser().data(`mutation { ${one} }`)).openNotification.errors).toEqual([{ code: "NOTIFICATION_LINK_EXPIRED" }]);
  });
});

describe("signing in", () => {
  test("lands on the thing, in any browser, under a new session; the browser's former session is over", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    const appointment = await clinic.appointment(patient);
    const { token, code } = await noticeFor(portail, clinic, patient, appointment);
    await openNotice(browser(), token);
    const former = await clinic.patient();
    const shared = await clinic.signInPatient(former);
    const cookie = [...shared.cookies.values()].join();
    const answer = await answerNotice(shared, token, { code, dateOfBirth: birth, staySignedIn: true });
    expect(answer).toEqual({
      viewer: { patient: { id: toGlobalId("Patient", patient.id) } },
      leadsTo: { page: "APPOINTMENT", appointmentId: toGlobalId("Appointment", appointment.id) },
      errors: [],
    });
    expect([...shared.cookies.values()].join()).not.toBe(cookie);
    const sessions = await portail.database.manager.findBy(PatientSession, { patientId: former.id });
    expect(sessions.map(({ endedAt }) => endedAt !== null)).toEqual([true]);
    const { session } = await viewerOf(shared);
    expect([session.idleExpiresAt, Date.parse(session.expiresAt)]).toEqual([null, portail.clock.now().getTime() + days(30)]);
  });

  test("five wrong answers void the link, also for the right one", async () => {
    const { notice, right } = await invited();
    const left = [];
    for (const step of [1, 2, 3, 4, 5]) {
      const { errors } = await answerNotice(browser(), notice.token, { ...right, code: wrongCode(right.code, step) });
      left.push([errors[0].code, errors[0].triesLeft]);
    }
    expect(left).toEqual([4, 3, 2, 1, 0].map((tries) => ["OTP_INVALID", tries]));
    const { errors } = await answerNotice(browser(), notice.token, right);
    expect(errors).toMatchObject([{ code: "NOTIFICATION_LINK_EXPIRED", leadsTo: { page: "HOME", appointmentId: null } }]);
    expect((await openNotice(browser(), notice.token)).errors[0].code).toBe("NOTIFICATION_LINK_EXPIRED");
  });

  test("of many wrong answers at once five are evaluated, over two processes", async () => {
    const { notice, right } = await invited();
    const second = await startPortail({ beside: portail });
    try {
      const outcomes = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          tryNotice((index % 2 ? portail : second).browser(), notice.token, { ...right, code: wrongCode(right.code, index + 1) }),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === "OTP_INVALID").length).toBeLessThanOrEqual(5);
      expect(new Set(outcomes)).toEqual(new Set(["OTP_INVALID", "NOTIFICATION_LINK_EXPIRED"]));
      expect(await tryNotice(browser(), notice.token, right)).toBe("NOTIFICATION_LINK_EXPIRED");
    } finally {
      await second.stop();
    }
  });

  test("of many right answers at once one session comes out", async () => {
    const { patient, notice, right } = await invited();
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => tryNotice(browser(), notice.token, right)));
    expect(outcomes.filter((outcome) => outcome === "SIGNED_IN")).toHaveLength(1);
    expect(await sessionsOf(patient)).toBe(1);
  });

  test("the link is good for a week and the code for as long as the clinic's codes, to the millisecond", async () => {
    await set({ otpLifetimeMinutes: 30 });
    const coded = await invited();
    portail.clock.advance(minutes(30) - 1);
    expect((await openNotice(browser(), coded.notice.token)).notification.asks).toBe("CODE_AND_DATE_OF_BIRTH");
    portail.clock.advance(1);
    const [error] = (await openNotice(browser(), coded.notice.token)).errors;
    expect([error.code, error.message]).toEqual(["NOTIFICATION_LINK_EXPIRED", expect.stringMatching(/^Le code/)]);
    expect(await tryNotice(browser(), coded.notice.token, coded.right)).toBe("NOTIFICATION_LINK_EXPIRED");

    await set({ notificationSignIn: "DATE_OF_BIRTH" });
    const [inTime, late] = [await invited(), await invited()];
    portail.clock.advance(days(7) - 1);
    expect(await tryNotice(browser(), inTime.notice.token, inTime.right)).toBe("SIGNED_IN");
    portail.clock.advance(1);
    expect(await tryNotice(browser(), late.notice.token, late.right)).toBe("NOTIFICATION_LINK_EXPIRED");
  });

  test("a code that is right to the millisecond before it expires signs in", async () => {
    const { notice, right } = await invited();
    portail.clock.advance(minutes(15) - 1);
    expect(await tryNotice(browser(), notice.token, right)).toBe("SIGNED_IN");
  });

  test("a used link leads to the thing after the full sign-in, and no further", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    const appointment = await clinic.appointment(patient);
    const { token, code } = await noticeFor(portail, clinic, patient, appointment);
    const right = { code, dateOfBirth: birth };
    expect(await tryNotice(browser(), token, right)).toBe("SIGNED_IN");
    const leadsTo = { page: "APPOINTMENT", appointmentId: toGlobalId("Appointment", appointment.id) };
    expect((await openNotice(browser(), token)).errors).toMatchObject([{ code: "NOTIFICATION_LINK_EXPIRED", leadsTo }]);
    expect((await answerNotice(browser(), token, right)).errors).toMatchObject([{ code: "NOTIFICATION_LINK_EXPIRED", leadsTo }]);
  });

  test("a newer notice about the same supersedes the older; one about something else doesn't", async () => {
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    const [one, other] = [await clinic.appointment(patient), await clinic.appointment(patient)];
    const older = await noticeFor(portail, clinic, patient, one);
    const elsewhere = await noticeFor(portail, clinic, patient, other);
    const home = await noticeFor(portail, clinic, patient);
    const newer = await noticeFor(portail, clinic, patient, one);
    expect(await tryNotice(browser(), older.token, { code: older.code, dateOfBirth: birth })).toBe("NOTIFICATION_LINK_EXPIRED");
    for (const { token, code } of [elsewhere, home, newer])
      expect(await tryNotice(browser(), token, { code, dateOfBirth: birth })).toBe("SIGNED_IN");
  });

  test.each<[string, object]>([
    ["another e-mail address", { email: "elsewhere@courriel.example" }],
    ["no e-mail address", { email: null }],
    ["been archived", { archived: true }],
    ["lost its verification", { verified: false }],
  ])("a chart that has %s since lets nobody in by the link", async (_, changes) => {
    const { patient, notice, right } = await invited();
    await change(patient, changes);
    expect((await openNotice(browser(), notice.token)).errors[0].code).toBe("NOTIFICATION_LINK_EXPIRED");
    expect(await tryNotice(browser(), notice.token, right)).toBe("NOTIFICATION_LINK_EXPIRED");
    expect((await linksOf(patient))[0]!.tries).toBe(0);
  });

  test("a patient whose access was switched off isn't let in, nor notified; switched on again, they are", async () => {
    const { patient, notice, right } = await invited();
    const chart = { clinicId: clinic.clinic.id, id: patient.id };
    await portail.database.manager.update(Patient, chart, { accessEnabled: false });
    expect((await openNotice(browser(), notice.token)).errors[0].code).toBe("NOTIFICATION_LINK_EXPIRED");
    expect(await tryNotice(browser(), notice.token, right)).toBe("NOTIFICATION_LINK_EXPIRED");
    expect((await notify(portail, clinic, patient)).errors[0].obstacle).toBe("NO_EFFECTIVE_ACCESS");
    await portail.database.manager.update(Patient, chart, { accessEnabled: true });
    expect(await tryNotice(browser(), notice.token, right)).toBe("SIGNED_IN");
  });

  test("another clinic, an unknown token and nonsense look the same", async () => {
    const { notice, right } = await invited();
    const unknown = "x".repeat(43);
    const answers = [
      await openNotice(portail.browser("maple"), notice.token),
      await openNotice(browser(), unknown),
      await openNotice(browser(), ""),
      await openNotice(browser(), "é".repeat(9_000)),
    ];
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].errors[0]).toMatchObject({ code: "NOTIFICATION_LINK_EXPIRED", leadsTo: { page: "HOME" }, forViewer: null });
    expect(await tryNotice(portail.browser("maple"), notice.token, right)).toBe("NOTIFICATION_LINK_EXPIRED");
    expect(await tryNotice(browser(), notice.token, right)).toBe("SIGNED_IN");
  });

  test("while the portal is off it says so; on again, the link still works", async () => {
    const other = await TestClinic.open(portail, "closing");
    const patient = await other.patient({ notificationMethod: "EMAIL" });
    const { token, code } = await noticeFor(portail, other, patient);
    const support = await other.staff("SUPPORT");
    await saveSettings(support, { portalAccess: false });
    const there = () => portail.browser("closing");
    expect((await openNotice(there(), token)).errors[0].code).toBe("PORTAL_CLOSED");
    expect(await tryNotice(there(), token, { code, dateOfBirth: birth })).toBe("PORTAL_CLOSED");
    expect((await notify(portail, other, patient)).errors[0].obstacle).toBe("NO_EFFECTIVE_ACCESS");
    await saveSettings(support, { portalAccess: true });
    expect(await tryNotice(there(), token, { code, dateOfBirth: birth })).toBe("SIGNED_IN");
  });
});

describe("guessing over several notices", () => {
  const guess = async (patient: Patient, count: number): Promise<string[]> => {
    const { token } = await noticeFor(portail, clinic, patient);
    const outcomes = [];
    for (let step = 0; step < count; step += 1) outcomes.push(await tryNotice(browser(), token, { dateOfBirth: `1950-01-${10 + step}` }));
    return outcomes;
  };
  const invalid = (count: number): string[] => Array.from({ length: count }, () => "OTP_INVALID");

  test("slows down after five, and a try that has to wait is not counted", async () => {
    await set({ notificationSignIn: "DATE_OF_BIRTH" });
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    expect(await guess(patient, 5)).toEqual(invalid(5));
    const { token } = await noticeFor(portail, clinic, patient);
    const [error] = (await answerNotice(browser(), token, { dateOfBirth: birth })).errors;
    expect([error.code, Date.parse(error.retryAt)]).toEqual(["TOO_MANY_REQUESTS", portail.clock.now().getTime() + minutes(1)]);
    expect((await openNotice(browser(), token)).notification.triesLeft).toBe(5);
    portail.clock.advance(minutes(1));
    expect(await tryNotice(browser(), token, { dateOfBirth: birth })).toBe("SIGNED_IN");
  });

  test("stops at thirty, until staff clear it", async () => {
    await set({ notificationSignIn: "DATE_OF_BIRTH" });
    const patient = await clinic.patient({ notificationMethod: "EMAIL" });
    for (let round = 0; round < 6; round += 1) {
      expect(await guess(patient, 5)).toEqual(invalid(5));
      portail.clock.advance(days(1));
    }
    const { token } = await noticeFor(portail, clinic, patient);
    const [error] = (await answerNotice(browser(), token, { dateOfBirth: birth })).errors;
    expect([error.code, error.clinicPhone]).toEqual(["TOO_MANY_REQUESTS", "+15145550100"]);
    const desk = await clinic.staff("DESK");
    const input = { patientId: toGlobalId("Patient", patient.id) };
    await desk.data("mutation ($input: ClearSignInStopInput!) { clearSignInStop(input: $input) { errors { code } } }", { input });
    expect(await tryNotice(browser(), token, { dateOfBirth: birth })).toBe("SIGNED_IN");
  });
});

test("token, code and date of birth stand in clear in no table and no log", async () => {
  const { patient, notice, right } = await invited();
  await tryNotice(browser(), notice.token, { ...right, code: wrongCode(right.code) });
  await tryNotice(browser(), notice.token, right);
  const { source } = portail.database;
  const dump = [];
  for (const { tableName } of source.entityMetadatas) {
    // The chart, and the terms by which staff find it.
    if (["patients", "patient_search_terms"].includes(tableName)) continue;
    dump.push(JSON.stringify(await source.query(`SELECT * FROM ${tableName}`)));
  }
  for (const text of [dump.join("\n"), portail.log()]) {
    expect(text).not.toContain(notice.token);
    expect(text).not.toContain(right.code);
    expect(text).not.toContain(birth);
    expect(text).not.toContain(patient.email);
  }
});

test("links are kept a while after they expired, then swept", async () => {
  const { patient } = await invited();
  const [link] = await linksOf(patient);
  const end = link!.expiresAt.getTime() + days(90);
  await sweepLinks(portail.database, new Date(end - 1));
  expect(await linksOf(patient)).toHaveLength(1);
  expect(await sweepLinks(portail.database, new Date(end))).toBeGreaterThan(0);
  expect(await linksOf(patient)).toEqual([]);
});
