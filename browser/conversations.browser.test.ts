import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { minutes } from "../server/kernel/clock.ts";
import { newId } from "../server/kernel/id.ts";
import { pdf } from "../server/modules/conversations/attachments/testing/pdfs.ts";
import { upload } from "../server/modules/conversations/attachments/testing/uploads.ts";
import { change, markRead, readConversation, reply, start } from "../server/modules/conversations/testing/conversation-calls.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { saveSettings } from "./testing/settings-api.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const inbox = "/admin/conversations";
const threadOf = (id: string): string => `${inbox}/${id}`;

async function staffAt(clinic: TestClinic, look: Look, address: string, role: "DESK" | "ADMIN" | "SUPPORT" = "DESK"): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const rows = ({ page }: Visit): Locator => page.locator(".conversation-row");
const messages = ({ page }: Visit): Locator => page.locator("article.message");
const badge = ({ page }: Visit): Locator => page.locator(".navigation .count-badge");
const filter = (visit: Visit, which: string): Locator => visit.button(visit.admin(`inbox.filter.${which}`));
const controls = ({ page }: Visit): Locator => page.locator(".thread-controls");
const dialog = ({ page }: Visit): Locator => page.getByRole("dialog");
const topOf = (locator: Locator): Promise<number> => locator.evaluate((element) => Math.round(element.getBoundingClientRect().top));

const marie = (clinic: TestClinic) => clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours" });

/** What the page asks by itself now and then is not answered: it knows no more than it shows. */
const keepUnaware = async ({ page }: Visit): Promise<void> =>
  void (await page.route("**/graphql", (route) =>
    route.request().postData()?.includes('"ThreadStamp"')
      ? route.fulfill({ json: { errors: [{ message: "It failed.", extensions: { code: "INTERNAL" } }] } })
      : route.continue(),
  ));

