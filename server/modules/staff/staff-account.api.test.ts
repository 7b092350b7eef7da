import path from "node:path";
import { listInbox } from "../../gateways/inbox/inbox-folder.ts";
import { IsNull } from "typeorm";
import { hours, minutes } from "../../kernel/clock.ts";
import { toGlobalId } from "../../graphql/global-id.ts";
import { newId } from "../../kernel/id.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { password, TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StaffSession } from "./staff-session.entity.ts";
import { appCode, codesOf, documents, enrol, signIn, step, verify, wrongCode } from "./testing/staff-steps.ts";

const newPassword = "quatre mots sans lien";

let portail: Portail;
let second: Portail;
let count = 0;
let clinic: TestClinic;
let slug: string;
let desk: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  second = await startPortail({ beside: portail });
});

afterAll(async () => {
  await second.stop();
  await portail.stop();
});

beforeEach(async () => {
  slug = `a${(count += 1)}`;
  clinic = await TestClinic.open(portail, slug);
  desk = await signedIn();
});

const emailOf = (role: string): string => `${role}@${slug}.example`;

async function signedIn(of: Portail = portail, role = "desk"): Promise<ApiClient> {
  const browser = of.browser(slug);
  const { errors } = await signIn(browser, emailOf(role));
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return browser;
}

const isSignedIn = async (browser: ApiClient): Promise<boolean> => (await browser.data(documents.viewer)).viewer !== null;

const secondStepOf = async (browser: ApiClient) => (await browser.data(documents.account)).viewer.staffMember.secondStep;

const sessionsOf = async (browser: ApiClient) => (await browser.data(documents.account)).viewer.staffMember.sessions;

const countAudit = (action: string): Promise<number> =>
  portail.database.manager.countBy(AuditEvent, { clinicId: clinic.clinic.id, action });

const wherePath = (payload: { errors: { code: string; path: string[] }[] }) =>
  payload.errors.map(({ code, path }) => [code, path.join(".")]);

