import { readdir } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import sharp from "sharp";
import { startS3Store } from "../../../gateways/files/testing/s3-store.ts";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { days, hours, minutes } from "../../../kernel/clock.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { HttpClient } from "../../../testing/http-client.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { AuditEvent } from "../../audit/audit-event.entity.ts";
import { ApiToken } from "../../integrations/api-token.entity.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import { plain } from "../../portal-images/testing/pictures.ts";
import { reply, start } from "../testing/conversation-calls.ts";
import { mostAttachmentBytes } from "./attachment-refusal.ts";
import { MessageAttachment } from "./message-attachment.entity.ts";
import { pdf } from "./testing/pdfs.ts";
import { attachmentsOf, door, upload } from "./testing/uploads.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let desk: ApiClient;
let admin: ApiClient;
let patient: Patient;
let reader: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  desk = await clinic.staff("DESK");
  admin = await clinic.staff("ADMIN");
  patient = await clinic.patient();
  reader = await clinic.signInPatient(patient, { staySignedIn: true });
});

afterAll(() => portail.stop());

const rows = (): Promise<MessageAttachment[]> => portail.database.manager.find(MessageAttachment, { order: { id: "ASC" } });

const storedFiles = async ({ folder }: Portail = portail): Promise<string[]> =>
  (await readdir(path.join(folder, "files"), { recursive: true, withFileTypes: true }).catch(() => []))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

const uploaded = async (client: HttpClient = desk): Promise<string> => (await upload(client, pdf())).attachment.id;

/** A conversation with one file, and where each side finds it. */
async function sent(to: Patient = patient): Promise<string> {
  const { conversation, errors } = await start(desk, to.id, { attachmentIds: [await uploaded()] });
  if (!conversation) throw new Error(JSON.stringify(errors));
  return conversation.id;
}

const urlFor = async (client: ApiClient, conversationId: string): Promise<string> => (await attachmentsOf(client, conversationId))![0]!.url;

const collect = (): Promise<number> => portail.services.attachments.collect(portail.clock.now());

