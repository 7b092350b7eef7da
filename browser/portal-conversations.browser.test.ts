import type { Locator } from "playwright-core";
import { newId } from "../server/kernel/id.ts";
import { pdf } from "../server/modules/conversations/attachments/testing/pdfs.ts";
import { upload } from "../server/modules/conversations/attachments/testing/uploads.ts";
import { change, readConversation, reply, start } from "../server/modules/conversations/testing/conversation-calls.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import { patientFor, signIn } from "./testing/people.ts";
import { signOut } from "./testing/portal-menu.ts";
import { heard } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import { keepUnaware } from "./testing/unaware.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const minute = 60_000;

const messages = ({ page }: Visit): Locator => page.locator("article.message");
const field = ({ page, portal }: Visit): Locator => page.getByRole("textbox", { name: portal("reply.label") });
const topOf = (locator: Locator): Promise<number> => locator.evaluate((element) => Math.round(element.getBoundingClientRect().top));

/** What a server that had been broken into might send. */
const hostile = `<p onclick="window.harmed=1">Lisez <a href="javascript:window.harmed=2">ceci</a> et <a href="https://exemple.test/x">cela</a>.</p>
  <img src="x" onerror="window.harmed=3"><script>window.harmed=4</script><style>body { display: none }</style>
  <iframe src="/portal"></iframe><form action="/x"><button>Payer</button></form><svg onload="window.harmed=5"><text>s</text></svg>
  <table style="position:fixed"><tr>${"<th colspan=2>Colonne</th>".repeat(12)}</tr><tr><td rowspan="9999">Valeur</td></tr></table>`;