describe("changing the password", () => {
  const change = (browser: ApiClient, currentPassword: string, wanted = newPassword) =>
    step(browser, "changeStaffPassword", { currentPassword, newPassword: wanted });

  test("ends every other session, and goes on in a new one", async () => {
    const other = await signedIn(second);
    const old = desk.cookies.get("portail-admin")!;
    const answer = await change(desk, password);
    expect([answer.errors, answer.viewer.staffMember.email]).toEqual([[], emailOf("desk")]);
    expect(desk.cookies.get("portail-admin")).not.toBe(old);
    expect([await isSignedIn(desk), await isSignedIn(other)]).toEqual([true, false]);
    const thief = portail.browser(slug);
    thief.cookies.set("portail-admin", old);
    expect(await isSignedIn(thief)).toBe(false);
    expect(codesOf(await signIn(portail.browser(slug), emailOf("desk")))).toEqual(["CREDENTIALS_INVALID"]);
    expect(codesOf(await signIn(portail.browser(slug), emailOf("desk"), newPassword))).toEqual([]);
    expect(await countAudit("staff.password-changed")).toBe(1);
  });

  test.each<[string, string, string, string, string]>([
    ["the current password is wrong", "not it", newPassword, "CREDENTIALS_INVALID", "input.currentPassword"],
    ["the current password is missing", "", newPassword, "VALIDATION_FAILED", "input.currentPassword"],
    ["the new one is missing", password, "", "VALIDATION_FAILED", "input.newPassword"],
    ["the new one is short", password, "12 letters!"[0]!.repeat(11), "VALIDATION_FAILED", "input.newPassword"],
    ["the new one is long", password, "9vK2#pLq8!wZ".repeat(17), "VALIDATION_FAILED", "input.newPassword"],
    ["the new one is common", password, "Password1234!", "VALIDATION_FAILED", "input.newPassword"],
    ["the new one is the old one", password, password, "VALIDATION_FAILED", "input.newPassword"],
  ])("is refused where %s", async (_, current, wanted, code, path) => {
    expect(wherePath(await change(desk, current, wanted))).toEqual([[code, path]]);
    expect(await isSignedIn(desk)).toBe(true);
    expect(codesOf(await signIn(portail.browser(slug), emailOf("desk")))).toEqual([]);
  });

  test("is refused where the new one is made of the e-mail, the name or the clinic", async () => {
    for (const wanted of [emailOf("desk"), `DESK ${slug} 2026!`, `Clinique ${slug} 2026!!`])
      expect(wherePath(await change(desk, password, wanted))).toEqual([["VALIDATION_FAILED", "input.newPassword"]]);
  });

  test("slows down who guesses the current one in a session left open, and lets that session live", async () => {
    for (let tries = 0; tries < 5; tries += 1) expect(codesOf(await change(desk, `wrong ${tries}`))).toEqual(["CREDENTIALS_INVALID"]);
    expect(codesOf(await change(desk, password))).toEqual(["TOO_MANY_REQUESTS"]);
    expect(await isSignedIn(desk)).toBe(true);
    portail.clock.advance(minutes(1));
    expect(codesOf(await change(desk, password))).toEqual([]);
  });

  test("at once from two sessions takes effect once, and no third session is left", async () => {
    const other = await signedIn(second);
    const answers = await Promise.all([change(desk, password), change(other, password, "sept nains et une pomme")]);
    expect(answers.filter(({ viewer }) => viewer !== null)).toHaveLength(1);
    const live = await portail.database.manager.findBy(StaffSession, { clinicId: clinic.clinic.id, endedAt: IsNull() });
    expect(live).toHaveLength(1);
  });

  test("while somebody signs in with the old one leaves them no session", async () => {
    const others = Array.from({ length: 4 }, (_, place) => (place % 2 ? second : portail).browser(slug));
    const [changed] = await Promise.all([change(desk, password), ...others.map((other) => signIn(other, emailOf("desk")))]);
    expect(changed.errors).toEqual([]);
    expect(await Promise.all(others.map(isSignedIn))).toEqual([false, false, false, false]);
  });

  test("ends sign-ins that wait for their second step", async () => {
    const { secret } = await enrol(portail, desk);
    const waiting = portail.browser(slug);
    await signIn(waiting, emailOf("desk"));
    expect(codesOf(await change(desk, password))).toEqual([]);
    expect(codesOf(await verify(waiting, appCode(portail, secret)))).toEqual(["SECOND_STEP_EXPIRED"]);
  });
});

