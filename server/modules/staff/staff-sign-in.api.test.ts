import { hours, minutes } from "../../kernel/clock.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { password, TestClinic } from "../../testing/clinic.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { StaffPendingSignIn } from "./pending-sign-in.entity.ts";
import { StaffRecoveryCode } from "./second-step/recovery-code.entity.ts";
import { StaffSecondStep } from "./second-step/second-step.entity.ts";
import { StaffMember } from "./staff-member.entity.ts";
import { StaffSession } from "./staff-session.entity.ts";
import { appCode, codesOf, documents, enrol, signIn, step, verify, wrongCode } from "./testing/staff-steps.ts";

const pendingCookie = "portail-admin-pending";
const sessionCookie = "portail-admin";

let portail: Portail;
/** A second process on the same database. */
let second: Portail;
let count = 0;
let clinic: TestClinic;
let slug: string;

beforeAll(async () => {
  const options = { config: { demo: false }, documents: Object.values(documents) };
  portail = await startPortail(options);
  second = await startPortail({ ...options, beside: portail });
});

afterAll(async () => {
  await second.stop();
  await portail.stop();
});

beforeEach(async () => {
  slug = `c${(count += 1)}`;
  clinic = await TestClinic.open(portail, slug);
});

const emailOf = (role: string): string => `${role}@${slug}.example`;
const browser = (of: Portail = portail): ApiClient => of.browser(slug);
const memberOf = (role: "SUPPORT" | "ADMIN" | "DESK"): Promise<StaffMember> =>
  portail.database.manager.findOneByOrFail(StaffMember, { clinicId: clinic.clinic.id, role });

/** Somebody with an authenticator app. */
async function withApp(role: "admin" | "desk" | "support") {
  const first = browser();
  await signIn(first, emailOf(role));
  return { first, email: emailOf(role), ...(await enrol(portail, first)) };
}

const actions = async (): Promise<string[]> => {
  const rows = await portail.database.manager.find(AuditEvent, { where: { clinicId: clinic.clinic.id }, order: { id: "ASC" } });
  return rows.map(({ action }) => action).filter((action) => action.startsWith("staff."));
};

describe("outside demo mode the support account", () => {
  test("gets no rights by its password: enrolment comes first", async () => {
    const support = browser();
    const answer = await signIn(support, emailOf("support"));
    const expiresAt = new Date(portail.clock.now().getTime() + minutes(10)).toISOString();
    expect(answer).toEqual({ viewer: null, secondStep: { required: true, enrolled: false, expiresAt }, errors: [] });
    expect([...support.cookies.keys()]).toEqual([pendingCookie]);
    expect(await support.data(documents.viewer)).toEqual({ viewer: null });
    expect(await support.data(documents.awaited)).toEqual({ awaitedSecondStep: { required: true, enrolled: false, expiresAt } });
    // No code exists yet that could complete it.
    expect(codesOf(await verify(support, "000000"))).toEqual(["SECOND_STEP_INVALID"]);

    const { enrolment } = await step(support, "startTotpEnrolment", {});
    expect(enrolment.uri).toContain(`secret=${enrolment.secret}`);
    expect(codesOf(await step(support, "confirmTotpEnrolment", { code: wrongCode(portail, enrolment.secret) }))).toEqual([
      "SECOND_STEP_INVALID",
    ]);
    expect(await support.data(documents.viewer)).toEqual({ viewer: null });
    const confirmed = await step(support, "confirmTotpEnrolment", { code: appCode(portail, enrolment.secret) });
    expect(confirmed.errors).toEqual([]);
    expect(confirmed.viewer.permissions).toContain("PORTAL_SETTINGS");
    expect(new Set(confirmed.recoveryCodes).size).toBe(10);
    expect([...support.cookies.keys()]).toEqual([sessionCookie]);
    expect((await support.data(documents.viewer)).viewer.staffMember.email).toBe(emailOf("support"));
    expect(await actions()).toEqual([
      "staff.second-step-asked",
      "staff.second-step-refused",
      "staff.second-step-enrolment-started",
      "staff.signed-in",
      "staff.second-step-on",
    ]);
  });

  test("then gives a code each time", async () => {
    const { email, secret } = await withApp("support");
    const again = browser();
    expect((await signIn(again, email)).secondStep).toMatchObject({ required: true, enrolled: true });
    // The password alone does not replace the app that is in use.
    expect(codesOf(await step(again, "startTotpEnrolment", { password }))).toEqual(["SECOND_STEP_EXPIRED"]);
    const done = await verify(again, appCode(portail, secret));
    expect([done.errors, done.viewer.staffMember]).toEqual([[], { email, role: "SUPPORT" }]);
  });

  test("can't turn it off", async () => {
    const { first, secret } = await withApp("support");
    expect(codesOf(await step(first, "turnOffSecondStep", { password, code: appCode(portail, secret) }))).toEqual(["SECOND_STEP_REQUIRED"]);
    expect((await first.data(documents.account)).viewer.staffMember.secondStep).toMatchObject({ required: true, recoveryCodesLeft: 10 });
  });

  test("has no use of a session that was opened without one", async () => {
    const { first } = await withApp("support");
    const { id } = await memberOf("SUPPORT");
    await portail.database.manager.update(StaffSession, { clinicId: clinic.clinic.id, staffMemberId: id }, { secondStepAt: null });
    expect(await first.data(documents.viewer)).toEqual({ viewer: null });
  });
});

