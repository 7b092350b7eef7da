import type { Request } from "playwright-core";
import { landscape, plain } from "../server/modules/portal-images/testing/pictures.ts";
import { languages } from "./testing/looks.ts";
import { chooseImage, heard, imageRow, putImage, save, saved, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import type { Visit } from "./testing/visit.ts";
import { soon } from "./testing/soon.ts";

const site = useSite();

const photograph = async () => ({ name: "clinique.png", bytes: await landscape(800, 500).png().toBuffer() });
const blue = async () => ({ name: "bleu.png", bytes: await plain(640, 400, "#204060").png().toBuffer() });
const text = { name: "texte.png", bytes: Buffer.from("This is a text, whatever it is called.") };

const thumbnail = (visit: Visit) => imageRow(visit).locator(".thumbnail img");
const sourceOf = (visit: Visit): Promise<string | null> => thumbnail(visit).getAttribute("src");

/** What the two pictures of the sign-in page show behind it. */
const previewed = (visit: Visit) => visit.page.frameLocator(".phone iframe").locator(".backdrop-image img");

const isWithUpload = (url: URL): boolean => url.pathname === "/uploads/portal-background-image";

describe.each(languages)("the background image in $locale on a $size", (look) => {
  test("is chosen, previewed on the real sign-in page, saved, seen by patients, replaced, removed and put back", async () => {
    const clinic = await site().openClinic();
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await putImage(visit, await photograph());
    await heard(visit, admin("image.ready"));
    const first = await sourceOf(visit);
    await previewed(visit).waitFor();
    for (const size of ["phone", "desktop"]) {
      await page.locator(`.${size} iframe`).scrollIntoViewIfNeeded();
      const frame = page.frameLocator(`.${size} iframe`);
      await frame.getByRole("heading", { level: 1, name: visit.portal("who.title"), includeHidden: true }).waitFor();
      await soon(() => frame.locator(".backdrop-image img").getAttribute("src")).toBe(first);
    }
    const reader = await site().visit(clinic, look);
    await reader.go("/portal");
    await reader.heading(reader.portal("who.title")).waitFor();
    await soon(() => reader.page.locator(".backdrop-image").count()).toBe(0);
    await save(visit);
    await saved(visit);
    await imageRow(visit).getByText(admin("image.set"), { exact: true }).waitFor();
    await reader.page.reload();
    await reader.page.locator(".backdrop-image img").waitFor();

    await putImage(visit, await blue());
    const second = await sourceOf(visit);
    expect(second).not.toBe(first);
    await page.frameLocator(".phone iframe").locator(`.backdrop-image img[src="${second}"]`).waitFor();
    await visit.button(admin("image.remove")).click();
    await visit.focusOn(visit.button(admin("image.choose")));
    await imageRow(visit).getByText(admin("image.removed")).waitFor();
    await visit.button(admin("image.putBack")).click();
    await soon(() => sourceOf(visit)).toBe(first);
    await visit.text(admin("save.none")).waitFor();

    await visit.button(admin("image.remove")).click();
    await save(visit);
    await saved(visit);
    await reader.page.reload();
    await reader.heading(reader.portal("who.title")).waitFor();
    await soon(() => reader.page.locator(".backdrop-image").count()).toBe(0);
  });

  test("is refused with the reason at the field where it is none; the earlier image and every change stay", async () => {
    const visit = await supportAt(site(), await site().openClinic(), look);
    const { page, admin } = visit;
    await putImage(visit, await blue());
    const before = await sourceOf(visit);
    await page.getByRole("switch", { name: admin("label.patientRegistration") }).check();
    await chooseImage(visit, text);
    const reason = page.locator("#setting-backgroundImage-error");
    await reason.filter({ hasText: "PNG" }).waitFor();
    visit.expectTrouble(/415/);
    const words = (await reason.innerText()).trim();
    await soon(() => visit.button(admin("image.replace")).getAttribute("aria-describedby")).toContain("setting-backgroundImage-error");
    await heard(visit, words);
    await soon(() => sourceOf(visit)).toBe(before);
    await soon(() => page.getByRole("switch", { name: admin("label.patientRegistration") }).isChecked()).toBe(true);
    await visit.button(admin("language.other")).click();
    await reason.filter({ hasText: words }).waitFor({ state: "detached" });
    await soon(() => reason.innerText()).toMatch(/PNG/);
    await visit.button({ fr: "Français", en: "English" }[look.locale]).click();
    await reason.filter({ hasText: words }).waitFor();
    await putImage(visit, await photograph());
    await reason.waitFor({ state: "detached" });
  });

  test("too large a file is refused before it is sent, and a server that can't be reached loses nothing", async () => {
    const visit = await supportAt(site(), await site().openClinic(), look);
    const { page, admin } = visit;
    let sent = 0;
    await page.route(isWithUpload, (route) => {
      sent += 1;
      return route.abort("connectionreset");
    });
    await chooseImage(visit, { name: "grande.png", bytes: Buffer.alloc(5 * 1024 * 1024 + 1) });
    await imageRow(visit).locator(".field-error").getByText(admin("image.tooLarge")).waitFor();
    expect(sent).toBe(0);
    await chooseImage(visit, await blue());
    await imageRow(visit).locator(".field-error").getByText(admin("image.offline")).waitFor();
    visit.expectTrouble(/uploads|ERR_CONNECTION_RESET/);
    await soon(() => imageRow(visit).locator(".setting-state").innerText()).toBe(admin("image.none"));
  });

  test("is dropped or pasted anywhere on the page", async () => {
    const visit = await supportAt(site(), await site().openClinic(), look);
    const { page, admin } = visit;
    const give = (how: "drop" | "paste", bytes: Buffer): Promise<void> =>
      page.evaluate(
        ([kind, base64]) => {
          const data = new DataTransfer();
          const content = Uint8Array.from(atob(base64!), (each) => each.charCodeAt(0));
          data.items.add(new File([content], "image.png", { type: "image/png" }));
          const init = { bubbles: true, cancelable: true };
          const target = document.querySelector("h1")!;
          if (kind === "paste") target.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: data }));
          else for (const type of ["dragover", "drop"]) target.dispatchEvent(new DragEvent(type, { ...init, dataTransfer: data }));
        },
        [how, bytes.toString("base64")] as const,
      );
    await give("drop", (await blue()).bytes);
    await imageRow(visit).getByText(admin("image.new")).waitFor();
    const dropped = await sourceOf(visit);
    await give("paste", (await photograph()).bytes);
    await page.waitForFunction((before) => document.querySelector(".thumbnail img")?.getAttribute("src") !== before, dropped);
  });

  test("on its way it shows how far it is, can be stopped, and leaving asks", async () => {
    const visit = await supportAt(site(), await site().openClinic(), look);
    const { page, admin } = visit;
    let go = (): void => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(isWithUpload, async (route) => {
      await held;
      await route.continue().catch(() => undefined);
    });
    const image = await photograph();
    await chooseImage(visit, image);
    await page.getByRole("progressbar").waitFor();
    await heard(visit, image.name);
    await page
      .getByRole("navigation")
      .getByRole("link", { name: admin("navigation.home") })
      .click();
    const dialog = page.getByRole("dialog", { name: admin("leave.title") });
    await dialog.getByRole("button", { name: admin("leave.stay") }).click();
    await visit.button(admin("image.cancel")).click();
    await heard(visit, admin("image.cancelled"));
    await visit.focusOn(visit.button(admin("image.choose")));
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    go();
    await soon(() => imageRow(visit).locator(".setting-state").innerText()).toBe(admin("image.none"));
    await putImage(visit, image);
  });
});

test("the preview shows the sign-in page whoever is signed in there, and leaves their session alone", async () => {
  const clinic = await site().openClinic();
  const patient = await clinic.patient({ language: "en" });
  const visit = await supportAt(site(), clinic, { locale: "en", size: "desktop" });
  await visit.become(await clinic.signInPatient(patient));
  const sent: Request[] = [];
  visit.page.on("request", (request) => {
    if (request.frame() !== visit.page.mainFrame() && request.url().endsWith("/graphql")) sent.push(request);
  });
  await visit.page.getByText(visit.admin("image.preview")).click();
  const frame = visit.page.frameLocator(".desktop iframe");
  await frame.getByRole("heading", { level: 1, name: visit.portal("who.title"), includeHidden: true }).waitFor();
  await soon(() => frame.getByText(visit.portal("session.signOut")).count()).toBe(0);
  const cookies = () => Promise.all(sent.map(async (request) => (await request.allHeaders())["cookie"]));
  await soon(cookies).toEqual([undefined, undefined]);
  await visit.go("/portal");
  await visit.page.getByRole("button", { name: visit.portal("session.signOut") }).waitFor();
});
