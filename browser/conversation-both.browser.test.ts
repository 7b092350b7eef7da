import type { Locator } from "playwright-core";
import { change, readConversation, reply, start } from "../server/modules/conversations/testing/conversation-calls.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import { noticeSentTo } from "../server/modules/sign-in/testing/notices.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { saveSettings } from "./testing/settings-api.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import { keepUnaware } from "./testing/unaware.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();

const messages = ({ page }: Visit): Locator => page.locator("article.message");
const field = ({ page, portal }: Visit): Locator => page.getByRole("textbox", { name: portal("reply.label") });
const unsent = ({ page, portal }: Visit): Locator => page.getByRole("textbox", { name: portal("reply.unsent") });
const send = (visit: Visit): Promise<void> => visit.button(visit.portal("reply.send")).click();
const obstacle = ({ page, portal }: Visit, which: string): Locator => page.getByRole("group", { name: portal(`obstacle.title.${which}`) });
const badge = ({ page }: Visit): Locator => page.locator(".unread-count");

async function patientAt(clinic: TestClinic, look: Look, patient: Patient, address: string): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
  await visit.go(address);
  return visit;
}

/** The answer to a reply is lost on its way: the message is there, and the page does not know. */
const loseAnswer = ({ page }: Visit): Promise<void> =>
  page.evaluate(() => {
    const real = fetch;
    globalThis.fetch = async (input, init) => {
      const answer = await real(input, init);
      if (!String(init?.body).includes('"SendReply"')) return answer;
      globalThis.fetch = real;
      throw new TypeError("The connection was lost.");
    };
  });

/** As somebody does who comes back to the tab: the page then looks at once. */
const comeBack = ({ page }: Visit): Promise<void> => page.evaluate(() => void dispatchEvent(new Event("focus")));