test("the clinic's own staff sign in by password alone until they turn the second step on", async () => {
  const desk = browser();
  expect(await signIn(desk, emailOf("desk"))).toMatchObject({ viewer: { staffMember: { role: "DESK" } }, secondStep: null, errors: [] });
  expect([...desk.cookies.keys()]).toEqual([sessionCookie]);
});

test("in demo mode the support account may do so too", async () => {
  const demo = await startPortail({ beside: portail, config: { demo: true } });
  const support = demo.browser(slug);
  expect(await signIn(support, emailOf("support"))).toMatchObject({ viewer: { staffMember: { role: "SUPPORT" } }, secondStep: null });
  await demo.stop();
});

describe("a code of the app", () => {
  test.each([
    [-2, ["SECOND_STEP_INVALID"]],
    [-1, []],
    [0, []],
    [1, []],
    [2, ["SECOND_STEP_INVALID"]],
  ])("of %d steps from now: %j", async (ahead, expected) => {
    const { email, secret } = await withApp("desk");
    portail.clock.advance(minutes(2));
    const again = browser();
    await signIn(again, email);
    expect(codesOf(await verify(again, appCode(portail, secret, ahead)))).toEqual(expected);
  });

  test("may be typed in groups, and pasted with spaces around it", async () => {
    const { email, secret } = await withApp("desk");
    const again = browser();
    await signIn(again, email);
    expect(codesOf(await verify(again, ` ${appCode(portail, secret).replace(/(...)/, "$1\u00a0")}\n`))).toEqual([]);
  });

  test("is accepted once: nobody who saw it signs in with it, nor with the one before", async () => {
    const { email, secret } = await withApp("desk");
    portail.clock.advance(minutes(2));
    const [one, two] = [browser(), browser()];
    await signIn(one, email);
    await signIn(two, email);
    const code = appCode(portail, secret);
    expect(codesOf(await verify(one, code))).toEqual([]);
    const replayed = await verify(two, code);
    expect([codesOf(replayed), replayed.errors[0].messages.en]).toEqual([["SECOND_STEP_INVALID"], expect.stringContaining("used already")]);
    expect(codesOf(await verify(two, appCode(portail, secret, -1)))).toEqual(["SECOND_STEP_INVALID"]);
    expect(await two.data(documents.viewer)).toEqual({ viewer: null });
    expect(codesOf(await verify(two, appCode(portail, secret, 1)))).toEqual([]);
  });

  test("that was used to enrol is used", async () => {
    const first = browser();
    await signIn(first, emailOf("desk"));
    const { enrolment } = await step(first, "startTotpEnrolment", { password });
    const code = appCode(portail, enrolment.secret);
    expect(codesOf(await step(first, "confirmTotpEnrolment", { code }))).toEqual([]);
    const again = browser();
    await signIn(again, emailOf("desk"));
    expect(codesOf(await verify(again, code))).toEqual(["SECOND_STEP_INVALID"]);
  });

  test("of another staff member is wrong", async () => {
    const admin = await withApp("admin");
    const desk = await withApp("desk");
    const again = browser();
    await signIn(again, desk.email);
    expect(codesOf(await verify(again, appCode(portail, admin.secret)))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(again, admin.recoveryCodes[0]!))).toEqual(["SECOND_STEP_INVALID"]);
  });

  test("given by two servers and many tabs at once opens one session", async () => {
    const { email, secret } = await withApp("desk");
    const [one, other] = [browser(), browser(second)];
    await signIn(one, email);
    await signIn(other, email);
    const twins = [portail, second].map((of) => {
      const twin = browser(of);
      for (const [name, value] of one.cookies) twin.cookies.set(name, value);
      return twin;
    });
    const before = await portail.database.manager.countBy(StaffSession, { clinicId: clinic.clinic.id });
    const code = appCode(portail, secret);
    // No more at once than the waits allow, so that each is evaluated.
    const answers = await Promise.all([one, other, ...twins].map((tab) => verify(tab, code)));
    expect(answers.filter(({ viewer }) => viewer !== null)).toHaveLength(1);
    expect(await portail.database.manager.countBy(StaffSession, { clinicId: clinic.clinic.id })).toBe(before + 1);
  });

  test("that is right and different from the others at once still opens one session of one sign-in", async () => {
    const { email, secret } = await withApp("desk");
    portail.clock.advance(minutes(2));
    const one = browser();
    await signIn(one, email);
    const tabs = [-1, 0, 1].map((ahead) => {
      const tab = browser(ahead === 0 ? second : portail);
      for (const [name, value] of one.cookies) tab.cookies.set(name, value);
      return { tab, code: appCode(portail, secret, ahead) };
    });
    const answers = await Promise.all(tabs.map(({ tab, code }) => verify(tab, code)));
    expect(answers.filter(({ viewer }) => viewer !== null)).toHaveLength(1);
  });
});