describe("turning the second step on", () => {
  test("asks for the password, and is on from the first right code", async () => {
    expect(await secondStepOf(desk)).toEqual({ enabledAt: null, required: false, recoveryCodesLeft: 0 });
    expect(wherePath(await step(desk, "startTotpEnrolment", { password: "wrong" }))).toEqual([["CREDENTIALS_INVALID", "input.password"]]);
    expect(wherePath(await step(desk, "startTotpEnrolment", {}))).toEqual([["VALIDATION_FAILED", "input.password"]]);
    const { enrolment } = await step(desk, "startTotpEnrolment", { password });
    expect(enrolment.qrCode).toEqual({ size: expect.any(Number), path: expect.stringMatching(/^M/) });
    expect((await secondStepOf(desk)).enabledAt).toBeNull();
    expect(codesOf(await signIn(portail.browser(slug), emailOf("desk")))).toEqual([]);
    expect((await step(desk, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) })).errors).toEqual([]);
    expect(await secondStepOf(desk)).toEqual({ enabledAt: portail.clock.now().toISOString(), required: false, recoveryCodesLeft: 10 });
    expect((await signIn(portail.browser(slug), emailOf("desk"))).secondStep).toMatchObject({ required: false, enrolled: true });
    expect(await countAudit("staff.second-step-on")).toBe(1);
  });

  test("ends the other sessions", async () => {
    const other = await signedIn(second);
    await enrol(portail, desk);
    expect([await isSignedIn(desk), await isSignedIn(other)]).toEqual([true, false]);
  });

  test("is confirmed in the session in which it began, within half an hour, and once", async () => {
    const other = await signedIn();
    const { enrolment } = await step(desk, "startTotpEnrolment", { password });
    expect(codesOf(await step(other, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) }))).toEqual([
      "SECOND_STEP_EXPIRED",
    ]);
    portail.clock.advance(minutes(30));
    expect(codesOf(await step(desk, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) }))).toEqual([
      "SECOND_STEP_EXPIRED",
    ]);
    const { enrolment: next } = await step(desk, "startTotpEnrolment", { password });
    const twice = await Promise.all(
      [0, 1].map((ahead) => step(desk, "confirmTotpEnrolment", { code: appCode(portail, next.secret, ahead) })),
    );
    expect(twice.map(codesOf).toSorted()).toEqual([[], ["SECOND_STEP_EXPIRED"]]);
  });

  test("needs somebody: nobody and a patient are told to start again", async () => {
    const patient = await clinic.signInPatient(await clinic.patient());
    for (const caller of [portail.browser(slug), patient, portail.program(clinic.token, slug)]) {
      expect(codesOf(await step(caller, "startTotpEnrolment", { password }))).toEqual(["SECOND_STEP_EXPIRED"]);
      expect(codesOf(await step(caller, "confirmTotpEnrolment", { code: "123456" }))).toEqual(["SECOND_STEP_EXPIRED"]);
    }
  });
});

