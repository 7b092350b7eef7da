import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMailGateway } from "../mail/create-mail-gateway.ts";
import { createTextGateway } from "../text/create-text-gateway.ts";
import { listInbox, writeToInbox, type InboxMessage } from "./inbox-folder.ts";
import { renderInboxPage } from "./inbox-page.ts";

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "portail-inbox-")), "inbox");
});
afterEach(() => rm(join(folder, ".."), { recursive: true, force: true }));

const at = (second: number): string => new Date(Date.UTC(2026, 2, 14, 9, 0, second)).toISOString();
const sms = (text: string, sentAt: string): InboxMessage => ({
  channel: "SMS",
  to: "+15145550142",
  subject: null,
  text,
  html: null,
  sentAt,
});

test("an inbox without a folder is empty", async () => {
  expect(await listInbox(folder)).toEqual([]);
});

test("messages are listed newest first, whatever order they were written in", async () => {
  for (const second of [2, 5, 1, 4, 3]) await writeToInbox(folder, `id-${second}`, sms(String(second), at(second)));
  expect((await listInbox(folder)).map(({ text }) => text)).toEqual(["5", "4", "3", "2", "1"]);
});

test("the same id again is the same message", async () => {
  await writeToInbox(folder, "id", sms("first try", at(1)));
  await writeToInbox(folder, "id", sms("second try", at(2)));
  expect((await listInbox(folder)).map(({ text }) => text)).toEqual(["second try"]);
});

test("a half-written file is never listed, and none is left behind", async () => {
  await Promise.all(Array.from({ length: 40 }, (_, index) => writeToInbox(folder, `id-${index}`, sms("x".repeat(20_000), at(index)))));
  expect(await listInbox(folder)).toHaveLength(40);
  await writeFile(join(folder, "half.draft"), "{");
  expect(await listInbox(folder)).toHaveLength(40);
  expect((await readdir(folder)).filter((name) => !name.endsWith(".json"))).toEqual(["half.draft"]);
});

test("only the latest 500 are kept", async () => {
  for (let index = 0; index < 503; index += 1) {
    await writeToInbox(folder, `id-${index}`, sms(String(index), new Date(Date.UTC(2026, 0, 1) + index).toISOString()));
  }
  const texts = (await listInbox(folder)).map(({ text }) => Number(text));
  expect(texts).toHaveLength(500);
  expect([texts[0], texts.at(-1)]).toEqual([502, 3]);
});

test("the gateways write what was sent", async () => {
  const { gateway, from } = createMailGateway("inbox:", folder);
  const mail = { to: "marie@example.ca", subject: "Code", text: "1234 5678", html: "<p>1234 5678</p>", messageId: `1@${from}` };
  await gateway.send({ ...mail, from: { name: "Clinique", address: from } });
  await createTextGateway("inbox:", folder)?.send({ to: "+15145550142", body: "8765 4321", deduplicationId: "2" });
  const messages = await listInbox(folder);
  expect(messages).toHaveLength(2);
  expect(messages).toContainEqual(
    expect.objectContaining({ channel: "EMAIL", to: mail.to, subject: "Code", text: mail.text, html: mail.html }),
  );
  expect(messages).toContainEqual(expect.objectContaining({ channel: "SMS", to: "+15145550142", text: "8765 4321", html: null }));
});

test("there is no text gateway where none is configured", () => {
  expect(createTextGateway(null, folder)).toBeNull();
  expect(() => createTextGateway("sns:", folder)).toThrow("TEXT_URL");
});

describe("the page", () => {
  const hostile = `"><script>alert('1')</script>&`;
  const mail: InboxMessage = {
    channel: "EMAIL",
    to: hostile,
    subject: hostile,
    text: hostile,
    html: `<p title="x">Allô</p>${hostile}`,
    sentAt: at(0),
  };

  test("escapes everything", () => {
    const page = renderInboxPage([mail, sms(hostile, at(1))], "en");
    expect(page).not.toContain("<script");
    expect(page).toContain(`srcdoc="&lt;p title=&quot;x&quot;&gt;Allô&lt;/p&gt;`);
    expect(page).toContain(`<iframe sandbox=""`);
  });

  test("has neither scripts nor styles in it, and never refreshes by itself", () => {
    const page = renderInboxPage([mail], "fr");
    expect(page).not.toMatch(/<style|style=|<script|http-equiv| on\w+=/);
    expect(page).toContain(`<link rel="stylesheet" href="/dev/inbox.css">`);
  });

  test("speaks both languages", () => {
    expect(renderInboxPage([], "fr")).toContain(`<html lang="fr-CA">`);
    expect(renderInboxPage([], "fr")).toContain("Aucun message");
    expect(renderInboxPage([], "en")).toContain("No message yet");
    expect(renderInboxPage([sms("1234 5678", at(1))], "en")).toContain("Text message");
  });
});