describe("an upload", () => {
  test("answers what a message can take along, named by what it is, and leaves a trace without its name", async () => {
    const { status, attachment } = await upload(desk, pdf(), { "content-type": "image/png" });
    expect([status, attachment]).toEqual([
      201,
      { id: expect.any(String), name: "Résultats.pdf", mediaType: "application/pdf", bytes: pdf().length },
    ]);
    const row = (await rows()).at(-1)!;
    const [event] = await portail.database.manager.findBy(AuditEvent, { action: "attachment.uploaded", subjectId: row.id });
    expect(event).toMatchObject({ actorKind: "staff", patientId: null });
    expect(portail.log()).not.toContain("Résultats");
    expect(portail.log()).not.toContain("R%C3%A9sultats");
  });

  test("of a photograph keeps none of what else was in it", async () => {
    const photograph = await plain(40, 30, "#369")
      .jpeg()
      .withExif({ IFD0: { Copyright: "secret" } })
      .toBuffer();
    const { attachment } = await upload(desk, photograph, { "portail-file-name": "IMG_1.JPG" });
    expect(attachment).toMatchObject({ name: "IMG_1.jpg", mediaType: "image/jpeg" });
  });

  test("by a program with the scope is taken", async () => {
    const { status } = await upload(portail.browser(), pdf(), { authorization: `Bearer ${clinic.token}` });
    expect(status).toBe(201);
  });

  test("of exactly the limit is read; one byte more is not, announced or not", async () => {
    const body = (length: number): Buffer =>
      Buffer.concat([pdf().subarray(0, -6), Buffer.alloc(length - pdf().length, " "), Buffer.from("%%EOF\n")]);
    expect((await upload(desk, body(mostAttachmentBytes))).status).toBe(415);
    const before = [await rows(), await storedFiles()];
    const { status, errors } = await upload(desk, body(mostAttachmentBytes + 1));
    expect([status, errors[0]!.code]).toEqual([413, "ATTACHMENT_TOO_LARGE"]);
    expect(errors[0]!.messages.fr).toContain("10 Mo");
    expect(await streamTooMuch()).toBe(413);
    expect([await rows(), await storedFiles()]).toEqual(before);
  });

  /** Sends without saying how much, until it is told that it is too much. */
  const streamTooMuch = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const cookie = [...desk.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const headers = { host: `demo.localhost:${portail.port}`, cookie, "portail-app": "admin", "transfer-encoding": "chunked" };
      const sending = request({ port: portail.port, path: door, method: "POST", headers, agent: false }, (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      });
      sending.on("error", reject);
      const part = Buffer.alloc(1024 * 1024, "%PDF-");
      for (let sentParts = 0; sentParts < 12; sentParts += 1) sending.write(part);
      sending.end();
    });

  test.each<[string, () => Buffer | Promise<Buffer>, string]>([
    ["a page", () => Buffer.from("<script>alert(1)</script>"), "not a PDF"],
    ["a PDF with a script", () => pdf({ catalog: "/OpenAction << /S /JavaScript /JS (x) >>" }), "holds a script"],
    ["a PDF with a password", () => pdf({ trailer: "/Encrypt 9 0 R" }), "protected by a password"],
    ["half a PDF", () => pdf().subarray(0, 200), "incomplete, damaged"],
    ["half an image", async () => (await plain(90, 90, "#fff").png().toBuffer()).subarray(0, 60), "incomplete or damaged"],
    ["a WebP", () => plain(9, 9, "#fff").webp().toBuffer(), "not a PDF"],
    ["nothing", () => Buffer.alloc(0), "not a PDF"],
  ])("of %s says why in both languages, and nothing is kept", async (_name, make, sentence) => {
    const before = [await rows(), await storedFiles(), await portail.database.manager.count(AuditEvent)];
    const { status, errors } = await upload(desk, await make(), { "accept-language": "en" });
    expect([status, errors[0]!.code]).toEqual([415, "ATTACHMENT_UNSUPPORTED"]);
    expect(errors[0]!.message).toContain(sentence);
    expect(errors[0]!.messages.fr).not.toBe(errors[0]!.messages.en);
    expect([await rows(), await storedFiles(), await portail.database.manager.count(AuditEvent)]).toEqual(before);
  });

  const callers: [string, () => Promise<HttpClient>, Readonly<Record<string, string>>, number][] = [
    ["nobody", async () => portail.browser(), {}, 401],
    ["a patient", async () => reader, { "portail-app": "portal" }, 403],
    ["support", () => clinic.staff("SUPPORT"), {}, 403],
    ["staff from another site", async () => desk, { origin: "https://evil.example" }, 403],
    ["staff from a sibling's page", async () => desk, { "sec-fetch-site": "same-site" }, 403],
    ["a token that is made up", async () => portail.browser(), { authorization: "Bearer nothing" }, 401],
  ];

  test.each(callers)("is not taken from %s", async (_name, open, headers, status) => {
    const before = await rows();
    expect((await upload(await open(), pdf(), headers)).status).toBe(status);
    expect(await rows()).toEqual(before);
  });

  test("is not taken from a program without the scope", async () => {
    const token = await clinic.tokenWith("CONVERSATIONS_READ");
    expect((await upload(portail.browser(), pdf(), { authorization: `Bearer ${token}` })).status).toBe(403);
  });
});