describe("a recovery code", () => {
  test("stands in for the app, once each, in any case and grouping", async () => {
    const { email, recoveryCodes } = await withApp("desk");
    for (const [place, code] of recoveryCodes.slice(0, 3).entries()) {
      const again = browser();
      await signIn(again, email);
      expect(codesOf(await verify(again, place === 0 ? code : code.replace("-", " ").toUpperCase()))).toEqual([]);
      const { secondStep } = (await again.data(documents.account)).viewer.staffMember;
      expect(secondStep.recoveryCodesLeft).toBe(9 - place);
      const thief = browser();
      await signIn(thief, email);
      expect(codesOf(await verify(thief, code))).toEqual(["SECOND_STEP_INVALID"]);
    }
    expect(await actions()).toContain("staff.signed-in-with-recovery-code");
  });

  test("given by two servers at once opens one session", async () => {
    const { email, recoveryCodes } = await withApp("desk");
    const tabs = [browser(), browser(second), browser(), browser(second)];
    for (const tab of tabs) await signIn(tab, email);
    const answers = await Promise.all(tabs.map((tab) => verify(tab, recoveryCodes[4]!)));
    expect(answers.filter(({ viewer }) => viewer !== null)).toHaveLength(1);
  });

  test("is stored as a keyed hash, and the secret sealed: neither is in the database, the log or the audit trail", async () => {
    const { secret, recoveryCodes, email } = await withApp("desk");
    const again = browser();
    await signIn(again, email);
    await verify(again, recoveryCodes[0]!);
    const { manager } = portail.database;
    const clinicId = clinic.clinic.id;
    const stored = JSON.stringify([
      await manager.findBy(StaffSecondStep, { clinicId }),
      await manager.findBy(StaffRecoveryCode, { clinicId }),
      await manager.findBy(AuditEvent, { clinicId }),
      portail.log(),
    ]);
    for (const hidden of [secret, password, ...recoveryCodes.flatMap((code) => [code, code.replace("-", "")])])
      expect(stored).not.toContain(hidden);
  });
});

