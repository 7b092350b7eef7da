import { appCode } from "../server/modules/staff/testing/staff-steps.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { password } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

/** As it runs for real: the support account needs a second step. */
const site = useSite(async () => ({ config: { demo: false } }));
const minute = 60_000;

const emailOf = ({ clinic }: TestClinic, role: string): string => `${role}@${clinic.slug}.example`;

async function givePassword({ page, admin }: Visit, email: string, typed = password): Promise<void> {
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(typed);
  await page.getByRole("button", { name: admin("signIn.submit"), exact: true }).click();
}

/** Reads the secret as somebody without a camera does. */
async function typedSecret({ page, admin }: Visit): Promise<string> {
  await page.getByText(admin("setUp.byHand")).click();
  return (await page.locator(".secret").innerText()).replaceAll(" ", "");
}

const typeAppCode = ({ page, admin }: Visit, code: string): Promise<void> => page.getByLabel(admin("code.label.app")).fill(code);

const nextCode = async (visit: Visit, secret: string): Promise<string> => {
  await site().pass(30_000, visit);
  return appCode(site().portail, secret);
};

describe.each(languages)("the second step in $locale", (look) => {
  test("is set up before anything else, its recovery codes are kept, and it is asked for from then on", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    const email = emailOf(clinic, "support");
    const found: string[] = [];
    const see = async (): Promise<void> => void found.push(...(await inspect(visit)));
    await page.clock.install();
    await visit.go("/admin/settings/patient-portal");
    await givePassword(visit, email);
    await visit.heading(admin("setUp.title")).waitFor();
    await page.getByRole("img", { name: admin("setUp.qrCode") }).waitFor();
    await see();
    const secret = await typedSecret(visit);

    await visit.button(admin("secondStep.submit")).click();
    await page.getByRole("link", { name: admin("form.appCodeIncomplete") }).click();
    await visit.focusOn(page.getByLabel(admin("code.label.app")));
    await typeAppCode(visit, appCode(site().portail, secret).replace(/(...)/, "$1 "));
    await page.keyboard.press("Enter");
    await visit.focusOn(visit.heading(admin("recovery.title")));
    await soon(() => page.locator(".recovery-codes li").count()).toBe(10);
    await see();

    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const shown = await page.locator(".recovery-codes li").allInnerTexts();
    await visit.button(admin("recovery.copy")).click();
    await page.getByText(admin("recovery.copied")).waitFor({ state: "attached" });
    await soon(() => page.evaluate(() => navigator.clipboard.readText())).toContain(shown.join("\n"));
    const [file] = await Promise.all([page.waitForEvent("download"), visit.button(admin("recovery.download")).click()]);
    expect(file.suggestedFilename()).toBe(admin("recovery.file"));
    await visit.button(admin("recovery.goOn")).click();
    await visit.text(admin("recovery.keepFirst")).waitFor();
    await page.getByRole("checkbox").check();
    await visit.button(admin("recovery.goOn")).click();
    await page.getByRole("switch").first().waitFor();

    await visit.button(admin("session.signOut")).click();
    await givePassword(visit, email);
    await visit.focusOn(visit.heading(admin("secondStep.title")));
    await see();
    // The page may be reloaded: it still waits for the code.
    await page.reload();
    await visit.heading(admin("secondStep.title")).waitFor();
    await typeAppCode(visit, await nextCode(visit, secret));
    await page.keyboard.press("Enter");
    await page.getByRole("switch").first().waitFor();

    await visit.button(admin("session.signOut")).click();
    await givePassword(visit, email);
    await visit.button(admin("code.use.recovery")).click();
    await visit.focusOn(page.getByLabel(admin("code.label.recovery")));
    await page.keyboard.type(shown[0]!.toUpperCase());
    await page.keyboard.press("Enter");
    await page.getByRole("switch").first().waitFor();
    expect(found).toEqual([]);
  });

  test("that is late or wrong leads to a new start or a wait, announced and counted down", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await page.clock.install();
    await visit.go("/admin");
    await givePassword(visit, emailOf(clinic, "support"));
    await visit.heading(admin("setUp.title")).waitFor();
    const secret = await typedSecret(visit);
    await typeAppCode(visit, appCode(site().portail, secret));
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox").check();
    await visit.button(admin("recovery.goOn")).click();
    await visit.button(admin("session.signOut")).click();

    await givePassword(visit, emailOf(clinic, "support"));
    await visit.heading(admin("secondStep.title")).waitFor();
    await site().pass(9 * minute + 1000, visit);
    await page.getByText(admin("secondStep.lastMinute")).waitFor({ state: "attached" });
    await site().pass(minute, visit);
    await visit.text(admin("signIn.expired")).waitFor();

    await givePassword(visit, emailOf(clinic, "support"));
    await visit.heading(admin("secondStep.title")).waitFor();
    await visit.button(admin("secondStep.startAgain")).click();
    await visit.heading(admin("signIn.title")).waitFor();
    await page.reload();
    await visit.heading(admin("signIn.title")).waitFor();

    for (let tries = 0; tries < 5; tries += 1) {
      const answered = page.waitForResponse("**/graphql");
      await givePassword(visit, "nobody@x.example", `wrong ${tries}`);
      await answered;
      await page.locator("#password[aria-invalid]").waitFor();
    }
    await givePassword(visit, "nobody@x.example");
    const wait = page.getByRole("alert");
    await wait.getByText(admin("wait.title")).waitFor();
    await soon(() => wait.innerText()).toMatch(/0:5\d|1:00/);
    expect(await inspect(visit)).toEqual([]);
    await soon(() => visit.button(admin("signIn.submit")).getAttribute("aria-disabled")).toBe("true");
    await site().pass(minute + 1000, visit);
    await page.getByText(admin("wait.over")).waitFor({ state: "attached" });
    await givePassword(visit, emailOf(clinic, "desk"));
    await visit.heading(admin("home.greeting", { name: `DESK ${clinic.clinic.slug}` })).waitFor();
  });
});