describe("a message", () => {
  test("takes its files along, in the order asked, and both sides see them", async () => {
    const ids = [
      await uploaded(),
      (await upload(desk, await plain(9, 9, "#fff").png().toBuffer(), { "portail-file-name": "b.png" })).attachment.id,
    ];
    const { conversation } = await start(desk, patient.id, { attachmentIds: ids.toReversed() });
    for (const client of [desk, reader, admin, portail.program(clinic.token)]) {
      const shown = (await attachmentsOf(client, conversation.id))!;
      expect(shown.map(({ id }) => id)).toEqual(ids.toReversed());
      expect(shown.map(({ name }) => name)).toEqual(["b.png", "Résultats.pdf"]);
      expect(JSON.stringify(shown)).not.toMatch(/R%C3|sultats.*sultats/);
    }
    expect(await attachmentsOf(await clinic.signInPatient(await clinic.patient()), conversation.id)).toBeNull();
  });

  test("gets a file once, whoever asks how often at the same time", async () => {
    const file = await uploaded();
    const answers = await Promise.all([0, 1, 2, 3, 4].map(() => start(desk, patient.id, { attachmentIds: [file] })));
    expect(answers.filter(({ conversation }) => conversation)).toHaveLength(1);
    const refused = answers.filter(({ conversation }) => !conversation).map(({ errors }) => errors[0]);
    expect(refused.map(({ code, path: at }) => [code, at])).toEqual(Array(4).fill(["NOT_FOUND", ["input", "attachmentIds"]]));
    const [taken] = answers.filter(({ conversation }) => conversation);
    expect((await attachmentsOf(desk, taken.conversation.id))!.map(({ id }) => id)).toEqual([file]);
  });

  test("sent twice with the same key has its file once", async () => {
    const input = { attachmentIds: [await uploaded()], requestKey: "the same call" };
    const [first, second] = [await start(desk, patient.id, input), await start(desk, patient.id, input)];
    expect(second.conversation.id).toBe(first.conversation.id);
    expect(await attachmentsOf(desk, first.conversation.id)).toHaveLength(1);
  });

  test.each<[string, () => Promise<string[]>]>([
    ["another staff member's", async () => [await uploaded(admin)]],
    ["a program's", async () => [(await upload(portail.browser(), pdf(), { authorization: `Bearer ${clinic.token}` })).attachment.id]],
    ["another clinic's", async () => [await uploaded(await maple.staff("DESK"))]],
    ["one that is made up", async () => [toGlobalId("MessageAttachment", "0".repeat(26))]],
    ["what is none", async () => ["nothing"]],
    ["something else's id", async () => [toGlobalId("Patient", patient.id)]],
    ["the same one twice", async () => Array<string>(2).fill(await uploaded())],
    ["one of two", async () => [await uploaded(), await uploaded(admin)]],
  ])("does not take %s, and is not sent without it", async (_name, files) => {
    const attachmentIds = await files();
    const { conversation, errors } = await start(desk, patient.id, { attachmentIds });
    expect(conversation).toBeNull();
    expect(errors[0]).toMatchObject({ code: "NOT_FOUND", path: ["input", "attachmentIds"] });
    expect((await rows()).filter(({ messageId }) => messageId === null).length).toBeGreaterThan(0);
  });

  test("takes ten at most", async () => {
    const attachmentIds = await Promise.all(Array.from({ length: 3 }, () => uploaded()));
    const { errors } = await start(desk, patient.id, { attachmentIds: Array.from({ length: 11 }, (_, at) => attachmentIds[at % 3]!) });
    expect(errors[0]).toMatchObject({ code: "VALIDATION_FAILED", path: ["input", "attachmentIds"] });
  });

  test("of a patient takes none", async () => {
    const { conversation } = await start(desk, patient.id);
    const attempt = await reply(reader, conversation.id, { attachmentIds: [await uploaded()] });
    expect(attempt.errors).not.toEqual([]);
  });
});

