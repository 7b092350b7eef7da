import { plain } from "../server/modules/portal-images/testing/pictures.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { keepAnswers } from "./testing/answers.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { hide, saveSettings, uploadImage } from "./testing/settings-api.ts";
import { lifetime, save, saved, settingsAddress, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();
const address = `${settingsAddress}/history`;
const second = 1_000;

const historyAt = async (clinic: TestClinic, look: Look, query = ""): Promise<Visit> => {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff("SUPPORT"));
  await visit.go(`${address}${query}`);
  await visit.page.getByRole("article").first().waitFor();
  return visit;
};

const card = ({ page, admin }: Visit, version: number) =>
  page.getByRole("article", { name: admin("history.version", { version }), exact: true });

const versions = ({ page }: Visit): Promise<string[]> => page.getByRole("article").getByRole("heading", { level: 3 }).allInnerTexts();

/** What a card or a dialog says that changed, in the words of the page. */
const changesIn = async (place: ReturnType<typeof card>): Promise<string[]> =>
  (await place.locator(".difference").allInnerTexts()).map((text) => text.replace(/\s+/gu, " ").trim());

const filter = ({ page, admin }: Visit) => page.getByRole("combobox", { name: admin("history.filter") });

const toast = ({ page }: Visit) => page.locator(".toast");

const restoreButton = (visit: Visit, version: number) =>
  card(visit, version).getByRole("button", { name: visit.admin("history.restore", { version }) });

const dialogOf = ({ page, admin }: Visit, version: number) => page.getByRole("dialog", { name: admin("restore.title", { version }) });

const words = {
  fr: {
    access: "Accès au portail Activé → devient Désactivé",
    lifetime: "Durée avant expiration du code du patient 15 minutes → devient 1 heure",
    back: "Durée avant expiration du code du patient 1 heure → devient 15 minutes",
    statuses: "Statuts de rendez-vous à masquer sur le portail Absence : Visible → devient Masqué Annulé : Visible → devient Masqué",
    shown: "Statuts de rendez-vous à masquer sur le portail Annulé : Masqué → devient Visible",
    signIn: "Identifiants de connexion requis provenant des avis Code et date de naissance → devient Code seulement",
  },
  en: {
    access: "Portal access On → becomes Off",
    lifetime: "One-time code lifetime 15 minutes → becomes 1 hour",
    back: "One-time code lifetime 1 hour → becomes 15 minutes",
    statuses: "Appointment statuses to hide No show: Shown → becomes Hidden Cancelled: Shown → becomes Hidden",
    shown: "Appointment statuses to hide Cancelled: Hidden → becomes Shown",
    signIn: "Sign-in required from notifications Code and date of birth → becomes Code only",
  },
} as const;

/** How many appointments a patient is shown now. */
async function shownTo(reader: Visit): Promise<number> {
  await reader.go("/portal");
  await reader.page.getByRole("article").first().waitFor();
  return reader.page.getByRole("article").count();
}

