import { appointmentStatuses } from "../server/kernel/appointment-status.ts";
import { password } from "../server/testing/clinic.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { keepAnswers } from "./testing/answers.ts";
import { languages, looks } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { bar, lifetime, save, saved, settingsAddress as address, statusBox, supportAt as supportOn } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();

/** The labels that clinics know, in their order, and what a new clinic starts with. */
const settings = {
  fr: [
    ["Accès au portail", "on"],
    ["Accès au portail pour les nouveaux patients", "on"],
    ["Inscription du patient", "off"],
    ["Réponses de conversations du patient", "on"],
    ["Identifications de recherches supplémentaires", "off"],
    ["Image d’arrière-plan", "Aucune"],
    ["Durée avant expiration du code du patient", "15"],
    ["Statuts de rendez-vous à masquer sur le portail", "none hidden"],
    ["Identifiants de connexion requis provenant des avis", "CODE_AND_DATE_OF_BIRTH"],
    ["Facturation dans le portail", "off"],
  ],
  en: [
    ["Portal access", "on"],
    ["Portal access for new patients", "on"],
    ["Patient registration", "off"],
    ["Patient conversation replies", "on"],
    ["Extra searchable identifications", "off"],
    ["Background image", "None"],
    ["One-time code lifetime", "15"],
    ["Appointment statuses to hide", "none hidden"],
    ["Sign-in required from notifications", "CODE_AND_DATE_OF_BIRTH"],
    ["Portal billing", "off"],
  ],
} as const;

/** Every setting on the form as somebody finds it: its label and its value. */
const readForm = ({ page }: Visit) =>
  page.locator(".setting").evaluateAll((rows) =>
    rows.map((row) => {
      const label = row.querySelector(".setting-label > label, .setting-label")!;
      const name = label.firstChild!.textContent!.trim();
      const select = row.querySelector("select");
      const switches = row.querySelector<HTMLInputElement>("[role=switch]");
      const radio = row.querySelector<HTMLInputElement>("[type=radio]:checked");
      const hidden = row.querySelectorAll("[type=checkbox].tick:checked").length;
      const value = select?.value ?? radio?.value ?? (switches ? (switches.checked ? "on" : "off") : undefined);
      const table = row.querySelector("table") ? (hidden === 0 ? "none hidden" : `${hidden} hidden`) : undefined;
      return [name, value ?? table ?? row.querySelector(".setting-state")?.textContent];
    }),
  );

const supportAt = (clinic: TestClinic, look: Look): Promise<Visit> => supportOn(site(), clinic, look);

const cancelled = { fr: "Annulé", en: "Cancelled" };
const noShow = { fr: "Absence", en: "No show" };