describe.each(languages)("conversations in $locale on a $size", (look) => {
  test("what has to be read is counted, filtered and searched; reading it takes it off, and it can be put back", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("ADMIN");
    const patient = await marie(clinic);
    const other = await clinic.patient({ firstName: "Léo", lastName: "Roy" });
    const asked = (await start(desk, patient.id, { subject: "Vos résultats", allowReplies: true })).conversation;
    await start(desk, other.id, { subject: "Prise de sang", allowReplies: false });
    const closed = (await start(desk, other.id, { subject: "Ancien sujet", bodyHtml: "<p>Ordonnance prête</p>" })).conversation;
    await change(desk, "closeConversation", { conversationId: closed.id, version: 1 });
    site().portail.clock.advance(minutes(1));
    await reply(await clinic.signInPatient(patient), asked.id, { bodyText: "Puis-je manger avant?" });

    const visit = await staffAt(clinic, look, inbox);
    const { page, admin } = visit;
    await soon(() => rows(visit).count()).toBe(2);
    await soon(() => badge(visit).innerText()).toContain(admin("navigation.unread", { count: 1 }));
    await soon(() => rows(visit).first().innerText()).toContain(admin("inbox.unread", { count: 1 }));
    await soon(() => rows(visit).last().innerText()).toContain(admin("inbox.noReply"));
    expect(await inspect(visit)).toEqual([]);
    await filter(visit, "CLOSED").click();
    await soon(() => rows(visit).allInnerTexts()).toEqual([expect.stringContaining("Ancien sujet")]);
    await filter(visit, "MINE").click();
    await visit.text(admin("inbox.none.MINE")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("inbox.showAll")).click();
    await soon(() => rows(visit).count()).toBe(3);
    await page.getByRole("searchbox", { name: admin("inbox.search") }).fill("ordonnance roy");
    await soon(() => rows(visit).allInnerTexts()).toEqual([expect.stringContaining("Ancien sujet")]);
    expect(new URL(page.url()).search).toBe("");
    await rows(visit).getByRole("link").click();
    await visit.heading("Ancien sujet").waitFor();
    expect(await page.title()).not.toMatch(/sujet|Roy/);
    await page.goBack();
    await soon(() => page.getByRole("searchbox").inputValue()).toBe("ordonnance roy");
    await page.getByRole("searchbox").fill("");

    await filter(visit, "UNREAD").click();
    await soon(() => rows(visit).allInnerTexts()).toEqual([expect.stringContaining("Vos résultats")]);
    await rows(visit).getByRole("link").click();
    await visit.text("Puis-je manger avant?").waitFor();
    await soon(() => badge(visit).count()).toBe(0);
    await soon(async () => (await readConversation(desk, asked.id)).unreadCount).toBe(0);
    await visit.button(admin("thread.markUnread")).click();
    await visit.heading(admin("inbox.title")).waitFor();
    await soon(() => badge(visit).innerText()).toContain(admin("navigation.unread", { count: 1 }));
    await heard(visit, admin("thread.nowUnread"));
  });

  test("what is written meanwhile comes into the inbox by itself; where more of it is open it is said to be there", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("ADMIN");
    const patient = await marie(clinic);
    const write = async (subject: string) => {
      site().portail.clock.advance(minutes(1));
      await start(desk, patient.id, { subject });
    };
    await write("Premier sujet");
    const visit = await staffAt(clinic, look, inbox);
    const { page, admin } = visit;
    const background = page.waitForRequest(
      (request) => request.postData()?.includes('"Inbox"') === true && "portail-background" in request.headers(),
    );
    const lookAgain = () => page.evaluate(() => dispatchEvent(new Event("focus")));
    await soon(() => rows(visit).count()).toBe(1);
    await write("Deuxième sujet");
    await lookAgain();
    await soon(() => rows(visit).first().innerText()).toContain("Deuxième sujet");
    await background;

    for (let place = 0; place < 19; place += 1) await write(`Sujet ${place}`);
    await lookAgain();
    await soon(() => rows(visit).count()).toBe(20);
    await visit.button(admin("more.show")).click();
    await soon(() => rows(visit).count()).toBe(21);
    await write("Dernier sujet");
    await lookAgain();
    await visit.text(admin("inbox.stale")).waitFor();
    expect(await rows(visit).count()).toBe(21);
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("inbox.showStale")).click();
    await soon(() => rows(visit).first().innerText()).toContain("Dernier sujet");
    await visit.text(admin("inbox.stale")).waitFor({ state: "detached" });
    await visit.focusOn(page.getByRole("heading", { name: admin("inbox.list") }));
  });

  test("a message that comes while somebody reads or writes shows itself, without moving them; who has read is said", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const { id } = (await start(await clinic.staff("ADMIN"), patient.id, { allowReplies: true })).conversation;
    const browser = await clinic.signInPatient(patient);
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page, admin } = visit;
    await visit.text(admin("thread.notRead")).waitFor();
    await markRead(browser, id, 1);
    await visit.text(admin("thread.notRead")).waitFor({ state: "detached" });
    const said = admin("thread.read", { when: "" });
    await soon(() => page.locator(".message-foot").innerText()).toContain(said.trim());

    const field = page.getByRole("textbox", { name: admin("compose.reply") });
    await field.click();
    await page.keyboard.type("Oui, ");
    const before = await topOf(field);
    await reply(browser, id, { bodyText: "Une question de plus" });
    await visit.text("Une question de plus").waitFor();
    await heard(visit, admin("thread.arrived", { count: 1, who: "Marie-Ève D’Amours" }));
    await visit.focusOn(field);
    expect(Math.abs((await topOf(field)) - before)).toBeLessThanOrEqual(1);
    await page.keyboard.type("bien sûr.");
    await visit.button(admin("compose.send")).click();
    await messages(visit).nth(2).waitFor();
    await soon(() => messages(visit).last().innerText()).toContain("Oui, bien sûr.");
    await soon(() => messages(visit).last().innerText()).toContain(`DESK ${clinic.clinic.slug}`);
    expect(await inspect(visit)).toEqual([]);
    await soon(async () => (await readConversation(browser, id)).messageCount).toBe(3);
  });

  test("older messages come above, and whoever reads stays where they are", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const desk = await clinic.staff("ADMIN");
    const { id } = (await start(desk, patient.id, { bodyHtml: "<p>Message 1</p>" })).conversation;
    for (let place = 2; place <= 45; place += 1) await reply(desk, id, { bodyText: `Message ${place}` });
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page, admin } = visit;
    await soon(() => messages(visit).count()).toBe(20);
    await soon(() => visit.text("Message 45").isVisible()).toBe(true);
    const known = page.locator('[data-position="26"]');
    const older = visit.button(admin("thread.older"));
    await older.scrollIntoViewIfNeeded();
    const before = await topOf(known);
    await older.click();
    await soon(() => messages(visit).count()).toBe(40);
    await heard(visit, admin("thread.added", { count: 20 }));
    expect(Math.abs((await topOf(known)) - before)).toBeLessThanOrEqual(1);
    await visit.focusOn(page.locator('[data-position="25"]'));
    await older.click();
    await soon(() => messages(visit).count()).toBe(45);
    await soon(() => older.count()).toBe(0);
    await visit.focusOn(page.locator('[data-position="5"]'));
  });

  test("two members of the staff decide about it at once: nobody's decision is lost, nor what they chose", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const colleague = await clinic.staff("ADMIN");
    const { id } = (await start(colleague, patient.id, { allowReplies: true })).conversation;
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page, admin } = visit;
    await controls(visit).getByText(admin("thread.replies.ALLOWED")).waitFor();
    await keepUnaware(visit);
    await change(colleague, "setConversationReplies", { conversationId: id, version: 1, allowed: false });
    await visit.button(admin("thread.close")).click();
    await page
      .getByRole("alert")
      .filter({ hasText: admin("thread.late") })
      .waitFor();
    await controls(visit).getByText(admin("thread.replies.REPLIES_OFF")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("thread.close")).click();
    await visit.focusOn(visit.button(admin("thread.reopen")));
    await heard(visit, admin("thread.nowClosed"));
    await soon(() => page.getByRole("alert").count()).toBe(0);
    await visit.text(admin("thread.closedBody")).waitFor();
    await soon(async () => (await readConversation(colleague, id)).closed).toBe(true);
    await change(colleague, "reopenConversation", { conversationId: id, version: 3 });
    await visit.button(admin("thread.reopen")).click();
    await visit.button(admin("thread.close")).waitFor();
    expect((await readConversation(colleague, id)).version).toBe(4);

    await visit.button(admin("thread.repliesChange")).click();
    const allowed = dialog(visit).getByRole("checkbox", { name: admin("compose.allowReplies") });
    await allowed.check();
    await dialog(visit).getByLabel(admin("compose.repliesUntil")).fill("2027-06-30");
    await dialog(visit)
      .getByRole("checkbox", { name: admin("compose.repliesOnce") })
      .check();
    await change(colleague, "closeConversation", { conversationId: id, version: 4 });
    const save = dialog(visit).getByRole("button", { name: admin("thread.repliesSave"), exact: true });
    await save.click();
    await dialog(visit)
      .getByRole("alert")
      .filter({ hasText: admin("thread.late") })
      .waitFor();
    expect(await inspect(visit)).toEqual([]);
    expect(await allowed.isChecked()).toBe(true);
    await save.click();
    await dialog(visit).waitFor({ state: "detached" });
    await visit.focusOn(visit.button(admin("thread.repliesChange")));
    const { repliesAllowed, repliesOnce, repliesUntil } = await readConversation(colleague, id);
    expect([repliesAllowed, repliesOnce, repliesUntil]).toEqual([true, true, "2027-07-01T04:00:00.000Z"]);
    await page.unroute("**/graphql");
    await visit.button(admin("thread.reopen")).click();
    await soon(() => page.locator(".thread-event").count()).toBe(6);
  });

  test("it is taken on, and given to somebody else or nobody; the inbox and the chart say whose it is", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const colleague = await clinic.staff("ADMIN");
    const { id } = (await start(colleague, patient.id, { subject: "Suivi" })).conversation;
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page, admin } = visit;
    await visit.button(admin("thread.take")).click();
    await heard(visit, admin("thread.nowAssigned", { name: `DESK ${clinic.clinic.slug}` }));
    await controls(visit).getByText(admin("thread.toMe"), { exact: true }).waitFor();
    await visit.button(admin("thread.assign")).click();
    await dialog(visit).getByLabel(admin("thread.assignee")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await dialog(visit)
      .getByLabel(admin("thread.assignee"))
      .selectOption({ label: `ADMIN ${clinic.clinic.slug}` });
    await dialog(visit)
      .getByRole("button", { name: admin("thread.assignSave"), exact: true })
      .click();
    await heard(visit, admin("thread.nowAssigned", { name: `ADMIN ${clinic.clinic.slug}` }));
    await visit.focusOn(visit.button(admin("thread.assign")));

    await page.getByRole("link", { name: "Marie-Ève D’Amours" }).click();
    await visit.heading("Marie-Ève D’Amours").waitFor();
    await page
      .getByRole("link", { name: admin("chart.tab.conversations"), exact: true })
      .last()
      .click();
    await soon(() => rows(visit).innerText()).toContain(admin("inbox.assigned", { name: `ADMIN ${clinic.clinic.slug}` }));
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: admin("chart.write") }).click();
    await page.waitForURL(/conversations\/new\?patient=/);
  });

  test("a file is had in one click, also when its address is over", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const desk = await clinic.staff("ADMIN");
    const { attachment } = await upload(desk, pdf());
    const { id } = (await start(desk, patient.id, { attachmentIds: [attachment.id] })).conversation;
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page } = visit;
    const file = page.getByRole("link", { name: "Résultats.pdf" });
    const download = async (): Promise<string> => {
      const [got] = await Promise.all([page.waitForEvent("download"), file.click()]);
      return got.suggestedFilename();
    };
    expect(await download()).toBe("Résultats.pdf");
    site().portail.clock.advance(minutes(6));
    // The page learns what time it is from whatever is answered next.
    await page.waitForResponse((response) => response.request().postData()?.includes("ThreadStamp") ?? false);
    expect(await download()).toBe("Résultats.pdf");
  });

  test("keeps nobody out: who can't be reached, replies that are off for all, files, and what is not there", async () => {
    const clinic = await site().openClinic();
    await saveSettings(await clinic.staff("SUPPORT"), { conversationReplies: false });
    const patient = await clinic.patient({ email: null, mobile: null, notificationMethod: "EMAIL" });
    const desk = await clinic.staff("ADMIN");
    const table = "<table><tbody><tr><th>LDL</th><td>2,1</td></tr></tbody></table><ul><li>Repos</li></ul>";
    const { id } = (await start(desk, patient.id, { bodyHtml: `<p><strong>Bonjour</strong></p>${table}`, allowReplies: true }))
      .conversation;
    const visit = await staffAt(clinic, look, threadOf(id));
    const { page, admin } = visit;
    await visit.text(admin("thread.notice.obstacle.NO_CONTACT")).waitFor();
    await controls(visit).getByText(admin("thread.replies.CLINIC_OFF")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.go(threadOf(toGlobalId("Conversation", newId())));
    await visit.text(admin("thread.missingBody")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.route("**/graphql", (route) => (route.request().postData()?.includes('"ThreadPage"') ? route.abort() : route.continue()));
    await visit.go(threadOf(id));
    await page.getByRole("alert").waitFor();
    visit.expectTrouble(/request failed|Failed to load/);
    await page.unroute("**/graphql");
    await visit.button(admin("state.retry")).click();
    await messages(visit).waitFor();

    const support = await staffAt(clinic, look, inbox, "SUPPORT");
    await support.text(admin("inbox.notAllowed")).waitFor();
    await soon(() => support.page.getByRole("link", { name: admin("navigation.conversations") }).count()).toBe(0);
    expect(await inspect(support)).toEqual([]);
  });
});