describe("a link", () => {
  test("hands the file out to whom it was made for, to be saved and never shown by the browser", async () => {
    const conversation = await sent();
    for (const client of [desk, reader]) {
      const { status, headers, bytes } = await client.send(await urlFor(client, conversation));
      expect([status, bytes.equals(pdf())]).toEqual([200, true]);
      expect(headers).toMatchObject({
        "content-type": "application/pdf",
        "content-length": String(pdf().length),
        "content-disposition": expect.stringMatching(/^attachment; filename=.*filename\*=UTF-8''R%C3%A9sultats\.pdf$/),
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      const head = await client.send(await urlFor(client, conversation), { method: "HEAD" });
      expect([head.status, head.bytes.length]).toEqual([200, 0]);
    }
  });

  test("of staff leaves a trace each time, of the patient none", async () => {
    const conversation = await sent();
    const { id } = (await rows()).at(-1)!;
    await desk.send(await urlFor(desk, conversation));
    await reader.send(await urlFor(reader, conversation));
    const events = await portail.database.manager.findBy(AuditEvent, { action: "attachment.read", subjectId: id });
    expect(events.map(({ actorKind, patientId }) => [actorKind, patientId])).toEqual([["staff", patient.id]]);
  });

  test("works for a program with its token", async () => {
    const program = portail.program(clinic.token);
    const url = await urlFor(program, await sent());
    expect((await portail.browser().send(url, { headers: { authorization: `Bearer ${clinic.token}` } })).status).toBe(200);
    expect((await portail.browser().send(url)).status).toBe(404);
  });

  test("ends after five minutes", async () => {
    const conversation = await sent();
    const { url, expiresAt } = (await attachmentsOf(desk, conversation))![0]!;
    const left = Date.parse(expiresAt) - portail.clock.now().getTime();
    expect(left).toBeGreaterThan(minutes(4) - 1);
    expect(left).toBeLessThanOrEqual(minutes(5));
    portail.clock.advance(left - 1);
    expect((await desk.send(url)).status).toBe(200);
    portail.clock.advance(1);
    expect((await desk.send(url)).status).toBe(404);
    expect((await desk.send(await urlFor(desk, conversation))).status).toBe(200);
  });

  const changes: [string, (url: URL, other: string) => string][] = [
    ["another end", (url) => (url.searchParams.set("expires", String(Number(url.searchParams.get("expires")) + 1)), url.href)],
    ["an end far away", (url) => (url.searchParams.set("expires", "99999999999999"), url.href)],
    ["no end", (url) => (url.searchParams.delete("expires"), url.href)],
    ["another signature", (url) => (url.searchParams.set("signature", "0".repeat(64)), url.href)],
    ["no signature", (url) => (url.searchParams.delete("signature"), url.href)],
    ["two signatures", (url) => `${url.href}&signature=${"0".repeat(64)}`],
    ["another file", (url, other) => url.href.replace(/attachments\/[\w-]+/, `attachments/${other}`)],
    ["another app", (url) => (url.searchParams.set("app", "portal"), url.href)],
  ];

  test.each(changes)("with %s opens nothing", async (_name, changed) => {
    const [url, other] = [new URL(await urlFor(desk, await sent()), "http://x"), (await attachmentsOf(desk, await sent()))![0]!.id];
    expect((await desk.send(changed(url, other).replace("http://x", ""))).status).toBe(404);
  });

  test.each([
    "/files/attachments/..%2f..%2f..%2fetc%2fpasswd",
    "/files/attachments/%2e%2e/%2e%2e/package.json",
    "/files/attachments/../../data/portail.db",
    "/files/attachments/..%5c..%5cwindows",
    "/files/attachments/%00",
    "/files/attachments/%",
    `/files/attachments/${"A".repeat(5_000)}`,
    `/files/attachments/${Buffer.from("MessageAttachment:../../x").toString("base64url")}`,
    `/files/attachments/${Buffer.from("MessageAttachment:").toString("base64url")}`,
    `/files/attachments/${toGlobalId("Patient", "0".repeat(26))}`,
    "/files/attachments/",
    "/files/attachments",
  ])("that is a trick opens nothing and says nothing: %s", async (path) => {
    for (const client of [desk, reader, portail.browser()])
      for (const query of ["", `?app=admin&expires=${portail.clock.now().getTime() + 1}&signature=${"0".repeat(64)}`]) {
        const { status, text } = await client.send(path + query);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(status).toBeLessThan(500);
        expect(text).not.toMatch(/root:|node_modules|ENOENT|SQLITE|at \w+ \(/);
      }
  });

  test("is in no log, with or without its signature", async () => {
    const url = await urlFor(desk, await sent());
    await desk.send(url);
    expect(portail.log()).not.toContain(new URL(url, "http://x").searchParams.get("signature"));
    expect(portail.log()).not.toContain("signature=");
  });

  test("opens nothing for another program, nor once its token is revoked", async () => {
    const conversation = await sent();
    const token = await clinic.tokenWith("CONVERSATIONS_READ");
    const program = portail.program(token);
    const url = await urlFor(program, conversation);
    const headers = { authorization: `Bearer ${token}` };
    expect((await portail.browser().send(url, { headers })).status).toBe(200);
    // Another program of the same clinic, with the same scope.
    const other = { authorization: `Bearer ${await clinic.tokenWith("CONVERSATIONS_READ")}` };
    expect((await portail.browser().send(url, { headers: other })).status).toBe(404);
    const key = { clinicId: clinic.clinic.id, tokenHash: hashToken(token) };
    await portail.database.manager.update(ApiToken, key, { revokedAt: portail.clock.now() });
    expect((await portail.browser().send(url, { headers })).status).toBe(404);
  });

  test("opens nothing in another session, be it of the same person", async () => {
    const conversation = await sent();
    const [ofDesk, ofPatient] = [await urlFor(desk, conversation), await urlFor(reader, conversation)];
    const others = [
      portail.browser(),
      admin,
      await clinic.staff("DESK"),
      await clinic.signInPatient(await clinic.patient()),
      await clinic.signInPatient(patient),
    ];
    for (const client of others) expect([(await client.send(ofDesk)).status, (await client.send(ofPatient)).status]).toEqual([404, 404]);
    expect([(await reader.send(ofDesk)).status, (await desk.send(ofPatient)).status]).toEqual([404, 404]);
  });

  test("opens nothing at another clinic", async () => {
    const url = await urlFor(desk, await sent());
    const crossed = portail.browser("maple");
    for (const [name, value] of desk.cookies) crossed.cookies.set(name, value);
    expect((await crossed.send(url)).status).toBe(404);
  });

  test("opens nothing after its session ended, was idle, or its patient's access is off", async () => {
    const other = await clinic.patient();
    const browser = await clinic.signInPatient(other);
    const conversation = await sent(other);
    const url = await urlFor(browser, conversation);
    const kept = [...browser.cookies];
    await browser.data("mutation { signOut { errors { code } } }");
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.send(url)).status).toBe(404);
    await portail.services.worker.deliverDue();
    portail.clock.advance(minutes(2));
    const again = await clinic.signInPatient(other);
    const second = await urlFor(again, conversation);
    const input = { patientId: toGlobalId("Patient", other.id), enabled: false };
    await desk.data("mutation ($input: SetPatientPortalAccessInput!) { setPatientPortalAccess(input: $input) { errors { code } } }", {
      input,
    });
    expect((await again.send(second)).status).toBe(404);
  });
});

describe("what no message took", () => {
  test("is gone after a day, what one took stays, and what is being removed is found again", async () => {
    portail.clock.advance(days(2));
    await collect();
    desk = await clinic.staff("DESK");
    const conversation = await sent();
    const [loose, half] = [await uploaded(), await uploaded()];
    const unattached = (await rows()).filter(({ messageId }) => messageId === null);
    portail.clock.advance(days(1) - 1);
    expect(await collect()).toBe(0);
    const broken = unattached.at(-1)!;
    await portail.database.manager.update(MessageAttachment, { clinicId: broken.clinicId, id: broken.id }, { state: "REMOVING" });
    portail.clock.advance(1 + hours(1));
    const [one, two] = await Promise.all([collect(), collect()]);
    expect(one + two).toBe(unattached.length);
    expect((await rows()).every(({ messageId }) => messageId !== null)).toBe(true);
    expect(await storedFiles()).toHaveLength((await rows()).length);
    desk = await clinic.staff("DESK");
    expect((await start(desk, patient.id, { attachmentIds: [loose] })).errors[0].code).toBe("NOT_FOUND");
    expect((await start(desk, patient.id, { attachmentIds: [half] })).errors[0].code).toBe("NOT_FOUND");
    expect((await desk.send(await urlFor(desk, conversation))).status).toBe(200);
  });

  test("a message that takes it wins or loses against the collection, never half", async () => {
    for (let round = 0; round < 5; round += 1) {
      desk = await clinic.staff("DESK");
      const file = await uploaded();
      portail.clock.advance(days(1));
      desk = await clinic.staff("DESK");
      const row = (await rows()).at(-1)!;
      const [{ conversation }] = await Promise.all([start(desk, patient.id, { attachmentIds: [file] }), collect()]);
      const left = await portail.database.manager.findOneBy(MessageAttachment, { clinicId: row.clinicId, id: row.id });
      expect(Boolean(left?.messageId)).toBe(conversation !== null);
      if (conversation) expect((await desk.send(await urlFor(desk, conversation.id))).status).toBe(200);
      else expect(await storedFiles()).not.toContain(row.id);
    }
  });
});

test("on S3 files are stored under a private key, handed out and collected the same", async () => {
  const s3 = await startS3Store();
  const elsewhere = await startPortail({ config: { filesUrl: s3.url } });
  try {
    const there = await TestClinic.open(elsewhere, "demo");
    const [client, person] = [await there.staff("DESK"), await there.patient()];
    const image = await sharp({ create: { width: 9, height: 9, channels: 3, background: "#fff" } })
      .png()
      .toBuffer();
    const { attachment } = await upload(client, image, { "portail-file-name": "scan.png" });
    await upload(client, pdf());
    const { conversation } = await start(client, person.id, { attachmentIds: [attachment.id] });
    const { status, bytes } = await client.send(await urlFor(client, conversation.id));
    expect([status, (await sharp(bytes).metadata()).format]).toEqual([200, "png"]);
    expect(await s3.keys()).toHaveLength(2);
    elsewhere.clock.advance(days(2));
    expect(await elsewhere.services.attachments.collect(elsewhere.clock.now())).toBe(1);
    expect(await s3.keys()).toEqual([expect.stringMatching(new RegExp(`^attachments/${there.clinic.id}/[0-9A-Z]{26}$`))]);
  } finally {
    await elsewhere.stop();
    await s3.stop();
  }
});