describe("a sign-in that waits for its second step", () => {
  test("waits ten minutes, to the millisecond", async () => {
    const { email, secret } = await withApp("desk");
    const [inTime, late] = [browser(), browser()];
    await signIn(inTime, email);
    await signIn(late, email);
    portail.clock.advance(minutes(10) - 1);
    expect(codesOf(await verify(inTime, appCode(portail, secret)))).toEqual([]);
    portail.clock.advance(1);
    expect(codesOf(await verify(late, appCode(portail, secret, 1)))).toEqual(["SECOND_STEP_EXPIRED"]);
    expect(await late.data(documents.awaited)).toEqual({ awaitedSecondStep: null });
  });

  test("waits in the browser in which it began, at its clinic alone, and is given up on demand", async () => {
    const { email, secret } = await withApp("desk");
    const began = browser();
    await signIn(began, email);
    expect(codesOf(await verify(browser(), appCode(portail, secret)))).toEqual(["SECOND_STEP_EXPIRED"]);
    const elsewhere = portail.browser((await TestClinic.open(portail, `${slug}x`)).clinic.slug);
    for (const [name, value] of began.cookies) elsewhere.cookies.set(name, value);
    expect(codesOf(await verify(elsewhere, appCode(portail, secret)))).toEqual(["SECOND_STEP_EXPIRED"]);
    const copy = [...began.cookies];
    expect(await step(began, "cancelStaffSignIn")).toEqual({ cancelled: true, errors: [] });
    expect(began.cookies.size).toBe(0);
    for (const [name, value] of copy) began.cookies.set(name, value);
    expect(codesOf(await verify(began, appCode(portail, secret)))).toEqual(["SECOND_STEP_EXPIRED"]);
    expect(await step(browser(), "cancelStaffSignIn")).toEqual({ cancelled: false, errors: [] });
  });

  test("is void once the account is closed", async () => {
    const { email, secret } = await withApp("desk");
    const began = browser();
    await signIn(began, email);
    await portail.database.manager.update(StaffMember, { clinicId: clinic.clinic.id, email }, { active: false });
    expect(codesOf(await verify(began, appCode(portail, secret)))).toEqual(["SECOND_STEP_EXPIRED"]);
    expect(codesOf(await signIn(browser(), email))).toEqual(["CREDENTIALS_INVALID"]);
  });

  test("is nobody: its token is no session's, under either cookie", async () => {
    const { email } = await withApp("desk");
    const began = browser();
    await signIn(began, email);
    began.cookies.set(sessionCookie, began.cookies.get(pendingCookie)!);
    expect(await began.data(documents.viewer)).toEqual({ viewer: null });
  });

  test("ends the session that the browser had", async () => {
    const desk = browser();
    await signIn(desk, emailOf("desk"));
    const token = desk.cookies.get(sessionCookie)!;
    await signIn(desk, emailOf("admin"));
    const thief = browser();
    thief.cookies.set(sessionCookie, token);
    expect(await thief.data(documents.viewer)).toEqual({ viewer: null });
    expect((await desk.data(documents.viewer)).viewer.staffMember.email).toBe(emailOf("admin"));
  });
});