describe.each(languages)("a conversation of both sides in $locale on a $size", (look) => {
  test("a notice leads to it; each side sees the other's messages come; a closing refuses what is being written, a reopening lets it through once", async () => {
    const clinic = await site().openClinic();
    const patient = await clinic.patient({
      ...{ language: look.locale, firstName: "Marie-Ève", lastName: "D’Amours", notificationMethod: "EMAIL" },
    });
    const desk = await clinic.staff("DESK");
    const subject = "Vos résultats";
    const { id } = (await start(desk, patient.id, { subject, bodyHtml: "<p>Tout est <strong>normal</strong>.</p>", allowReplies: true }))
      .conversation;

    const staff = await site().visit(clinic, look);
    await staff.become(desk);
    await staff.go(`/admin/conversations/${id}`);
    await staff.text(staff.admin("thread.notRead")).waitFor();

    const notice = await noticeSentTo(site().portail, patient.email!);
    expect(`${notice.subject} ${notice.text}`).not.toMatch(/résultats|normal|Marie|Amours/);
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    await visit.go(`/portal/notification#${notice.token}`);
    await page.getByLabel(portal("code.label")).fill(notice.code!);
    await page.getByLabel(portal("birth.day"), { exact: true }).fill("29");
    await page.getByLabel(portal("birth.month"), { exact: true }).fill("2");
    await page.getByLabel(portal("birth.year"), { exact: true }).fill("1984");
    await visit.button(portal("notification.submit")).click();
    await visit.heading(subject).waitFor();
    expect(decodeURIComponent(visit.path())).toBe(`/portal/conversations/${id}`);
    expect(await page.title()).not.toContain(subject);
    await soon(() => messages(visit).innerText()).toContain("Tout est normal.");
    expect(await inspect(visit)).toEqual([]);

    await staff.text(staff.admin("thread.notRead")).waitFor({ state: "detached" });
    await soon(() => badge(visit).count()).toBe(0);
    await field(visit).fill("Merci!\n\nÀ bientôt.");
    await send(visit);
    await heard(visit, portal("reply.sent"));
    await soon(() => field(visit).inputValue()).toBe("");
    await soon(() => messages(visit).count()).toBe(2);
    await soon(() => messages(staff).last().innerText()).toContain("À bientôt.");

    await staff.page.getByRole("textbox", { name: staff.admin("compose.reply") }).click();
    await staff.page.keyboard.type("Avec plaisir.");
    await staff.button(staff.admin("compose.send")).click();
    await soon(() => messages(visit).last().innerText()).toContain("Avec plaisir.");
    await heard(visit, portal("thread.arrived", { count: 1, name: `DESK ${clinic.clinic.slug}` }));

    const own = "Encore une question.";
    const aware = await keepUnaware(visit);
    await field(visit).fill(own);
    await staff.button(staff.admin("thread.close")).click();
    await staff.button(staff.admin("thread.reopen")).waitFor();
    await send(visit);
    await visit.focusOn(obstacle(visit, "CONVERSATION_CLOSED"));
    expect(await unsent(visit).inputValue()).toBe(own);
    await soon(() => obstacle(visit, "CONVERSATION_CLOSED").getByRole("link").getAttribute("href")).toBe("tel:+15145550100");
    await visit.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit.button(portal("reply.copy")).click();
    await heard(visit, portal("reply.copied"));
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(own);
    expect(await inspect(visit)).toEqual([]);
    await aware();

    await staff.button(staff.admin("thread.reopen")).click();
    await soon(() => field(visit).inputValue()).toBe(own);
    await visit.button(portal("reply.send")).dblclick();
    await soon(() => messages(visit).count()).toBe(4);
    await soon(() => messages(staff).last().innerText()).toContain(own);
    expect((await readConversation(desk, id)).messageCount).toBe(4);
  });

  test("replies switched off while somebody writes: the text stays through a reload and another language, and goes when they are on again", async () => {
    const clinic = await site().openClinic();
    const [desk, support] = [await clinic.staff("DESK"), await clinic.staff("SUPPORT")];
    const patient = await clinic.patient({ language: look.locale });
    const { id } = (await start(desk, patient.id, { allowReplies: true })).conversation;
    const visit = await patientAt(clinic, look, patient, `/portail/conversations/${id}`);
    const { page, portal } = visit;
    const own = "Est-ce que je peux manger avant?";
    await field(visit).fill(own);
    await saveSettings(support, { conversationReplies: false });
    await obstacle(visit, "REPLIES_OFF").waitFor();
    expect(await unsent(visit).inputValue()).toBe(own);
    expect(await inspect(visit)).toEqual([]);
    await page.reload();
    await soon(() => unsent(visit).inputValue()).toBe(own);
    await visit.button(portal("language.other")).click();
    await soon(() => page.evaluate(() => document.documentElement.lang)).not.toBe(`${look.locale}-CA`);
    await soon(() => page.locator("#unsent").inputValue()).toBe(own);
    await page.locator(".backdrop-actions .toggle").first().click();
    await saveSettings(support, { conversationReplies: true });
    await soon(() => field(visit).inputValue()).toBe(own);
    await heard(visit, portal("reply.again"));

    await loseAnswer(visit);
    const unaware = await keepUnaware(visit);
    await send(visit);
    await page.locator("#reply-error").waitFor();
    await visit.focusOn(field(visit));
    expect(await inspect(visit)).toEqual([]);
    await page.reload();
    await soon(() => field(visit).inputValue()).toBe(own);
    await send(visit);
    await soon(() => field(visit).inputValue()).toBe("");
    await unaware();
    await soon(() => messages(visit).count()).toBe(2);
    expect((await readConversation(desk, id)).messageCount).toBe(2);
  });

  test("what is unread is counted right in two tabs, whatever is read in one", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const patient = await clinic.patient({ language: look.locale });
    const first = (await start(desk, patient.id, { subject: "Premier", bodyHtml: "<p>Un</p>" })).conversation;
    await reply(desk, first.id, { bodyText: "Deux" });
    const second = (await start(desk, patient.id, { subject: "Second" })).conversation;

    const visit = await patientAt(clinic, look, patient, "/portail");
    const { page, portal } = visit;
    await visit.text(portal("messages.waiting", { count: 3 })).waitFor();
    expect(await badge(visit).innerText()).toBe("3");
    expect(await inspect(visit)).toEqual([]);
    const beside = await site().tab(visit);
    await beside.go("/portail/conversations");
    await soon(() => beside.page.locator(".conversation.unread").count()).toBe(2);
    await soon(() => badge(beside).innerText()).toBe("3");
    expect(await inspect(beside)).toEqual([]);

    await page.getByRole("link", { name: portal("messages.open") }).click();
    await page.getByRole("link", { name: "Premier" }).click();
    await soon(() => messages(visit).count()).toBe(2);
    await soon(() => badge(visit).innerText()).toBe("1");
    await comeBack(beside);
    await soon(() => badge(beside).innerText()).toBe("1");
    await soon(() => beside.page.locator(".conversation.unread").count()).toBe(1);

    await beside.page.getByRole("link", { name: "Second" }).click();
    await soon(() => badge(beside).count()).toBe(0);
    await comeBack(visit);
    await soon(() => badge(visit).count()).toBe(0);
    await change(desk, "closeConversation", { conversationId: second.id, version: 1 });
    site().portail.clock.advance(60_000);
    await reply(desk, first.id, { bodyText: "Trois" });
    // Seen at once where it is open, and nowhere left to be read.
    await visit.text("Trois").waitFor();
    await soon(async () => (await readConversation(await clinic.signInPatient(patient), first.id)).unreadCount).toBe(0);
    await beside.page.getByRole("link", { name: portal("messages.all") }).click();
    await soon(() => beside.page.locator(".conversation").allInnerTexts()).toEqual([
      expect.stringContaining("Trois"),
      expect.stringContaining(portal("list.closed")),
    ]);
    await soon(() => badge(beside).count()).toBe(0);
  });
});
