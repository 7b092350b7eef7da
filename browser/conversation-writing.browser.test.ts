import type { Locator } from "playwright-core";
import { toGlobalId } from "../server/graphql/global-id.ts";
import { pdf } from "../server/modules/conversations/attachments/testing/pdfs.ts";
import { beginConversation } from "../server/modules/conversations/testing/begin-conversation.ts";
import type { Patient } from "../server/modules/patients/patient.entity.ts";
import type { Role } from "../server/kernel/permissions.ts";
import type { ApiClient } from "../server/testing/api-client.ts";
import type { TestClinic } from "../server/testing/clinic.ts";
import { inspect } from "./testing/inspect.ts";
import { languages } from "./testing/looks.ts";
import type { Look } from "./testing/looks.ts";
import { saveSettings } from "./testing/settings-api.ts";
import { heard, supportAt } from "./testing/settings-form.ts";
import { useSite } from "./testing/site.ts";
import { soon } from "./testing/soon.ts";
import type { Visit } from "./testing/visit.ts";

const site = useSite();
const templatesAddress = "/admin/settings/conversation-templates";
const idOf = (patient: Patient): string => toGlobalId("Patient", patient.id);
const writingTo = (patient: Patient): string => `/admin/conversations/new?patient=${encodeURIComponent(idOf(patient))}`;

async function staffAt(clinic: TestClinic, look: Look, address: string, role: Role = "DESK"): Promise<Visit> {
  const visit = await site().visit(clinic, look);
  await visit.become(await clinic.staff(role));
  await visit.go(address);
  return visit;
}

const marie = (clinic: TestClinic, fields: Readonly<Record<string, unknown>> = {}) =>
  clinic.patient({ firstName: "Marie-Ève", lastName: "D’Amours", ...fields });

const subject = ({ page, admin }: Visit): Locator => page.getByLabel(admin("compose.subject"));
const body = ({ page }: Visit): Locator => page.locator("#compose-body");
const send = (visit: Visit): Locator => visit.button(visit.admin("compose.send"));
const draft = ({ page }: Visit): Locator => page.locator(".draft-state");
const draftSaved = (visit: Visit): Promise<void> => soon(() => draft(visit).textContent()).toBe(visit.admin("compose.draft.saved"));
const tool = (visit: Visit, id: string): Locator =>
  visit.page.getByRole("toolbar").getByRole("button", { name: visit.admin(id), exact: true });
const summary = ({ page }: Visit): Locator => page.locator(".notice.danger[role=group]");
const chooseFile = ({ page }: Visit, name: string, buffer: Buffer): Promise<void> =>
  page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer });

interface Sent {
  readonly subject: string;
  readonly repliesAllowed: boolean;
  readonly repliesOnce: boolean;
  readonly messages: {
    readonly edges: readonly { readonly node: { readonly bodyHtml: string; readonly attachments: readonly { name: string }[] } }[];
  };
}

/** The conversations with a patient, as another browser of the clinic reads them. */
async function sentTo(clinic: TestClinic, patient: Patient): Promise<readonly Sent[]> {
  const desk = await clinic.staff("DESK");
  const { conversations } = await desk.data(
    `query ($id: ID!) { conversations(filter: ALL, patientId: $id) { edges { node { subject repliesAllowed repliesOnce
      messages { edges { node { bodyHtml attachments { name } } } } } } } }`,
    { id: idOf(patient) },
  );
  return conversations.edges.map(({ node }: { node: Sent }) => node);
}

const makeTemplate = async (admin: ApiClient, name: string): Promise<{ id: string; version: number }> => {
  const input = {
    name,
    subject: { fr: "Vos résultats", en: "Your results" },
    body: { fr: "<p>Ils sont <strong>arrivés</strong>.</p>", en: "<p>They are <strong>here</strong>.</p>" },
  };
  const { createConversationTemplate } = await admin.data(
    "mutation ($input: CreateConversationTemplateInput!) { createConversationTemplate(input: $input) { template { id version } } }",
    { input },
  );
  return createConversationTemplate.template;
};