describe("with the second step on", () => {
  let secret: string;
  let recoveryCodes: string[];

  beforeEach(async () => {
    ({ secret, recoveryCodes } = await enrol(portail, desk));
  });

  test("another app takes the place of the first by password and code; until then the first counts", async () => {
    expect(wherePath(await step(desk, "startTotpEnrolment", { password }))).toEqual([["VALIDATION_FAILED", "input.code"]]);
    expect(wherePath(await step(desk, "startTotpEnrolment", { password, code: wrongCode(portail, secret) }))).toEqual([
      ["SECOND_STEP_INVALID", "input.code"],
    ]);
    const { enrolment } = await step(desk, "startTotpEnrolment", { password, code: recoveryCodes[0]! });
    const browser = portail.browser(slug);
    await signIn(browser, emailOf("desk"));
    expect(codesOf(await verify(browser, appCode(portail, secret)))).toEqual([]);
    expect(codesOf(await step(desk, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) }))).toEqual([]);
    portail.clock.advance(minutes(1));
    const later = portail.browser(slug);
    await signIn(later, emailOf("desk"));
    expect(codesOf(await verify(later, appCode(portail, secret)))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(later, recoveryCodes[1]!))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(later, appCode(portail, enrolment.secret)))).toEqual([]);
  });

  test("it is turned off by password and code", async () => {
    const other = portail.browser(slug);
    await signIn(other, emailOf("desk"));
    await verify(other, recoveryCodes[0]!);
    const off = (typed: object) => step(desk, "turnOffSecondStep", { password, code: appCode(portail, secret), ...typed });
    expect(wherePath(await off({ password: "wrong" }))).toEqual([["CREDENTIALS_INVALID", "input.password"]]);
    expect(wherePath(await off({ code: "" }))).toEqual([["VALIDATION_FAILED", "input.code"]]);
    expect(wherePath(await off({ code: wrongCode(portail, secret) }))).toEqual([["SECOND_STEP_INVALID", "input.code"]]);
    expect(wherePath(await off({ code: recoveryCodes[0]! }))).toEqual([["SECOND_STEP_INVALID", "input.code"]]);
    expect((await secondStepOf(desk)).enabledAt).not.toBeNull();
    expect(await off({})).toEqual({ secondStep: { enabledAt: null, required: false, recoveryCodesLeft: 0 }, errors: [] });
    expect([await isSignedIn(desk), await isSignedIn(other)]).toEqual([true, false]);
    expect((await signIn(portail.browser(slug), emailOf("desk"))).viewer).not.toBeNull();
    expect(await countAudit("staff.second-step-off")).toBe(1);
  });

  test("new recovery codes make the old ones void", async () => {
    const renew = (code: string) => step(desk, "renewRecoveryCodes", { password, code });
    expect(wherePath(await renew(wrongCode(portail, secret)))).toEqual([["SECOND_STEP_INVALID", "input.code"]]);
    const { recoveryCodes: renewed, errors } = await renew(appCode(portail, secret));
    expect([errors, renewed.length, renewed.filter((code: string) => recoveryCodes.includes(code))]).toEqual([[], 10, []]);
    const browser = portail.browser(slug);
    await signIn(browser, emailOf("desk"));
    expect(codesOf(await verify(browser, recoveryCodes[0]!))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(browser, renewed[0]))).toEqual([]);
  });

  test("guessing codes in a session left open is slowed down", async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(codesOf(await step(desk, "renewRecoveryCodes", { password, code: wrongCode(portail, secret) }))).toEqual([
        "SECOND_STEP_INVALID",
      ]);
    expect(codesOf(await step(desk, "renewRecoveryCodes", { password, code: appCode(portail, secret) }))).toEqual(["TOO_MANY_REQUESTS"]);
    expect(await isSignedIn(desk)).toBe(true);
  });

  test("whoever runs the server resets it: sessions end, waits are forgotten, the password stays", async () => {
    const browser = portail.browser(slug);
    await signIn(browser, emailOf("desk"));
    for (let tries = 0; tries < 5; tries += 1) await verify(browser, wrongCode(portail, secret));
    expect(codesOf(await signIn(portail.browser(slug), emailOf("desk")))).toEqual(["TOO_MANY_REQUESTS"]);
    const by = { kind: "anonymous", clinicId: clinic.clinic.id, origin: { requestId: "command", networkAddress: null } } as const;
    const { staffAccount } = portail.services;
    expect(await staffAccount.resetSecondStep(by, "nobody@x.example", "fr")).toBeNull();
    expect(await staffAccount.resetSecondStep(by, emailOf("desk").toUpperCase(), "fr")).toMatchObject({ removed: true, endedSessions: 1 });
    expect(await isSignedIn(desk)).toBe(false);
    expect(await signIn(portail.browser(slug), emailOf("desk"))).toMatchObject({ errors: [], secondStep: null });
    expect(codesOf(await verify(browser, recoveryCodes[0]!))).toEqual(["SECOND_STEP_EXPIRED"]);
    expect(await countAudit("staff.second-step-reset")).toBe(1);
  });
});

test("each change is told by e-mail, in the language of whoever made it, without anything secret", async () => {
  const french = portail.browser(slug, { "accept-language": "fr-CA" });
  await signIn(french, emailOf("desk"));
  const { secret, recoveryCodes } = await enrol(portail, french);
  expect(codesOf(await step(french, "renewRecoveryCodes", { password, code: recoveryCodes[1]! }))).toEqual([]);
  const english = portail.browser(slug, { "accept-language": "en-CA" });
  await signIn(english, emailOf("desk"));
  const { recoveryCodes: renewed } = await step(french, "renewRecoveryCodes", { password, code: appCode(portail, secret) });
  portail.clock.advance(30_000);
  expect(codesOf(await verify(english, renewed[0]))).toEqual([]);
  expect(codesOf(await step(english, "changeStaffPassword", { currentPassword: password, newPassword }))).toEqual([]);
  expect(codesOf(await step(english, "turnOffSecondStep", { password: newPassword, code: appCode(portail, secret) }))).toEqual([]);
  for (let round = 0; round < 6; round += 1) await portail.services.worker.deliverDue();
  const sent = (await listInbox(path.join(portail.folder, "inbox"))).filter(({ to }) => to === emailOf("desk")).reverse();
  expect(sent.map(({ text }) => text.split("\n\n")[1])).toEqual([
    "Une application d'authentification protège maintenant votre compte.",
    "De nouveaux codes de secours ont été faits pour votre compte. Ceux d'avant ne servent plus.",
    "De nouveaux codes de secours ont été faits pour votre compte. Ceux d'avant ne servent plus.",
    "Somebody signed in to your account with a recovery code.",
    "The password of your account was changed.",
    "The second step at sign-in was turned off for your account.",
  ]);
  for (const { text, html, subject } of sent)
    for (const hidden of [secret, password, newPassword, ...recoveryCodes, ...renewed])
      expect(`${text}${html}${subject}`).not.toContain(hidden);
});