describe("wrong guesses", () => {
  const waits = [1, 5, 15, 60] as const;

  test.each(["desk", "nobody"])("at the account of %s: five, then waits that grow; the same for known and unknown e-mails", async (who) => {
    const told: string[] = [];
    for (const wait of waits) {
      for (let tries = 0; tries < 5; tries += 1) {
        const [refused] = (await signIn(browser(tries % 2 ? second : portail), emailOf(who), "wrong password")).errors;
        told.push(`${refused.__typename} ${refused.path}`);
        if (tries < 4 && told.length > 5) portail.clock.advance(hours(1));
      }
      const again = await signIn(browser(second), emailOf(who));
      const [refused] = again.errors;
      expect([refused.code, refused.path, again.viewer]).toEqual(["TOO_MANY_REQUESTS", [], null]);
      expect(Date.parse(refused.retryAt) - portail.clock.now().getTime()).toBe(minutes(wait));
      portail.clock.advance(minutes(wait) - 1);
      expect(codesOf(await signIn(browser(), emailOf(who)))).toEqual(["TOO_MANY_REQUESTS"]);
      portail.clock.advance(1);
    }
    expect([...new Set(told)]).toEqual(["CredentialsInvalid input,password"]);
    expect(codesOf(await signIn(browser(), emailOf(who)))).toEqual(who === "desk" ? [] : ["CREDENTIALS_INVALID"]);
  });

  test("of any number at once through two servers, five are evaluated; a right one among the rest is not", async () => {
    const guesses = Array.from({ length: 40 }, (_, place) =>
      signIn(browser(place % 2 ? second : portail), emailOf("desk"), place === 39 ? password : `wrong ${place}`),
    );
    const codes = (await Promise.all(guesses)).map(codesOf);
    const evaluated = codes.filter(([code]) => code !== "TOO_MANY_REQUESTS");
    expect(evaluated.length).toBeLessThanOrEqual(5);
    const refused = await portail.database.manager.countBy(AuditEvent, { clinicId: clinic.clinic.id, action: "staff.sign-in-refused" });
    expect(refused).toBeLessThanOrEqual(5);
    expect(refused).toBeGreaterThan(0);
  });

  test("leave a live session as it is, and other accounts, and other clinics", async () => {
    const desk = browser();
    await signIn(desk, emailOf("desk"));
    const other = await TestClinic.open(portail, `${slug}y`);
    for (let tries = 0; tries < 6; tries += 1) await signIn(browser(), emailOf("desk"), "wrong");
    expect(codesOf(await signIn(browser(), emailOf("desk")))).toEqual(["TOO_MANY_REQUESTS"]);
    expect((await desk.data(documents.viewer)).viewer.staffMember.email).toBe(emailOf("desk"));
    const change = { currentPassword: password, newPassword: "quatre mots sans lien" };
    expect(codesOf(await step(desk, "changeStaffPassword", change))).toEqual([]);
    expect(codesOf(await signIn(browser(), emailOf("admin")))).toEqual([]);
    expect(codesOf(await signIn(portail.browser(other.clinic.slug), `desk@${other.clinic.slug}.example`))).toEqual([]);
  });

  test("at the second step count too, at the account and at the step, and a right one counts not", async () => {
    const { email, secret } = await withApp("desk");
    const again = browser();
    await signIn(again, email);
    for (let tries = 0; tries < 5; tries += 1)
      expect(codesOf(await verify(again, wrongCode(portail, secret)))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(again, appCode(portail, secret)))).toEqual(["TOO_MANY_REQUESTS"]);
    expect(codesOf(await signIn(browser(), email))).toEqual(["TOO_MANY_REQUESTS"]);
    portail.clock.advance(minutes(1));
    expect(codesOf(await verify(again, appCode(portail, secret)))).toEqual([]);
    // What was counted stays: one more wrong one, and it is the next minute's turn.
    const next = browser();
    portail.clock.advance(minutes(1));
    await signIn(next, email);
    expect(codesOf(await verify(next, wrongCode(portail, secret)))).toEqual(["SECOND_STEP_INVALID"]);
    expect(codesOf(await verify(next, appCode(portail, secret)))).toEqual(["TOO_MANY_REQUESTS"]);
  });

  test("right sign-ins in any number are not slowed", async () => {
    for (let times = 0; times < 8; times += 1) expect(codesOf(await signIn(browser(), emailOf("desk")))).toEqual([]);
  });

  test("from one network at many accounts: thirty, then everybody there waits a minute, and nobody elsewhere", async () => {
    const behind = await startPortail({ beside: portail, config: { demo: true, trustedProxies: 1 } });
    const from = (address: string) => behind.browser(slug, { "x-forwarded-for": address });
    for (let tries = 0; tries < 30; tries += 1)
      expect(codesOf(await signIn(from(`2001:db8:7:7::${tries}`), `somebody${tries}@x.example`, "wrong"))).toEqual(["CREDENTIALS_INVALID"]);
    expect(codesOf(await signIn(from("2001:db8:7:7::ffff"), emailOf("desk")))).toEqual(["TOO_MANY_REQUESTS"]);
    expect(codesOf(await signIn(from("2001:db8:7:8::1"), emailOf("desk")))).toEqual([]);
    portail.clock.advance(minutes(1));
    expect(codesOf(await signIn(from("2001:db8:7:7::ffff"), emailOf("desk")))).toEqual([]);
    await behind.stop();
  });
});

test("expired sessions and sign-ins are swept a day later, live ones are not", async () => {
  const { email } = await withApp("desk");
  await signIn(browser(), email);
  const kept = async () => {
    const clinicId = clinic.clinic.id;
    const { manager } = portail.database;
    return [await manager.countBy(StaffSession, { clinicId }), await manager.countBy(StaffPendingSignIn, { clinicId })];
  };
  const { sweep } = portail.services.staffAccount;
  const run = () => sweep.run(new AbortController().signal);
  await run();
  expect(await kept()).toEqual([1, 1]);
  portail.clock.advance(hours(24) + minutes(10) - 1);
  await run();
  expect(await kept()).toEqual([1, 1]);
  portail.clock.advance(1);
  await run();
  expect(await kept()).toEqual([1, 0]);
  portail.clock.advance(hours(12));
  await run();
  expect(await kept()).toEqual([0, 0]);
});