describe.each(languages)("the history of the settings in $locale on a $size", (look) => {
  test("tells every save in the form's words, a page at a time, by setting", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const statuses = ["CANCELLED", "NO_SHOW"].map((status) => ({ status, hidden: true }));
    await saveSettings(support, { portalAccess: false, otpLifetimeMinutes: 60, note: "Panne du fournisseur" });
    await saveSettings(support, { appointmentStatusVisibility: statuses, notificationSignIn: "CODE" });
    for (let turn = 0; turn < 9; turn += 1) await saveSettings(support, { conversationReplies: turn % 2 === 1 });

    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await page.getByRole("link", { name: admin("history.see") }).click();
    await visit.focusOn(visit.heading(admin("history.title")));
    await card(visit, 12).waitFor();
    await soon(() => versions(visit)).toHaveLength(10);
    await soon(() => card(visit, 12).getByText(admin("history.inForce")).isVisible()).toBe(true);
    await soon(() => visit.text(admin("history.inForce")).count()).toBe(1);
    await soon(() => restoreButton(visit, 12).count()).toBe(0);

    await visit.button(admin("history.more")).click();
    await visit.focusOn(page.getByRole("listitem").filter({ has: card(visit, 2) }));
    await soon(() => versions(visit)).toHaveLength(12);
    await soon(() => changesIn(card(visit, 2))).toEqual([words[look.locale].access, words[look.locale].lifetime]);
    await soon(() => card(visit, 2).innerText()).toContain("Panne du fournisseur");
    await soon(() => card(visit, 2).innerText()).toContain(`SUPPORT ${clinic.clinic.slug}`);
    await soon(() => changesIn(card(visit, 3))).toEqual([words[look.locale].statuses, words[look.locale].signIn]);
    await card(visit, 1).getByText(admin("history.beganBody")).waitFor();
    await soon(() => visit.button(admin("history.more")).count()).toBe(0);

    await filter(visit).selectOption({ label: admin("label.otpLifetimeMinutes") });
    await page.waitForURL(/\?field=otpLifetimeMinutes$/);
    await card(visit, 12).waitFor({ state: "detached" });
    await card(visit, 2).waitFor();
    await soon(() => versions(visit)).toHaveLength(1);
    await page.reload();
    await card(visit, 2).waitFor();
    await soon(() => filter(visit).inputValue()).toBe("otpLifetimeMinutes");
    await visit.button(admin("language.other")).click();
    await visit.text(admin("history.back")).waitFor({ state: "detached" });
    await visit.button(admin("language.other").replace(/.*/, look.locale === "fr" ? "Français" : "English")).click();
    await visit.text(admin("history.back")).waitFor();
    await soon(() => filter(visit).inputValue()).toBe("otpLifetimeMinutes");

    await filter(visit).selectOption({ label: admin("label.backgroundImage") });
    await visit.text(admin("history.none")).waitFor();
    await visit.button(admin("history.showAll")).click();
    await card(visit, 12).waitFor();
    expect(new URL(page.url()).search).toBe("");
    await page.getByRole("link", { name: admin("history.back") }).click();
    await visit.focusOn(visit.heading(admin("settings.title")));
  });

  test("a revision is restored after a look at what it does, patients follow, and it is undone and redone from the toast", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const patient = await clinic.patient({ language: look.locale });
    await clinic.appointment(patient, { status: "CANCELLED" });
    await clinic.appointment(patient);
    await saveSettings(support, hide("CANCELLED"));
    const reader = await site().visit(clinic, look);
    await reader.become(await clinic.signInPatient(patient));
    await soon(() => shownTo(reader)).toBe(1);

    const visit = await historyAt(clinic, look);
    const { page, admin } = visit;
    await restoreButton(visit, 1).click();
    const dialog = dialogOf(visit, 1);
    await dialog.getByRole("heading", { name: admin("restore.changes") }).waitFor();
    await soon(() => changesIn(dialog)).toEqual([words[look.locale].shown]);
    await dialog.getByText(admin("impact.shows", { upcoming: 1, past: 0, patients: 1 })).waitFor();
    await page.keyboard.press("Escape");
    await visit.focusOn(restoreButton(visit, 1));
    await soon(() => shownTo(reader)).toBe(1);

    await restoreButton(visit, 1).click();
    await dialog.getByLabel(admin("note.label")).fill("Tout montrer");
    await dialog.getByRole("button", { name: admin("restore.confirm") }).click();
    await card(visit, 3).getByText(admin("history.inForce")).waitFor();
    await card(visit, 3)
      .getByText(admin("history.restored", { version: 1 }))
      .waitFor();
    await visit.focusOn(page.getByRole("heading", { name: admin("history.list") }));
    await soon(() => card(visit, 3).innerText()).toContain("Tout montrer");
    await soon(() => changesIn(card(visit, 3))).toEqual([words[look.locale].shown]);
    await soon(() => toast(visit).getByRole("status").innerText()).toContain(admin("undo.restored"));
    await soon(() => shownTo(reader)).toBe(2);

    await toast(visit)
      .getByRole("button", { name: admin("undo.undo") })
      .click();
    await card(visit, 4).waitFor();
    await soon(() => shownTo(reader)).toBe(1);
    await visit.focusOn(toast(visit).getByRole("button", { name: admin("undo.redo") }));
    await page.keyboard.press("Enter");
    await card(visit, 5).waitFor();
    await soon(() => shownTo(reader)).toBe(2);
    await page.keyboard.press("Escape");
    await toast(visit).getByRole("button").first().waitFor({ state: "detached" });
  });

  test("a save of the form is undone from the toast, and what is not saved yet stays", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    const replies = page.getByRole("switch", { name: admin("label.conversationReplies") });
    await soon(() => toast(visit).getByRole("status").count()).toBe(1);
    await lifetime(visit).selectOption("60");
    await save(visit);
    await saved(visit);
    await toast(visit).getByText(admin("undo.saved")).waitFor();
    await visit.focusOn(visit.button(admin("settings.save")));
    await replies.uncheck();
    const undo = toast(visit).getByRole("button", { name: admin("undo.undo") });
    await undo.click();
    await toast(visit).getByText(admin("undo.undone")).waitFor();
    await soon(() => lifetime(visit).inputValue()).toBe("15");
    await soon(() => replies.isChecked()).toBe(false);
    await toast(visit)
      .getByRole("button", { name: admin("undo.redo") })
      .click();
    await undo.waitFor();
    await soon(() => lifetime(visit).inputValue()).toBe("60");
    await save(visit);
    await saved(visit);
    await page.reload();
    await page.getByRole("switch").first().waitFor();
    expect([await lifetime(visit).inputValue(), await replies.isChecked()]).toEqual(["60", false]);
  });
});