describe.each(looks)("the settings form in $locale on a $size", (look) => {
  test("support signs in, finds ten settings with their defaults, changes three and patients follow at their next look", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({ language: look.locale });
    for (const [index, status] of appointmentStatuses.entries()) await clinic.appointment(patient, { status, service: `Service ${index}` });
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;

    await visit.go(address);
    await visit.heading(admin("signIn.title")).waitFor();
    await page.getByLabel(admin("signIn.email")).fill(`support@${clinic.clinic.slug}.example`);
    await page.getByLabel(admin("signIn.password")).fill("not the password");
    await visit.button(admin("signIn.submit")).click();
    await visit.focusOn(page.getByRole("group", { name: admin("form.problems", { count: 1 }) }));
    await page.getByLabel(admin("signIn.password")).fill(password);
    await visit.button(admin("signIn.submit")).click();
    await page.getByRole("switch").first().waitFor();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.home") })
      .click();
    await visit.heading(admin("home.greeting", { name: `SUPPORT ${clinic.clinic.slug}` })).waitFor();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.patientPortal") })
      .click();
    await page.getByRole("switch").first().waitFor();
    await soon(() => readForm(visit)).toEqual(settings[look.locale]);
    await soon(() => page.locator("table.statuses tbody tr").count()).toBe(16);
    await soon(() => lifetime(visit).locator("option").count()).toBe(8);
    await soon(() => bar(visit).innerText()).toBe(admin("save.none"));

    const reader = await site().visit(clinic, look);
    await reader.become(await clinic.signInPatient(patient));
    const shown = async (): Promise<number> => {
      await reader.go("/portal");
      await reader.page.getByRole("article").first().waitFor();
      const more = reader.button(reader.portal("home.more.UPCOMING"));
      for (let pages = 1; (await more.count()) > 0; pages += 1) {
        await more.click();
        await reader.page
          .getByRole("article")
          .nth(5 * pages)
          .waitFor();
      }
      return reader.page.getByRole("article").count();
    };
    await soon(() => shown()).toBe(16);

    await statusBox(visit, cancelled).check();
    await statusBox(visit, noShow).check();
    await lifetime(visit).selectOption("30");
    await soon(() => bar(visit).innerText()).toBe(admin("save.changes", { count: 3 }));
    await soon(() => visit.text(admin("settings.changed")).count()).toBe(4);
    await save(visit);
    await saved(visit);
    await soon(() => visit.text(admin("settings.changed")).count()).toBe(0);

    await page.reload();
    await page.getByRole("switch").first().waitFor();
    const form = await readForm(visit);
    expect(form[6]).toEqual([settings[look.locale][6][0], "30"]);
    expect(form[7]).toEqual([settings[look.locale][7][0], "2 hidden"]);
    await soon(() => statusBox(visit, cancelled).isChecked()).toBe(true);
    await visit.text(`SUPPORT ${clinic.clinic.slug}`).last().waitFor();

    await soon(() => shown()).toBe(14);
    await statusBox(visit, cancelled).uncheck();
    await save(visit);
    await saved(visit);
    await soon(() => shown()).toBe(15);
  });

  test("two support browsers in conflict see both values, choose, and nothing is lost", async () => {
    const clinic = await site().openClinic();
    const [mine, theirs] = [await supportAt(clinic, look), await supportAt(clinic, look)];
    const { page, admin } = mine;
    const who = `SUPPORT ${clinic.clinic.slug}`;
    await lifetime(theirs).selectOption("60");
    await theirs.page.getByRole("switch", { name: admin("label.conversationReplies") }).uncheck();
    await save(theirs);
    await saved(theirs);

    await lifetime(mine).selectOption("5");
    await page.getByRole("switch", { name: admin("label.patientRegistration") }).check();
    await save(mine);
    await mine.focusOn(page.getByRole("region", { name: admin("conflict.title") }));
    const question = (label: string) => page.getByRole("group", { name: admin(`label.${label}`) });
    const answer = (label: string, value: string) => question(label).getByRole("radio", { name: value });
    const fiveMinutes = admin("lifetime.minutes", { minutes: 5 });
    const oneHour = admin("lifetime.hours", { hours: 1 });
    await soon(() => page.getByRole("group").count()).toBe(3);
    await soon(() => answer("otpLifetimeMinutes", admin("conflict.mine", { value: fiveMinutes })).isChecked()).toBe(true);
    await soon(() => answer("conversationReplies", admin("conflict.theirs", { who, value: admin("settings.off") })).isChecked()).toBe(true);
    await answer("otpLifetimeMinutes", admin("conflict.theirs", { who, value: oneHour })).check();
    await mine.button(admin("conflict.save")).click();
    await saved(mine);

    await theirs.page.reload();
    await theirs.page.getByRole("switch").first().waitFor();
    const values = (await readForm(theirs)).map(([, value]) => value);
    expect(values).toEqual([
      "on",
      "on",
      "on",
      "off",
      "off",
      settings[look.locale][5][1],
      "60",
      "none hidden",
      "CODE_AND_DATE_OF_BIRTH",
      "off",
    ]);
  });

  test("leaving with unsaved changes asks, by link, by history, by signing out and by closing", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(clinic, look);
    const { page, admin } = visit;
    const home = page.getByRole("navigation").getByRole("link", { name: admin("navigation.home") });
    await home.click();
    await visit.heading(admin("home.greeting", { name: `SUPPORT ${clinic.clinic.slug}` })).waitFor();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.patientPortal") })
      .click();
    await page.getByRole("switch").first().waitFor();
    await lifetime(visit).selectOption("240");

    const dialog = page.getByRole("dialog", { name: admin("leave.title") });
    for (const leave of [() => home.click(), () => page.goBack(), () => visit.button(admin("session.signOut")).click()]) {
      await leave();
      await visit.focusOn(dialog.getByRole("button", { name: admin("leave.stay") }));
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
      expect(visit.path()).toBe(address);
      await soon(() => lifetime(visit).inputValue()).toBe("240");
    }
    const asked = new Promise<string>((resolve) =>
      page.once("dialog", (native) => {
        resolve(native.type());
        void native.dismiss();
      }),
    );
    await page.close({ runBeforeUnload: true });
    await soon(() => asked).toBe("beforeunload");

    await home.click();
    await dialog.getByRole("button", { name: admin("leave.go") }).click();
    await visit.heading(admin("home.greeting", { name: `SUPPORT ${clinic.clinic.slug}` })).waitFor();
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.patientPortal") })
      .click();
    await page.getByRole("switch").first().waitFor();
    await soon(() => lifetime(visit).inputValue()).toBe("15");
  });
});