test("recovery codes are made for nobody who has no second step", async () => {
  expect(codesOf(await step(desk, "renewRecoveryCodes", { password, code: "123456" }))).toEqual(["CONFLICT"]);
  expect(codesOf(await step(desk, "turnOffSecondStep", { password, code: "123456" }))).toEqual([]);
});

describe("one's own sessions", () => {
  test("are listed, the own first, then the last used, and no others", async () => {
    portail.clock.advance(minutes(5));
    const other = second.browser(slug, {
      "user-agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    });
    await signIn(other, emailOf("desk"));
    await signedIn(portail, "admin");
    const ended = await signedIn();
    await ended.data("mutation { signOut { signedOut } }");
    const listed = await sessionsOf(desk);
    const at = (shift: number): string => new Date(portail.clock.now().getTime() + minutes(shift)).toISOString();
    const firefox = { fr: "Firefox sur Windows", en: "Firefox on Windows" };
    expect(listed).toEqual([
      { id: expect.any(String), current: true, device: expect.anything(), startedAt: at(-5), lastSeenAt: at(0), withSecondStep: false },
      { id: expect.any(String), current: false, device: firefox, startedAt: at(0), lastSeenAt: at(0), withSecondStep: false },
    ]);
    portail.clock.advance(hours(1));
    expect(await isSignedIn(other)).toBe(false);
  });

  test("end one by one; another's, an ended and an invented one are not found", async () => {
    const other = await signedIn(second);
    const [id] = (await sessionsOf(desk)).filter(({ current }: { current: boolean }) => !current).map((each: { id: string }) => each.id);
    const end = (sessionId: string) => step(desk, "endStaffSession", { sessionId });
    const { sessions, errors } = await end(id);
    expect([errors, sessions.map(({ current }: { current: boolean }) => current)]).toEqual([[], [true]]);
    expect(await isSignedIn(other)).toBe(false);
    const theirs = (await sessionsOf(await signedIn(portail, "admin")))[0].id;
    for (const sessionId of [id, theirs, toGlobalId("StaffSession", newId()), toGlobalId("Patient", newId()), "nothing"])
      expect(wherePath(await end(sessionId))).toEqual([["NOT_FOUND", "input.sessionId"]]);
    expect(await countAudit("staff.session-ended")).toBe(1);
  });

  test("end all at once but the one that asks", async () => {
    const others = [await signedIn(second), await signedIn()];
    const admin = await signedIn(portail, "admin");
    expect(await step(desk, "endOtherStaffSessions")).toMatchObject({ endedCount: 2, sessions: [{ current: true }], errors: [] });
    expect(await Promise.all([desk, admin, ...others].map(isSignedIn))).toEqual([true, true, false, false]);
    expect(await step(desk, "endOtherStaffSessions")).toMatchObject({ endedCount: 0 });
    expect(await countAudit("staff.other-sessions-ended")).toBe(1);
  });
});