describe.each(languages)("a patient's conversations in $locale on a $size", (look) => {
  test("none, some, further ones, and one that is not theirs", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
    await visit.go("/portail/conversations");
    await visit.text(portal("list.none")).waitFor();
    expect(await inspect(visit)).toEqual([]);

    for (let place = 1; place <= 23; place += 1) await start(desk, patient.id, { subject: `Sujet ${place}`, requestKey: newId() });
    await page.evaluate(() => void dispatchEvent(new Event("focus")));
    const cards = page.locator(".conversation");
    await soon(() => cards.count()).toBe(20);
    await soon(() => cards.first().innerText()).toContain("Sujet 23");
    await visit.button(portal("list.more")).click();
    await soon(() => cards.count()).toBe(23);
    await heard(visit, portal("list.added", { count: 3 }));
    await visit.focusOn(page.getByRole("listitem").filter({ has: page.getByRole("link", { name: "Sujet 3", exact: true }) }));
    await start(desk, patient.id, { subject: "Tout nouveau", bodyHtml: "<p>Bonjour</p>" });
    await page.evaluate(() => void dispatchEvent(new Event("focus")));
    await soon(() => cards.first().innerText()).toContain("Tout nouveau");
    expect(await cards.count()).toBe(24);

    const other = await clinic.patient();
    const { id } = (await start(desk, other.id)).conversation;
    for (const address of [id, "rien"]) {
      await visit.go(`/portail/conversations/${address}`);
      await visit.heading(portal("thread.gone")).waitFor();
    }
    expect(await inspect(visit)).toEqual([]);
  });

  test("older messages come above without moving the reader; what is new is marked, and read when it is seen", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { id } = (await start(desk, patient.id, { bodyHtml: "<p>Message 1</p>", allowReplies: true })).conversation;
    for (let place = 2; place <= 30; place += 1) await reply(desk, id, { bodyText: `Message ${place}` });
    const browser = await clinic.signInPatient(patient, { staySignedIn: true });
    await change(browser, "markConversationRead", { conversationId: id, throughPosition: 20 });
    await visit.become(browser);
    await visit.go(`/portail/conversations/${id}`);
    await visit.text(portal("message.new")).waitFor();
    await soon(() => page.locator('[data-position="21"]').evaluate((item) => item.getBoundingClientRect().bottom <= innerHeight)).toBe(
      true,
    );
    // What has not been in sight is not read.
    await soon(async () => (await readConversation(browser, id)).readThrough).not.toBe(20);
    expect((await readConversation(browser, id)).readThrough).toBeLessThan(30);
    await field(visit).scrollIntoViewIfNeeded();
    await soon(async () => (await readConversation(browser, id)).unreadCount).toBe(0);

    const older = visit.button(portal("thread.older"));
    await older.scrollIntoViewIfNeeded();
    const known = page.locator('[data-position="11"]');
    const before = await topOf(known);
    await older.click();
    await soon(() => messages(visit).count()).toBe(30);
    expect(Math.abs((await topOf(known)) - before)).toBeLessThanOrEqual(1);
    await visit.focusOn(page.locator('[data-position="10"]'));
    await heard(visit, portal("thread.added", { count: 10 }));

    await reply(desk, id, { bodyText: "Message 31" });
    const below = visit.button(portal("thread.below", { count: 1 }));
    await below.waitFor();
    expect((await readConversation(browser, id)).unreadCount).toBe(1);
    expect(await inspect(visit)).toEqual([]);
    await below.click();
    await visit.focusOn(page.locator('[data-position="31"]'));
    await soon(async () => (await readConversation(browser, id)).unreadCount).toBe(0);

    await field(visit).click();
    const place = await topOf(field(visit));
    await reply(desk, id, { bodyText: "Message 32" });
    await visit.text("Message 32").waitFor();
    expect(Math.abs((await topOf(field(visit))) - place)).toBeLessThanOrEqual(1);
  });

  test("a message comes into the page as what is allowed, and nothing else; its files come down, also after their address is over", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { attachment } = await upload(desk, pdf());
    const { id } = (await start(desk, patient.id, { bodyHtml: "<p>Voici.</p>", attachmentIds: [attachment.id], allowReplies: false }))
      .conversation;
    await page.clock.install({ time: site().portail.clock.now() });
    await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
    await visit.go(`/portail/conversations/${id}`);
    const link = page.getByRole("link", { name: new RegExp(attachment.name.replace(".", "\\.")) });
    const download = async (): Promise<string> => {
      const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
      expect(await file.failure()).toBeNull();
      return file.suggestedFilename();
    };
    expect(await download()).toBe(attachment.name);
    await site().pass(6 * minute, visit);
    expect(await download()).toBe(attachment.name);
    await page.getByRole("group", { name: portal("obstacle.title.REPLIES_OFF") }).waitFor();

    await page.addInitScript((bodyHtml) => {
      const real = fetch;
      globalThis.fetch = async (input, init) => {
        const answer = await real(input, init);
        if (!String(init?.body).includes('"PortalConversation"')) return answer;
        return new Response((await answer.text()).replace(/"bodyHtml":"[^"]*"/, `"bodyHtml":${JSON.stringify(bodyHtml)}`), answer);
      };
    }, hostile);
    await page.reload();
    const body = page.locator(".message-body");
    await body.getByRole("link", { name: /cela/ }).waitFor();
    expect(
      await body.locator("a").evaluateAll((links) => links.map((each) => [each.getAttribute("href"), each.getAttribute("rel")])),
    ).toEqual([["https://exemple.test/x", "noopener noreferrer nofollow"]]);
    expect(await body.locator("img, script, style, iframe, form, button, svg, [onclick], [style]").count()).toBe(0);
    expect(await body.innerText()).toMatch(/^Lisez ceci et cela/);
    expect(await page.evaluate(() => (globalThis as { harmed?: number }).harmed)).toBeUndefined();
    expect(await body.getByRole("cell").first().getAttribute("rowspan")).toBeNull();
    // The browser has refused what it read there, though nothing of it would have come into the page.
    visit.expectTrouble(/Content Security Policy/);
    await body.getByRole("group", { name: portal("message.table") }).focus();
    expect(await inspect(visit)).toEqual([]);
  });

  test("what was written waits for the same patient when the session ends by itself, and is gone when they sign out", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { id } = (await start(desk, patient.id, { allowReplies: true })).conversation;
    await page.clock.install({ time: site().portail.clock.now() });
    await visit.become(await clinic.signInPatient(patient));
    await visit.go(`/portail/conversations/${id}`);
    await send(visit);
    await visit.focusOn(field(visit));
    await visit.text(portal("reply.empty")).first().waitFor();
    await field(visit).fill("x".repeat(20_001));
    await visit
      .text(portal("reply.over", { count: 1 }))
      .first()
      .waitFor();
    await send(visit);
    await page.locator("#reply-error").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await field(visit).fill("Ma question");
    // Pages that ask by themselves keep nobody signed in.
    await site().pass(13 * minute + 2000, visit);
    await page.getByRole("dialog", { name: portal("idle.title") }).waitFor();
    await site().pass(2 * minute, visit);
    await visit.heading(portal("who.title")).waitFor();
    await visit.text(portal("session.idle")).waitFor();
    await signIn(site(), visit, patient);
    await soon(() => field(visit).inputValue()).toBe("Ma question");
    await signOut(visit);
    await visit.heading(portal("who.title")).waitFor();
    await site().pass(2 * minute, visit);
    await signIn(site(), visit, patient);
    await field(visit).waitFor();
    expect(await field(visit).inputValue()).toBe("");
  });

  test("what the clinic allowed is said: once, or until a day", async () => {
    const clinic = await site().openClinic();
    const desk = await clinic.staff("DESK");
    const visit = await site().visit(clinic, look);
    const { page, portal } = visit;
    const patient = await patientFor(clinic, visit);
    const { id } = (await start(desk, patient.id, { allowReplies: true, repliesOnce: true })).conversation;
    await visit.become(await clinic.signInPatient(patient, { staySignedIn: true }));
    await visit.go(`/portail/conversations/${id}`);
    await visit.text(portal("reply.once")).waitFor();
    await field(visit).fill("Oui.");
    await send(visit);
    await page.getByRole("group", { name: portal("obstacle.title.REPLIED_ONCE") }).waitFor();
    await soon(() => messages(visit).count()).toBe(2);
    expect(await inspect(visit)).toEqual([]);
    const repliesUntil = new Date(site().portail.clock.now().getTime() + 60 * minute).toISOString();
    const late = (await start(desk, patient.id, { subject: "Jusqu’à", allowReplies: true, repliesUntil })).conversation;
    await visit.go(`/portail/conversations/${late.id}`);
    await field(visit).fill("Trop tard?");
    await keepUnaware(visit);
    site().portail.clock.advance(61 * minute);
    await send(visit);
    await page.getByRole("group", { name: portal("obstacle.title.REPLIES_ENDED") }).waitFor();
    expect(await page.getByRole("textbox", { name: portal("reply.unsent") }).inputValue()).toBe("Trop tard?");
  });
});

async function send(visit: Visit): Promise<void> {
  await visit.button(visit.portal("reply.send")).click();
}