describe.each(languages)("refusals in $locale on a $size", (look) => {
  test("billing without Stripe is refused at its field and in the summary, in either language, and keeps the other changes", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(clinic, look);
    const { page, admin } = visit;
    const billing = page.getByRole("switch", { name: admin("label.portalBilling") });
    await visit.text(admin("billing.blocked")).waitFor();
    await billing.click({ force: true });
    await soon(() => billing.isChecked()).toBe(false);

    // As in a form that was loaded before Stripe was disconnected.
    await page.route("**/graphql", async (route) => {
      const sent = route.request().postDataJSON() as { variables: { input?: Record<string, unknown> } };
      const input = sent.variables.input && { ...sent.variables.input, portalBilling: true };
      await route.continue({ postData: JSON.stringify({ ...sent, variables: { ...sent.variables, ...(input && { input }) } }) });
    });
    await lifetime(visit).selectOption("10");
    await save(visit);
    const summary = page.getByRole("group", { name: admin("form.problems", { count: 1 }) });
    await visit.focusOn(summary);
    const words = await summary.getByRole("link").innerText();
    expect(words).toMatch(/Stripe/);
    await summary.getByRole("link").click();
    await visit.focusOn(billing);
    await billing.and(page.locator('[aria-invalid="true"]')).waitFor();
    const described = (await billing.getAttribute("aria-describedby"))!.split(" ");
    await soon(() => page.locator(`#${described.at(-1)}`).innerText()).toBe(words);
    await soon(() => lifetime(visit).inputValue()).toBe("10");
    await visit.button(admin("language.other")).click();
    await visit.text(words).first().waitFor({ state: "detached" });
    await soon(() => page.locator(`#${described.at(-1)}`).innerText()).toMatch(/Stripe/);
  });

  test.each(["DESK", "ADMIN"] as const)("%s is given no form and no value in any answer, and is told whom to ask", async (role) => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    const answers = keepAnswers(visit, /\/(?:graphql|admin[^.]*)$/);
    await visit.become(await clinic.staff(role));
    await visit.go("/admin");
    await page.getByRole("link", { name: admin("home.portalLink") }).click();
    await visit.text(admin("notAllowed.title")).waitFor();
    await visit.text(admin("notAllowed.body")).waitFor();
    // A page that is left takes the answers with it that nobody has read.
    await answers();
    await page.reload();
    await visit.text(admin("notAllowed.body")).waitFor();
    await soon(() => page.locator("form, input, select, [role=switch]").count()).toBe(0);
    const words = (await answers()).join("").replaceAll(/(?:aria|visually)-hidden/g, "");
    expect(words).toContain(role);
    expect(words).not.toMatch(/otpLifetime|portalAccess|conversationReplies|CODE_AND_DATE|hidden|portalSettings/i);
  });
});
