import { StripeSimulator } from "../server/stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../server/stripe-simulator/world/ids.ts";
import { landscape } from "../server/modules/portal-images/testing/pictures.ts";
import { password } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import { askForCode, healthNumberOf, patientFor, signIn, typeCode, wrongCode } from "./testing/people.ts";
import { hide, saveSettings, uploadImage } from "./testing/settings-api.ts";
import { chooseImage, imageRow, putImage, save, saved, settingsAddress, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

let stripe: StripeSimulator;

const site = useSite(async () => {
  stripe = await StripeSimulator.start();
  return { config: { stripeApiBase: stripe.url } };
});
afterAll(() => stripe.stop());

const minute = 60_000;

/** Collects what `inspect` finds in one state after the other. */
function inspector(visit: Visit) {
  const found: Record<string, string[]> = {};
  const look = async (state: string): Promise<void> => {
    const problems = await inspect(visit);
    if (problems.length > 0) found[state] = problems;
  };
  return { look, found };
}

describe.each(languages)("nobody is kept out in $locale", (look) => {
  test("of signing in, whatever goes wrong", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { look: see, found } = inspector(visit);
    await page.clock.install();
    await visit.go("/portail");
    await visit.heading(portal("who.title")).waitFor();
    await see("first step");
    await visit.button(portal("who.send")).click();
    await visit.text(portal("required.destination")).first().waitFor();
    await see("first step with errors");
    await askForCode(visit, healthNumberOf(patient), patient.email!);
    const sent = await site().portail.codeSentTo(patient.email!);
    await visit.text(portal("help.title")).click();
    await see("code, with help");
    await typeCode(visit, wrongCode(sent));
    await page.getByRole("definition").last().filter({ hasText: /^4$/ }).waitFor();
    await see("wrong code");
    await site().pass(15 * minute, visit);
    await typeCode(visit, sent);
    await visit.button(portal("code.submit")).waitFor({ state: "detached" });
    await see("late code");
    expect(found).toEqual({});
  });

  test("of the patient's pages", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { look: see, found } = inspector(visit);
    await page.clock.install();
    await visit.go("/portail");
    await signIn(site(), visit, patient);
    await visit.text(portal("appointments.none.PAST")).waitFor();
    await see("empty home");
    for (let day = 1; day < 7; day += 1) await clinic.appointment(patient, { noteToPatient: "À jeun." });
    await clinic.appointment(patient, {
      startsAt: "2026-03-10T15:00:00.000Z",
      visitType: "VIRTUAL_VISIT",
      virtualVisitUrl: "https://v.example/1",
    });
    await page.reload();
    await visit.button(portal("home.more.UPCOMING")).click();
    await page.getByRole("article").nth(6).waitFor();
    await see("home");
    await page.getByRole("article").first().getByRole("heading", { level: 3 }).getByRole("link").click();
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "2026" }).waitFor();
    await see("appointment");
    await site().pass(13 * minute + 2000, visit);
    await page.getByRole("dialog").waitFor();
    await see("idle warning");
    await site().pass(2 * minute, visit);
    await visit.text(portal("session.idle")).waitFor();
    await see("idle end");
    await visit.become(await clinic.signInPatient(patient));
    await visit.go("/portail/appointments/none");
    await visit.heading(portal("appointment.gone")).waitFor();
    await see("appointment not available");
    await visit.go("/portail/nowhere");
    await visit.heading(portal("notFound.title")).waitFor();
    await see("unknown page");
    expect(found).toEqual({});
  });

  test("of the admin app, the settings form, its errors and its conflict", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    const { look: see, found } = inspector(visit);
    await visit.go("/admin");
    await visit.heading(admin("signIn.title")).waitFor();
    await see("staff sign-in");
    await visit.button(admin("signIn.submit")).click();
    await visit.text(admin("required.password")).first().waitFor();
    await see("staff sign-in with errors");
    await page.getByLabel(admin("signIn.email")).fill(`desk@${clinic.clinic.slug}.example`);
    await page.getByLabel(admin("signIn.password")).fill(password);
    await visit.button(admin("signIn.submit")).click();
    await visit.heading(admin("home.greeting", { name: `DESK ${clinic.clinic.slug}` })).waitFor();
    await see("home");
    await page.getByRole("link", { name: admin("home.portalLink") }).click();
    await visit.text(admin("notAllowed.title")).waitFor();
    await see("settings, not allowed");

    await visit.context.clearCookies();
    const support = await clinic.staff("SUPPORT");
    await visit.become(support);
    await visit.go(settingsAddress);
    await page.getByRole("switch").first().waitFor();
    await see("settings");
    await page.getByRole("switch", { name: admin("label.patientRegistration") }).check();
    await page.getByRole("checkbox").first().check();
    await page.locator(".status-effect").getByText(admin("impact.nothing")).waitFor();
    await see("settings, changed, with what that does");
    await visit.button(admin("save.discard")).click();
    await page.getByRole("switch", { name: admin("label.patientRegistration") }).check();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.home") })
      .click();
    await page.getByRole("dialog").waitFor();
    await see("leaving");
    await page.keyboard.press("Escape");
    const { portalSettings } = await support.data("{ portalSettings { version } }");
    const update = "mutation ($input: UpdatePortalSettingsInput!) { updatePortalSettings(input: $input) { errors { code } } }";
    await support.data(update, { input: { version: portalSettings.version, otpLifetimeMinutes: 60, portalAccess: false } });
    await visit.button(admin("settings.save")).click();
    await page.getByRole("region", { name: admin("conflict.title") }).waitFor();
    await see("conflict");
    await visit.go("/portal");
    await visit.heading(visit.portal("closed.title")).waitFor();
    await see("closed portal");
    expect(found).toEqual({});
  });

  test("of the image, its preview, its refusals and the sample list", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    const { look: see, found } = inspector(visit);
    const bytes = await landscape(640, 400).png().toBuffer();
    await putImage(visit, { name: "clinique.png", bytes });
    await page.frameLocator(".phone iframe").locator(".backdrop-image img").waitFor();
    await see("image and preview");
    await chooseImage(visit, { name: "texte.png", bytes: Buffer.from("a text") });
    await imageRow(visit).locator(".field-error").waitFor();
    visit.expectTrouble(/415/);
    await see("image refused");
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route("**/uploads/*", async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    await chooseImage(visit, { name: "encore.png", bytes });
    await page.getByRole("progressbar").waitFor();
    await see("image on its way");
    await visit.button(admin("image.cancel")).click();
    go();
    await save(visit);
    await saved(visit);
    await visit.button(admin("image.remove")).click();
    await see("image to be removed");
    const sample = page.locator("details.sample");
    if ((await sample.getAttribute("open")) === null) await sample.locator("summary").click();
    await see("sample list");
    await visit.button(admin("statuses.hideAll", { count: 16 })).click();
    await sample.getByText(admin("appointments.none.PAST")).waitFor();
    await see("everything hidden");
    await visit.go("/portal");
    await page.locator(".backdrop-image img").waitFor();
    await see("portal with an image");
    expect(found).toEqual({});
  });

  test("of the settings' history, of restoring and of undoing", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const image = await uploadImage(support, await landscape(800, 500).png().toBuffer());
    await saveSettings(support, { backgroundImage: image, otpLifetimeMinutes: 60, note: "Demandé par la clinique" });
    await saveSettings(support, { ...hide("CANCELLED"), notificationSignIn: "CODE" });
    await saveSettings(support, { otpLifetimeMinutes: 15 });
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    const { look: see, found } = inspector(visit);
    await visit.become(support);
    await visit.go(`${settingsAddress}/history`);
    await page.getByRole("article").nth(3).waitFor();
    await see("history");
    const filter = page.getByRole("combobox", { name: admin("history.filter") });
    await filter.selectOption("portalBilling");
    await visit.text(admin("history.none")).waitFor();
    await see("history, nothing found");
    await filter.selectOption("");
    await visit.button(admin("history.restore", { version: 1 })).click();
    await visit.button(admin("restore.confirm")).waitFor();
    await see("restoring");
    await saveSettings(support, { patientRegistration: true });
    await visit.button(admin("restore.confirm")).click();
    await page.getByRole("dialog").locator(".news").waitFor();
    await page.getByRole("dialog").getByText(admin("label.patientRegistration")).waitFor();
    await see("restoring, overtaken");
    await visit.button(admin("restore.confirm")).click();
    await visit.button(admin("undo.undo")).waitFor();
    await see("restored");
    await saveSettings(support, { patientRegistration: true });
    await visit.button(admin("undo.undo")).click();
    await page.locator(".toast.warning").waitFor();
    await see("undoing, overtaken");
    await visit.button(admin("history.restore", { version: 1 })).click();
    await page.keyboard.press("Escape");
    await visit.go(settingsAddress);
    await page.getByRole("switch").first().waitFor();
    await page.getByRole("switch", { name: admin("label.patientRegistration") }).uncheck();
    await save(visit);
    await visit.button(admin("undo.undo")).waitFor();
    await see("saved, with undo");
    expect(found).toEqual({});
  });

  test("of entering the clinic's Stripe keys", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    const { look: see, found } = inspector(visit);
    await see("no account");
    await visit.button(admin("stripe.enter")).click();
    await visit.button(admin("stripe.save")).click();
    await visit.text(admin("required.secretKey")).first().waitFor();
    await see("entering keys, with errors");
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(admin("stripe.secretKey")).fill(stripe.makeKey(stripe.openAccount()));
    await dialog.getByLabel(admin("stripe.webhookSecret")).fill(newWebhookSecret());
    await visit.button(admin("stripe.save")).click();
    await visit.text(admin("stripe.state.CONNECTED")).waitFor();
    await page.getByRole("switch", { name: admin("label.portalBilling") }).check();
    await save(visit);
    await saved(visit);
    await see("connected");
    expect(found).toEqual({});
  });

  test("of a Stripe account in trouble", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const account = stripe.openAccount();
    const input = { secretKey: stripe.makeKey(account), webhookSecret: newWebhookSecret() };
    await support.data("mutation ($input: SetStripeKeysInput!) { setStripeKeys(input: $input) { errors { code } } }", { input });
    await saveSettings(support, { portalBilling: true });
    account.chargesEnabled = false;
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    const { look: see, found } = inspector(visit);
    await visit.button(admin("stripe.check")).click();
    await visit.text(admin("billing.ineffective")).waitFor();
    stripe.trouble = "unavailable";
    await visit.button(admin("stripe.check")).click();
    await page.getByRole("alert").waitFor();
    stripe.trouble = "none";
    await see("restricted, and without an answer");
    await visit.button(admin("stripe.remove")).click();
    await see("removing");
    expect(found).toEqual({});
  });

  test("who has but a keyboard: a patient signs in, reads an appointment and signs out", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const { keyboard } = page;
    const patient = await patientFor(clinic, visit);
    await clinic.appointment(patient);
    const tabTo = async (name: string): Promise<void> => {
      const focused = (): Promise<string> =>
        page.evaluate(() => {
          const element = document.activeElement as HTMLInputElement;
          return [element.textContent, ...[...(element.labels ?? [])].map((label) => label.textContent)].join(" ").replace(/\s+/g, " ");
        });
      for (let steps = 0; steps < 30; steps += 1) {
        if ((await focused()).includes(name.replace(/\s+/g, " "))) return;
        await keyboard.press("Tab");
      }
      throw new Error(`The Tab key never led to "${name}".`);
    };
    await visit.go("/portail");
    await visit.heading(portal("who.title")).waitFor();
    await keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(portal("page.skip"));
    await keyboard.press("Enter");
    await visit.focusOn(page.getByRole("main"));
    await keyboard.press("Tab");
    await keyboard.type(healthNumberOf(patient));
    await tabTo(portal("channel.EMAIL"));
    await keyboard.press("ArrowDown");
    await soon(() => page.getByRole("radio", { name: portal("channel.SMS") }).isChecked()).toBe(true);
    await keyboard.press("ArrowUp");
    await tabTo(portal("destination.EMAIL"));
    await keyboard.type(patient.email!);
    await keyboard.press("Enter");
    await visit.focusOn(visit.heading(portal("code.title")));
    await tabTo(portal("code.label"));
    await keyboard.type(await site().portail.codeSentTo(patient.email!));
    await tabTo(portal("code.stay"));
    await keyboard.press("Space");
    await keyboard.press("Enter");
    await visit.focusOn(visit.heading(portal("home.greeting", { name: "Marie-Ève" })));
    await page.getByRole("article").waitFor();
    await tabTo("2026");
    await keyboard.press("Enter");
    await visit.focusOn(page.getByRole("heading", { level: 1 }).filter({ hasText: "2026" }));
    await keyboard.press("Shift+Tab");
    await keyboard.press("Shift+Tab");
    if (look.size === "phone") {
      await tabTo(portal("frame.menu"));
      await keyboard.press("Enter");
    }
    await tabTo(portal("session.signOut"));
    await keyboard.press("Enter");
    await visit.text(portal("session.signedOut")).waitFor();
  });
});