describe.each(languages)("what may get in between in $locale on a $size", (look) => {
  test("somebody who saves during a restore is named, and the restore is asked about again from the newest settings", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    await saveSettings(support, hide("CANCELLED"));
    const visit = await historyAt(clinic, look);
    const { page, admin } = visit;
    await restoreButton(visit, 1).click();
    const dialog = dialogOf(visit, 1);
    await dialog.getByRole("button", { name: admin("restore.confirm") }).waitFor();
    await saveSettings(support, { otpLifetimeMinutes: 60 });
    await dialog.getByRole("button", { name: admin("restore.confirm") }).click();
    await dialog.getByRole("heading", { name: admin("restore.overtaken", { who: `SUPPORT ${clinic.clinic.slug}` }) }).waitFor();
    await visit.focusOn(dialog.locator(".news"));
    await dialog.getByText(admin("label.otpLifetimeMinutes")).waitFor();
    await soon(() => changesIn(dialog)).toEqual([words[look.locale].back, words[look.locale].shown]);
    const { portalSettings } = await support.data("{ portalSettings { version } }");
    expect(portalSettings.version).toBe(3);
    await dialog.getByRole("button", { name: admin("restore.confirm") }).click();
    await card(visit, 4).waitFor();
    await soon(() => page.getByRole("dialog").count()).toBe(0);
    await soon(() => changesIn(card(visit, 4))).toEqual([words[look.locale].back, words[look.locale].shown]);
  });

  test("a save since makes undoing impossible, says whose, and leads to the history", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await lifetime(visit).selectOption("60");
    await save(visit);
    await saved(visit);
    await saveSettings(support, { patientRegistration: true });
    await toast(visit)
      .getByRole("button", { name: admin("undo.undo") })
      .click();
    await toast(visit).getByText(`SUPPORT ${clinic.clinic.slug}`).waitFor();
    await toast(visit)
      .getByRole("link", { name: admin("undo.history") })
      .click();
    await card(visit, 3).getByText(admin("history.inForce")).waitFor();
    await soon(() => versions(visit)).toHaveLength(3);
    await soon(() => page.locator(".toast.open").count()).toBe(0);
  });

  test("a version that is what is in force already is not restored", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    await saveSettings(support, { otpLifetimeMinutes: 60 });
    await saveSettings(support, { otpLifetimeMinutes: 15 });
    const visit = await historyAt(clinic, look);
    const { admin } = visit;
    await restoreButton(visit, 1).click();
    await dialogOf(visit, 1).getByText(admin("restore.nothing")).waitFor();
    await soon(() => dialogOf(visit, 1).getByRole("button").allInnerTexts()).toEqual([admin("restore.close")]);
    await visit.button(admin("restore.close")).click();
    await visit.focusOn(restoreButton(visit, 1));
  });

  test("the toast leaves the save bar free, hurries nobody, and goes a while after it was left", async () => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    await page.clock.install();
    await visit.become(await clinic.staff("SUPPORT"));
    await visit.go(settingsAddress);
    await page.getByRole("switch").first().waitFor();
    await lifetime(visit).selectOption("60");
    await save(visit);
    const open = page.locator(".toast.open");
    await open.waitFor();
    await page.setViewportSize({ width: 320, height: 740 });
    const [box, bar] = [await open.boundingBox(), await page.locator(".save-bar").boundingBox()];
    expect(box!.y + box!.height).toBeLessThanOrEqual(bar!.y);
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(320);
    // Right before the save bar in the order of the Tab key.
    await visit.button(admin("save.discard")).focus();
    await page.keyboard.press("Shift+Tab");
    await visit.focusOn(open.getByRole("button", { name: admin("toast.dismiss") }));
    await page.mouse.move(1, 1);
    await page.clock.fastForward(60 * second);
    await soon(() => open.count()).toBe(1);
    await page.keyboard.press("Tab");
    await page.clock.fastForward(10 * second);
    await soon(() => open.count()).toBe(1);
    await page.keyboard.press("Shift+Tab");
    await page.clock.fastForward(30 * second);
    await soon(() => open.count()).toBe(1);
    await page.keyboard.press("Tab");
    await page.clock.fastForward(21 * second);
    await open.waitFor({ state: "detached" });
  });

  test("images stand in the history and in a conflict as pictures", async () => {
    const clinic = await site().openClinic();
    const support = await clinic.staff("SUPPORT");
    const [blue, red] = await Promise.all(["#224466", "#882211"].map((colour) => plain(320, 200, colour).png().toBuffer()));
    await saveSettings(support, { backgroundImage: await uploadImage(support, blue!) });
    const form = await supportAt(site(), clinic, look);
    await lifetime(form).selectOption("60");
    await form.button(form.admin("image.remove")).click();
    await saveSettings(support, { backgroundImage: await uploadImage(support, red!) });

    const visit = await historyAt(clinic, look, "?field=backgroundImage");
    const pictures = card(visit, 3).getByRole("img", { name: visit.admin("image.set") });
    await soon(() => pictures.count()).toBe(2);
    await pictures.first().evaluate((image: HTMLImageElement) => image.decode());
    await soon(() => changesIn(card(visit, 2))).toEqual([
      `${visit.admin("label.backgroundImage")} ${visit.admin("image.none")} → ${visit.admin("diff.becomes")}`,
    ]);

    await save(form);
    const question = form.page.getByRole("group", { name: form.admin("label.backgroundImage") });
    await question.waitFor();
    await soon(() => question.getByRole("img").count()).toBe(1);
    await question.getByRole("radio", { name: form.admin("conflict.mine", { value: form.admin("image.none") }) }).waitFor();
    await form.button(form.admin("conflict.save")).click();
    await saved(form);
  });

  test.each(["DESK", "ADMIN"] as const)("%s is told whom to ask, and nothing of the history is even asked for", async (role) => {
    const clinic = await site().openClinic();
    const visit = await site().visit(clinic, look);
    const { page, admin } = visit;
    const answers = keepAnswers(visit, /\/graphql$/);
    await visit.become(await clinic.staff(role));
    await visit.go(address);
    await visit.text(admin("notAllowed.title")).waitFor();
    await soon(() => page.locator("article, select, form").count()).toBe(0);
    await soon(async () => (await answers()).join("")).not.toBe("");
    expect((await answers()).join("")).not.toMatch(/portalSettings|history|revision/i);
  });
});
