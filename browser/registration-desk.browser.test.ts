import type { Locator } from "playwright-core";
import { minutes } from "../server/kernel/clock.ts";
import { globalIdOf, sendRegistration } from "../server/modules/registration/testing/desk-steps.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const queue = "/admin/registrations";

async function staffAt(clinic: TestClinic, look: Look, address: string, role: "DESK" | "ADMIN" | "SUPPORT" = "DESK"): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const rows = ({ page }: Visit): Locator => page.getByRole("article");
const dialogButton = ({ page }: Visit, name: string) => page.getByRole("dialog").getByRole("button", { name, exact: true });

describe.each(languages)("the queue of registrations in $locale on a $size", (look) => {
  test("shows the newest first with how old each is, who is a minor and who came twice; it is searched, filtered, and found again", async () => {
    const clinic = await site().openClinic();
    await sendRegistration(site().portail, clinic, { firstName: "Léa", lastName: "Roy", dateOfBirth: "2015-05-05" });
    site().portail.clock.advance(minutes(180));
    const person = { firstName: "Noé", lastName: "Côté-Roy", dateOfBirth: "1980-01-02" };
    await sendRegistration(site().portail, clinic, person);
    await sendRegistration(site().portail, clinic, { ...person, firstName: "NOE", lastName: "Cote Roy" });
    const visit = await staffAt(clinic, look, queue);
    const { page, admin } = visit;
    await soon(() => rows(visit).count()).toBe(3);
    await soon(() => rows(visit).last().innerText()).toMatch(look.locale === "fr" ? /il y a 3\sheures/ : /3 hours ago/);
    await soon(() => rows(visit).last().innerText()).toContain(admin("registrations.under14"));
    await soon(() =>
      rows(visit)
        .filter({ hasText: admin("registrations.twin") })
        .count(),
    ).toBe(2);
    expect(await inspect(visit)).toEqual([]);

    await page.getByRole("searchbox", { name: admin("registrations.search") }).fill("Léa");
    await soon(() => rows(visit).count()).toBe(1);
    await rows(visit).getByRole("link").click();
    await visit.text(admin("review.under14")).waitFor();
    await page.goBack();
    await soon(() => page.getByRole("searchbox").inputValue()).toBe("Léa");
    await page.getByRole("searchbox").fill("");
    await soon(() => rows(visit).count()).toBe(3);
    await page.getByLabel(admin("registrations.filter.state")).selectOption("ARCHIVED");
    await visit.text(admin("registrations.noneSuch")).waitFor();
    await visit.button(admin("registrations.showWaiting")).click();
    await soon(() => rows(visit).count()).toBe(3);

    await rows(visit).first().getByRole("link").click();
    await visit.text(admin("review.same", { count: 1 })).waitFor();
    expect(await inspect(visit)).toEqual([]);
  });

  test("a flood is seen by source, cleared in one act and taken back", async () => {
    const clinic = await site().openClinic();
    for (let place = 0; place < 12; place += 1)
      await sendRegistration(site().portail, clinic, {
        firstName: "Bot",
        lastName: `Flot${place}`,
        networkKey: "n1",
        email: `b${place}@spam.example`,
      });
    await sendRegistration(site().portail, clinic, { firstName: "Léa", lastName: "Roy", networkKey: "n2" });
    const visit = await staffAt(clinic, look, queue);
    const { page, admin } = visit;
    await visit.text("spam.example").first().waitFor();
    await soon(() => rows(visit).count()).toBe(13);
    expect(await inspect(visit)).toEqual([]);
    await page
      .getByRole("button", { name: admin("flood.only") })
      .first()
      .click();
    await soon(() => rows(visit).count()).toBe(12);
    await visit.button(admin("registrations.filter.allSources")).click();
    await soon(() => rows(visit).count()).toBe(13);
    await page
      .getByRole("button", { name: admin("flood.only") })
      .first()
      .click();
    await soon(() => rows(visit).count()).toBe(12);
    await page
      .getByRole("button", { name: admin("flood.clear") })
      .first()
      .click();
    await page.getByRole("dialog", { name: admin("flood.confirmTitle", { count: 12 }) }).waitFor();
    expect(await inspect(visit)).toEqual([]);

    await sendRegistration(site().portail, clinic, { firstName: "Bot", lastName: "Encore", networkKey: "n1", email: "b99@spam.example" });
    await dialogButton(visit, admin("flood.confirm", { count: 12 })).click();
    await page.getByRole("dialog").getByRole("group").waitFor();
    await dialogButton(visit, admin("decide.cancel")).click();
    await soon(() => page.getByRole("main").innerText()).toContain(admin("flood.count", { count: 13 }));
    await page
      .getByRole("button", { name: admin("flood.clear") })
      .first()
      .click();
    await dialogButton(visit, admin("flood.confirm", { count: 13 })).click();
    await visit.text(admin("flood.cleared", { count: 13 })).waitFor();
    await soon(() => rows(visit).count()).toBe(1);
    await visit.focusOn(page.locator("#page"));
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("flood.undo")).click();
    await visit.text(admin("flood.restored", { count: 13 })).waitFor();
    await soon(() => rows(visit).count()).toBe(14);
    await visit.focusOn(page.locator("#page"));
  });

  test("two decide at once: one wins, the other sees who and what, with their note kept, and goes on", async () => {
    const clinic = await site().openClinic();
    await sendRegistration(site().portail, clinic, { firstName: "Léa", lastName: "Roy" });
    site().portail.clock.advance(minutes(1));
    const registration = await sendRegistration(site().portail, clinic);
    const address = `${queue}/${globalIdOf(registration)}`;
    const [one, other] = [await staffAt(clinic, look, address), await staffAt(clinic, look, address, "ADMIN")];
    const { admin } = one;
    await other.button(admin("decide.archive")).click();
    await other.page.getByRole("dialog").getByLabel(admin("archive.note")).fill("Déjà vue");
    await one.button(admin("decide.confirm")).click();
    await dialogButton(one, admin("confirm.confirm")).click();
    await one.page.getByRole("group", { name: admin("done.confirmed", { name: "Zoé Gagné" }) }).waitFor();

    await dialogButton(other, admin("archive.confirm")).click();
    const late = other.page.getByRole("group", { name: admin("late.title") });
    await other.focusOn(late);
    await soon(() => late.innerText()).toContain(`DESK ${clinic.clinic.slug}`);
    await soon(() => late.innerText()).toContain(admin("late.note", { note: "Déjà vue" }));
    await other.page.getByRole("link", { name: admin("decide.chart", { name: "Zoé Gagné" }) }).waitFor();
    expect(await inspect(other)).toEqual([]);
    await late.getByRole("link", { name: admin("done.next") }).click();
    await other.heading("Léa Roy").waitFor();
  });

  test("who wants it is told by e-mail; who has no right sees nothing; what is not there is said", async () => {
    const clinic = await site().openClinic();
    const visit = await staffAt(clinic, look, queue);
    const { page, admin } = visit;
    const notices = page.getByRole("checkbox", { name: admin("registrations.notices") });
    await notices.check();
    await heard(visit, admin("registrations.noticesOn"));
    await page.reload();
    await soon(() => notices.isChecked()).toBe(true);
    await visit.go(`${queue}/nothing`);
    await visit.heading(admin("review.missing")).waitFor();
    await visit.go("/admin/settings/registration-terms");
    await visit.text(admin("terms.notAllowed")).waitFor();
    const support = await staffAt(clinic, look, queue, "SUPPORT");
    await support.text(admin("registrations.notAllowed")).waitFor();
  });
});

test("terms that somebody else has published meanwhile are not overwritten", async () => {
  const clinic = await site().openClinic();
  const look = languages[0]!;
  const address = "/admin/settings/registration-terms";
  const [one, other] = [await staffAt(clinic, look, address, "ADMIN"), await staffAt(clinic, look, address, "ADMIN")];
  const { admin } = one;
  await other.page.getByLabel(admin("terms.text.fr")).fill("Autre texte.");
  const publish = async (visit: Visit): Promise<void> => {
    await visit.button(admin("terms.publish")).click();
    await dialogButton(visit, admin("terms.publish")).click();
  };
  await one.page.getByLabel(admin("terms.text.fr")).fill("Premier texte.");
  await publish(one);
  await one
    .text(admin("terms.version", { version: 2 }))
    .first()
    .waitFor();
  await publish(other);
  await other.text(admin("terms.conflict")).waitFor();
  await soon(() => other.page.getByLabel(admin("terms.text.fr")).inputValue()).toBe("Autre texte.");
  expect(await inspect(other)).toEqual([]);
  await publish(other);
  await other
    .text(admin("terms.version", { version: 3 }))
    .first()
    .waitFor();
});