describe.each(languages)("writing to patients in $locale on a $size", (look) => {
  test("from the chart, with a template, formatting by keyboard and a file, sent once", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic, { language: look.locale });
    await makeTemplate(await clinic.staff("ADMIN"), "Résultats");
    const visit = await staffAt(clinic, look, `/admin/patients/${idOf(patient)}`);
    const { page, admin } = visit;
    await page.getByRole("link", { name: admin("chart.write") }).click();
    await visit.heading(admin("new.title")).waitFor();
    await body(visit).waitFor();
    const ways = admin("new.reached", { name: "Marie-Ève D’Amours", how: admin("new.by.EMAIL") });
    await soon(() => page.locator(".reached").textContent()).toBe(ways);
    expect(await inspect(visit)).toEqual([]);

    await visit.button(admin("compose.template")).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Résultats" }).click();
    await dialog.getByText(admin("compose.templateInTheirs")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await dialog.getByRole("button", { name: admin("compose.templateUse") }).click();
    await visit.focusOn(body(visit));
    expect(await subject(visit).inputValue()).toBe(look.locale === "fr" ? "Vos résultats" : "Your results");

    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("À ");
    await page.keyboard.press("ControlOrMeta+i");
    await soon(() => tool(visit, "compose.italic").getAttribute("aria-pressed")).toBe("true");
    await page.keyboard.type("jeun");
    await page.keyboard.press("ControlOrMeta+i");
    await page.keyboard.type(". ");
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByLabel(admin("compose.linkAddress")).fill("javascript:alert(1)");
    await page.keyboard.press("Enter");
    await page.getByText(admin("compose.linkWrong")).waitFor();
    await page.getByLabel(admin("compose.linkAddress")).fill("clinique.example");
    await page.getByLabel(admin("compose.linkWords")).fill("Le plan");
    await page.keyboard.press("Enter");
    await visit.focusOn(body(visit));
    await soon(() => body(visit).getByRole("link").getAttribute("href")).toBe("https://clinique.example");
    // The Tab key leads out of the text; back it leads to the one tool that is a stop.
    await page.keyboard.press("Shift+Tab");
    await visit.focusOn(tool(visit, "compose.bold"));
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await visit.focusOn(tool(visit, "compose.italic"));
    await draftSaved(visit);

    await chooseFile(visit, "plan.pdf", Buffer.from("%PDF-1.7 nothing"));
    await page.locator(".message-file.refused").waitFor();
    expect(await inspect(visit)).toEqual([]);
    visit.expectTrouble(/^(answer 4\d\d: .*\/files\/attachments|console: .*status of 4\d\d)/);
    await send(visit).click();
    await page.getByText(admin("compose.filesRefused")).waitFor();
    await page.getByRole("button", { name: `${admin("compose.fileRemove")} plan.pdf` }).click();
    await chooseFile(visit, "plan.pdf", pdf());
    await page.locator(".message-file:not(.refused)").waitFor();
    await heard(visit, admin("compose.fileStored", { name: "plan.pdf" }));
    await page.getByLabel(admin("compose.repliesOnce")).check();
    await send(visit).dblclick();
    await page.waitForURL(/\/admin\/conversations\/(?!new)/);
    const [sent, ...others] = await sentTo(clinic, patient);
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ repliesAllowed: true, repliesOnce: true });
    const [{ node: message }] = sent!.messages.edges as [Sent["messages"]["edges"][number]];
    expect(message.attachments.map(({ name }) => name)).toEqual(["plan.pdf"]);
    expect(message.bodyHtml).toMatch(
      /<strong>.*<\/strong>.*<p>À <em>jeun<\/em>\. <a href="https:\/\/clinique\.example[^>]*>Le plan<\/a><\/p>/,
    );
  });

  test("what is missing is said, and a draft comes back after a reload until it is sent or discarded", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const visit = await staffAt(clinic, look, writingTo(patient));
    const { page, admin } = visit;
    await body(visit).waitFor();
    await send(visit).click();
    await visit.focusOn(summary(visit));
    await soon(() => summary(visit).getByRole("link").count()).toBe(2);
    expect(await inspect(visit)).toEqual([]);
    await summary(visit).getByRole("link").last().click();
    await visit.focusOn(body(visit));
    await page.keyboard.type("Bonjour");
    await page.keyboard.press("Enter");
    await tool(visit, "compose.table").click();
    await page.keyboard.type("Heure");
    await body(visit).locator("th").last().click();
    await page.keyboard.type("Lieu");
    await page.getByRole("toolbar", { name: admin("compose.tableTools") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await subject(visit).fill("Votre visite");
    await page.route("**/files/attachments", (route) => route.abort("connectionreset"));
    await chooseFile(visit, "plan.pdf", pdf());
    await page.getByText(admin("compose.fileOffline")).first().waitFor();
    visit.expectTrouble(/files\/attachments|ERR_CONNECTION_RESET/);
    await page.unroute("**/files/attachments");
    await page.getByRole("button", { name: `${admin("state.retry")} plan.pdf` }).click();
    await heard(visit, admin("compose.fileStored", { name: "plan.pdf" }));
    await draftSaved(visit);
    await page.reload();
    await body(visit).waitFor();
    await soon(() => subject(visit).inputValue()).toBe("Votre visite");
    await soon(() => body(visit).textContent()).toContain("Heure");
    await soon(() => body(visit).locator("th").count()).toBe(2);
    await page.getByText("plan.pdf").first().waitFor();

    // Somebody else than was meant: what is written goes along.
    const léo = await clinic.patient({ firstName: "Léo", lastName: "Roy" });
    await visit.button(admin("new.change")).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(admin("new.changeBody")).waitFor();
    await dialog.getByRole("searchbox").fill("roy leo");
    await dialog.getByRole("button", { name: /Léo Roy/ }).click();
    await page.getByRole("heading", { name: /Léo Roy/ }).waitFor();
    await soon(() => subject(visit).inputValue()).toBe("Votre visite");
    await soon(() => body(visit).textContent()).toContain("Heure");
    await draftSaved(visit);
    await visit.go(writingTo(patient));
    await body(visit).waitFor();
    expect(await subject(visit).inputValue()).toBe("");
    await visit.go(writingTo(léo));
    await soon(() => subject(visit).inputValue()).toBe("Votre visite");
    await page.getByText("plan.pdf").first().waitFor();
    await visit.button(admin("compose.discard")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("compose.discard") })
      .click();
    await heard(visit, admin("compose.discarded"));
    await soon(() => subject(visit).inputValue()).toBe("");
    await page.goto("about:blank");
    await visit.go(writingTo(léo));
    await body(visit).waitFor();
    expect(await subject(visit).inputValue()).toBe("");
    expect(await sentTo(clinic, léo)).toEqual([]);
  });

  test("whoever can't be reached is named, and what keeps them out is mended in place", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic, { email: null, mobile: null, portalAccess: true });
    const desk = await clinic.staff("DESK");
    const off = "mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }";
    await desk.data(off, { input: { patientId: idOf(patient), enabled: false } });
    const visit = await staffAt(clinic, look, "/admin/conversations/new");
    const { page, admin } = visit;
    await page.getByRole("searchbox").fill("damours");
    await page.getByRole("button", { name: /D’Amours/ }).click();
    const name = "Marie-Ève D’Amours";
    await page.getByRole("heading", { name: admin("new.noAccess", { name }) }).waitFor();
    await body(visit).waitFor();
    await subject(visit).fill("Bonjour");
    expect(await inspect(visit)).toEqual([]);

    await visit.button(admin("new.switchOn")).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("access.onConfirm") })
      .click();
    await page.getByRole("heading", { name: admin("new.unreached", { name }) }).waitFor();
    await visit.button(admin("new.contact")).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(admin("field.email")).fill("marie");
    await dialog.getByLabel(admin("field.notificationMethod")).selectOption("EMAIL");
    await dialog.getByRole("button", { name: admin("new.contactSave") }).click();
    await dialog.locator("#contact-email[aria-invalid=true]").waitFor();
    expect(await inspect(visit)).toEqual([]);
    await dialog.getByLabel(admin("field.email")).fill("marie@courriel.example");
    await dialog.getByRole("button", { name: admin("new.contactSave") }).click();
    const reached = admin("new.reached", { name, how: admin("new.by.EMAIL") });
    await soon(() => page.locator(".reached").textContent()).toBe(reached);
    await heard(visit, reached);
    expect(await subject(visit).inputValue()).toBe("Bonjour");
  });

  test("a message whose answer was lost is sent once all the same", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    const visit = await staffAt(clinic, look, writingTo(patient));
    const { page, admin } = visit;
    const write = async (words: string): Promise<void> => {
      await body(visit).click();
      await page.keyboard.type(words);
      await subject(visit).fill(words);
      await draftSaved(visit);
    };
    const loseAnswer = async (): Promise<void> => {
      // The answer alone: the message is stored by then.
      await page.evaluate(() => {
        const { fetch } = globalThis;
        globalThis.fetch = async (...call) => {
          const response = await fetch(...call);
          if (!String(call[1]?.body).includes("StartConversation")) return response;
          globalThis.fetch = fetch;
          throw new TypeError("Lost");
        };
      });
      await send(visit).click();
      await visit.focusOn(summary(visit));
    };
    await write("Bonjour");
    await loseAnswer();
    await send(visit).click();
    await page.waitForURL(/\/admin\/conversations\/(?!new)/);
    await soon(async () => (await sentTo(clinic, patient)).length).toBe(1);

    await visit.go(writingTo(patient));
    await write("Encore");
    await loseAnswer();
    await subject(visit).fill("Encore une fois");
    await send(visit).click();
    await page.getByRole("heading", { name: admin("compose.sentBefore") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await soon(async () => (await sentTo(clinic, patient)).length).toBe(2);
  });

  test("where setting 4 is off, nobody is promised a reply", async () => {
    const clinic = await site().openClinic();
    await saveSettings(await clinic.staff("SUPPORT"), { conversationReplies: false });
    const visit = await staffAt(clinic, look, writingTo(await marie(clinic)));
    const { page, admin } = visit;
    await page.getByRole("heading", { name: admin("new.repliesOff") }).waitFor();
    expect(await page.getByLabel(admin("compose.allowReplies")).count()).toBe(0);
  });

  test("a template is made, changed by two people at once, archived and restored", async () => {
    const clinic = await site().openClinic();
    const other = await clinic.staff("ADMIN");
    const visit = await staffAt(clinic, look, templatesAddress, "ADMIN");
    const { page, admin } = visit;
    await page.getByText(admin("templates.none")).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await page.getByRole("link", { name: admin("templates.new") }).click();
    await visit.heading(admin("templates.newTitle")).waitFor();
    await page.locator("#template-name").fill("Rappel");
    await page.locator("#template-subjectFr").fill("Rappel");
    await page.locator("#template-subjectEn").fill("Reminder");
    await page.locator("#template-bodyFr").click();
    await page.keyboard.type("À bientôt.");
    const save = visit.button(admin("templates.create"));
    await save.click();
    await visit.focusOn(summary(visit));
    expect(await inspect(visit)).toEqual([]);
    await summary(visit).getByRole("link").click();
    await visit.focusOn(page.locator("#template-bodyEn"));
    await page.keyboard.type("See you soon.");
    await save.click();
    await visit.heading(admin("templates.title")).waitFor();
    await heard(visit, admin("templates.created", { name: "Rappel" }));
    expect(await inspect(visit)).toEqual([]);

    await page.getByRole("link", { name: `${admin("templates.edit")} Rappel` }).click();
    await visit.heading(admin("templates.editTitle")).waitFor();
    await page.locator("#template-bodyFr").waitFor();
    await soon(() => page.locator(".save-bar [role=status]").textContent()).toBe(admin("save.none"));
    const { conversationTemplates } = await other.data("{ conversationTemplates { id version } }");
    const update = "mutation ($input: UpdateConversationTemplateInput!) { updateConversationTemplate(input: $input) { errors { code } } }";
    await other.data(update, { input: { ...conversationTemplates[0], name: "Rappel de visite" } });
    await page.locator("#template-subjectEn").fill("A reminder");
    await visit.button(admin("templates.save")).click();
    await page.getByRole("heading", { name: admin("templates.conflictTitle") }).waitFor();
    expect(await inspect(visit)).toEqual([]);
    await visit.button(admin("conflict.save")).click();
    await soon(() => page.locator(".save-bar [role=status]").textContent()).toBe(admin("save.saved"));
    expect(await page.locator("#template-name").inputValue()).toBe("Rappel de visite");
    expect(await page.locator("#template-subjectEn").inputValue()).toBe("A reminder");

    await page
      .getByRole("link", { name: admin("templates.back"), exact: true })
      .first()
      .click();
    const archive = `${admin("templates.archive")} Rappel de visite`;
    await page.getByRole("button", { name: archive }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("templates.archive"), exact: true })
      .click();
    await heard(visit, admin("templates.archivedNow", { name: "Rappel de visite" }));
    await page.getByRole("heading", { name: admin("templates.archived"), exact: true }).waitFor();
    await page.getByRole("button", { name: `${admin("templates.restore")} Rappel de visite` }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: admin("templates.restore"), exact: true })
      .click();
    await heard(visit, admin("templates.restoredNow", { name: "Rappel de visite" }));
    await page.getByRole("heading", { name: admin("templates.inUse"), exact: true }).waitFor();
  });

  test("switching replies off says how many conversations lose them", async () => {
    const clinic = await site().openClinic();
    const patient = await marie(clinic);
    await beginConversation(site().portail, clinic, patient);
    await beginConversation(site().portail, clinic, patient, { allowReplies: false });
    const visit = await supportAt(site(), clinic, look);
    const { page, admin } = visit;
    await page.getByRole("switch", { name: admin("label.conversationReplies") }).click();
    await page
      .getByText(admin("impact.replies", { count: 1 }))
      .first()
      .waitFor();
    await heard(visit, admin("impact.replies", { count: 1 }));
  });
});