describe.each(languages)("my account in $locale", (look) => {
  test("turns the second step on and off, changes the password, and ends sessions elsewhere", async () => {
    const clinic = await site().openClinic();
    const [visit, elsewhere] = [await site().visit(clinic, look), await site().visit(clinic, look)];
    const { page, admin } = visit;
    const email = emailOf(clinic, "desk");
    const found: string[] = [];
    const see = async (): Promise<void> => void found.push(...(await inspect(visit)));
    await page.clock.install();
    for (const each of [elsewhere, visit]) {
      await each.go("/admin/account");
      await givePassword(each, email);
      await each.heading(admin("account.title")).waitFor();
    }
    await page.locator(".sessions li").nth(1).waitFor();
    await see();
    await page.getByRole("button", { name: admin("sessions.end") }).click();
    await page.locator(".sessions li").nth(1).waitFor({ state: "detached" });
    await elsewhere.page.reload();
    await elsewhere.heading(admin("signIn.title")).waitFor();

    await visit.button(admin("secondStep.turnOn")).click();
    await page.locator("#proof-password").fill("wrong");
    await visit.button(admin("proof.goOn")).click();
    await page.locator("#proof-password[aria-invalid]").waitFor();
    await see();
    await page.locator("#proof-password").fill(password);
    await visit.button(admin("proof.goOn")).click();
    const secret = await typedSecret(visit);
    await see();
    await typeAppCode(visit, appCode(site().portail, secret));
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox").check();
    await visit.button(admin("recovery.done")).click();
    await visit.text(admin("secondStep.done.turnOn")).waitFor();
    await see();

    await page.locator("#currentPassword").fill(password);
    await page.locator("#newPassword").fill("motdepasse");
    await visit.text(admin("password.advice.short", { count: 2 })).waitFor();
    await page.locator("#newPassword").fill("motdepasse2026");
    await visit.button(admin("password.submit")).click();
    await page.locator("#newPassword[aria-invalid]").waitFor();
    await see();
    await page.locator("#newPassword").fill("quatre mots sans lien");
    await visit.button(admin("password.submit")).click();
    await visit.text(admin("password.done")).waitFor();

    await visit.button(admin("secondStep.turnOff")).click();
    await page.locator("#proof-password").fill("quatre mots sans lien");
    await page.locator("#proof-code").fill(await nextCode(visit, secret));
    await page.keyboard.press("Enter");
    await visit.text(admin("secondStep.done.turnOff")).waitFor();
    expect(found).toEqual([]);
  });
});
