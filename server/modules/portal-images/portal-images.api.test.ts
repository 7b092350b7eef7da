import { readdir } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { createHash } from "node:crypto";
import sharp from "sharp";
import { createFileStore } from "../../gateways/files/create-file-store.ts";
import { startS3Store } from "../../gateways/files/testing/s3-store.ts";
import type { StaffActor } from "../../kernel/actor.ts";
import { hours } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { rolePermissions } from "../../kernel/permissions.ts";
import type { ApiClient } from "../../testing/api-client.ts";
import { TestClinic } from "../../testing/clinic.ts";
import type { HttpClient } from "../../testing/http-client.ts";
import type { Portail } from "../../testing/portail.ts";
import { startPortail } from "../../testing/portail.ts";
import { AuditEvent } from "../audit/audit-event.entity.ts";
import { mostBytes } from "./image-refusal.ts";
import { PortalImage } from "./portal-image.entity.ts";
import { PortalImageService } from "./portal-image.service.ts";
import { animatedPng, animatedWebp, blackPng, landscape, noise, plain, svg } from "./testing/pictures.ts";

const door = "/uploads/portal-background-image";

let portail: Portail;
let clinic: TestClinic;
let support: ApiClient;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  support = await clinic.staff("SUPPORT");
});

afterAll(() => portail.stop());

interface Uploaded {
  readonly status: number;
  // Tests read what they asked for; a wrong path fails the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly image: any;
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly messages: { readonly fr: string; readonly en: string };
  }[];
}

async function upload(browser: HttpClient, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Uploaded> {
  const { status, text } = await browser.send(door, { method: "POST", body, headers: { "portail-app": "admin", ...headers } });
  return { status, image: null, errors: [], ...(JSON.parse(text) as object) };
}

let shade = 0;

/** An image that nobody has uploaded before. */
const fresh = (width = 60, height = 40): Promise<Buffer> =>
  plain(width, height, `#${String((shade += 1) * 7).padStart(6, "1")}`)
    .png()
    .toBuffer();

const rows = (): Promise<PortalImage[]> => portail.database.manager.find(PortalImage, { order: { id: "ASC" } });

const storedFiles = async (folder = portail.folder): Promise<string[]> =>
  (await readdir(path.join(folder, "files"), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();

const supportActor = (): StaffActor => ({
  kind: "staff",
  clinicId: clinic.clinic.id,
  id: newId(),
  name: "Support",
  role: "SUPPORT",
  permissions: new Set(rolePermissions.SUPPORT),
  session: { id: newId() } as StaffActor["session"],
  origin: { requestId: "test", networkAddress: null },
});

const kept = (contentHash: string, { services, database }: Portail = portail) =>
  database.transaction((tx) => services.portalImages.keep(tx, clinic.clinic.id, contentHash));

const collect = ({ services, clock }: Portail = portail): Promise<number> => services.portalImages.collect(clock.now());

describe("an upload by support", () => {
  test("answers the image, whose three files are there at once and for ever", async () => {
    const { status, image } = await upload(support, await landscape(1000, 600).jpeg().toBuffer(), { "content-type": "text/plain" });
    expect(status).toBe(201);
    expect(image).toMatchObject({ width: 1000, height: 600 });
    expect(image.sources.map(({ width, height }: { width: number; height: number }) => [width, height])).toEqual([
      [250, 150],
      [500, 300],
      [1000, 600],
    ]);
    expect(image.dimming).toBeGreaterThan(0.35);
    const hash = createHash("sha256");
    for (const source of image.sources) {
      expect(source.url).toBe(`/files/portal-background-image/${image.contentHash}-${source.width}.webp`);
      const { status: found, headers, bytes } = await portail.browser().send(source.url);
      expect(found).toBe(200);
      expect(headers).toMatchObject({
        "content-type": "image/webp",
        "content-length": String(bytes.length),
        "cache-control": "public, max-age=31536000, immutable",
        "x-content-type-options": "nosniff",
        etag: `"${image.contentHash}-${source.width}"`,
      });
      expect(await sharp(bytes).metadata()).toMatchObject({ format: "webp", width: source.width, height: source.height });
      hash.update(bytes);
    }
    expect(hash.digest("hex")).toBe(image.contentHash);
  });

  test("leaves an audit row that names who, and no row of it holds the image", async () => {
    const { image } = await upload(support, await fresh());
    const row = await portail.database.manager.findOneByOrFail(PortalImage, { contentHash: image.contentHash });
    expect(row).toMatchObject({ clinicId: clinic.clinic.id, state: "STORED", kept: false, uploadedAt: portail.clock.now() });
    const [event] = await portail.database.manager.findBy(AuditEvent, { action: "portal-image.uploaded", subjectId: row.id });
    expect(event).toMatchObject({ actorKind: "staff", actorId: row.uploadedById, clinicId: clinic.clinic.id });
  });

  test("of the same image twice, also at the same time, is one image", async () => {
    const bytes = await fresh();
    const answers = await Promise.all([upload(support, bytes), upload(support, bytes), upload(support, bytes)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ image }) => image.contentHash)).size).toBe(1);
    expect(await portail.database.manager.countBy(PortalImage, { contentHash: answers[0]!.image.contentHash })).toBe(1);
    expect((await upload(support, bytes)).image).toEqual(answers[0]!.image);
  });

  test("through two processes at once is one image as well", async () => {
    const beside = await startPortail({ beside: portail });
    try {
      const bytes = await fresh();
      const uploads = [0, 1, 2].flatMap(() => [portail, beside].map(({ services }) => services.portalImages.upload(supportActor(), bytes)));
      const hashes = (await Promise.all(uploads)).map((outcome) => (outcome.ok ? outcome.value.contentHash : "refused"));
      expect(new Set(hashes).size).toBe(1);
      expect(await portail.database.manager.countBy(PortalImage, { contentHash: hashes[0]! })).toBe(1);
    } finally {
      await beside.stop();
    }
  });

  test("of exactly the limit is read; one byte more is not", async () => {
    const image = await fresh();
    const padded = (length: number): Buffer => Buffer.concat([image, Buffer.alloc(length - image.length)]);
    expect((await upload(support, padded(mostBytes))).status).toBe(201);
    const { status, errors } = await upload(support, padded(mostBytes + 1));
    expect([status, errors[0]!.code]).toEqual([413, "IMAGE_TOO_LARGE"]);
    expect(errors[0]!.messages.fr).toContain("5 Mo");
  });
});

describe("an image that is refused", () => {
  const cases: [string, () => Promise<Buffer>, number, string, string][] = [
    ["nothing", async () => Buffer.alloc(0), 415, "IMAGE_UNSUPPORTED", "This file is not a PNG, JPEG or WebP image"],
    ["an SVG called PNG", async () => Buffer.from(svg), 415, "IMAGE_UNSUPPORTED", "SVG images are not accepted"],
    ["a GIF", () => plain(40, 40, "#fff").gif().toBuffer(), 415, "IMAGE_UNSUPPORTED", "This file is not a PNG"],
    ["an animated WebP", animatedWebp, 415, "IMAGE_UNSUPPORTED", "Animated images are not accepted"],
    ["an animated PNG", async () => animatedPng(await fresh()), 415, "IMAGE_UNSUPPORTED", "Animated images are not accepted"],
    ["half a PNG", async () => (await noise(50, 50).png().toBuffer()).subarray(0, 4000), 415, "IMAGE_UNSUPPORTED", "incomplete or damaged"],
    ["one pixel", () => plain(1, 1, "#fff").png().toBuffer(), 415, "IMAGE_UNSUPPORTED", "too small: 16 pixels"],
    ["a bomb", async () => blackPng(30_000, 30_000), 413, "IMAGE_TOO_LARGE", "too many pixels: 8000 a side"],
    ["a multipart form", async () => Buffer.concat([Buffer.from("--x\r\n\r\n"), await fresh()]), 415, "IMAGE_UNSUPPORTED", "is not a PNG"],
  ];

  test.each(cases)("%s says why in both languages, and nothing has changed", async (_name, make, status, code, sentence) => {
    const before = [await rows(), await storedFiles(), await portail.database.manager.count(AuditEvent)];
    const answer = await upload(support, await make(), { "content-type": "image/png", "accept-language": "en" });
    expect([answer.status, answer.errors.map((error) => error.code)]).toEqual([status, [code]]);
    expect(answer.errors[0]!.message).toContain(sentence);
    expect(answer.errors[0]!.messages.en).toBe(answer.errors[0]!.message);
    expect(answer.errors[0]!.messages.fr).not.toBe(answer.errors[0]!.message);
    expect([await rows(), await storedFiles(), await portail.database.manager.count(AuditEvent)]).toEqual(before);
  });
});

describe("who may upload", () => {
  let strangers: TestClinic;
  beforeAll(async () => {
    strangers = await TestClinic.open(portail, "elsewhere");
  });

  const callers: [string, () => Promise<HttpClient>, Readonly<Record<string, string>>, number, string][] = [
    ["nobody", async () => portail.browser(), {}, 401, "UNAUTHENTICATED"],
    ["nobody who says to be the admin app", async () => portail.browser(), { "portail-app": "admin" }, 401, "UNAUTHENTICATED"],
    [
      "a session that is made up",
      async () => portail.browser("demo", {}),
      { cookie: `portail-admin=${"a".repeat(43)}` },
      401,
      "UNAUTHENTICATED",
    ],
    ["a patient", async () => clinic.signInPatient(await clinic.patient()), {}, 403, "FORBIDDEN"],
    ["the front desk", () => clinic.staff("DESK"), {}, 403, "FORBIDDEN"],
    ["an administrator", () => clinic.staff("ADMIN"), {}, 403, "FORBIDDEN"],
    ["a consumer with every scope", async () => portail.browser(), {}, 403, "FORBIDDEN"],
    ["a token that is made up", async () => portail.browser(), { authorization: "Bearer nothing" }, 401, "UNAUTHENTICATED"],
    ["support of the clinic, from another site", () => clinic.staff("SUPPORT"), { origin: "https://evil.example" }, 403, "FORBIDDEN"],
    ["support of the clinic, from a sibling's page", () => clinic.staff("SUPPORT"), { "sec-fetch-site": "same-site" }, 403, "FORBIDDEN"],
  ];

  test.each(callers)("not %s", async (name, open, headers, status, code) => {
    const browser = await open();
    const before = [await rows(), await storedFiles()];
    const bearer: Record<string, string> = name.startsWith("a consumer") ? { authorization: `Bearer ${clinic.token}` } : {};
    const { status: answered, text } = await browser.send(door, {
      method: "POST",
      body: await fresh(),
      headers: { ...headers, ...bearer },
    });
    expect(answered).toBe(status);
    const { errors, ...rest } = JSON.parse(text) as Uploaded;
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(rest).not.toHaveProperty("image");
    expect([await rows(), await storedFiles()]).toEqual(before);
  });

  test("support of another clinic, only there", async () => {
    const theirs = await strangers.staff("SUPPORT");
    const carried = portail.browser();
    for (const [name, value] of theirs.cookies) carried.cookies.set(name, value);
    expect((await upload(carried, await fresh())).status).toBe(401);
    const { status, image } = await upload(theirs, await fresh());
    expect(status).toBe(201);
    expect((await portail.browser("elsewhere").send(image.sources[0].url)).status).toBe(200);
    expect((await portail.browser("demo").send(image.sources[0].url)).status).toBe(404);
    expect(await portail.services.portalImages.find(portail.database.manager, clinic.clinic.id, image.contentHash)).toBeNull();
    expect(await kept(image.contentHash)).toBeNull();
  });

  test("the same image in two clinics is each one's own", async () => {
    const bytes = await fresh();
    const [here, there] = [await upload(support, bytes), await upload(await strangers.staff("SUPPORT"), bytes)];
    expect(here.image).toEqual(there.image);
    expect(await portail.database.manager.countBy(PortalImage, { contentHash: here.image.contentHash })).toBe(2);
  });

  test.each(["GET", "PUT", "DELETE"])("nobody with %s", async (method) => {
    expect((await support.send(door, { method, headers: { "portail-app": "admin" } })).status).toBe(404);
  });
});

/** Sends a body piece by piece, for as long as the server lets it; answers with the status and how much was sent by then. */
function pour(
  cookie: string,
  headers: Readonly<Record<string, string>>,
  most: number,
): Promise<{ status: number; text: string; sent: number }> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    const piece = Buffer.alloc(64 * 1024, 1);
    const sending = request({
      port: portail.port,
      path: door,
      method: "POST",
      headers: { host: `demo.localhost:${portail.port}`, cookie, ...headers },
      agent: false,
    });
    sending.on("response", (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), sent });
        sending.destroy();
      });
    });
    sending.on("error", reject);
    const push = (): void => {
      if (sending.destroyed || sent >= most) return;
      sent += piece.length;
      sending.write(piece, () => setImmediate(push));
    };
    push();
  });
}

describe("a body that is not wanted", () => {
  const cookieOf = ({ cookies }: ApiClient): string => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");

  test("is refused by its announced length, before it is sent", async () => {
    const { status, text, sent } = await pour(cookieOf(support), { "content-length": "900000000" }, 64 * 1024);
    expect([status, JSON.parse(text).errors[0].code]).toEqual([413, "IMAGE_TOO_LARGE"]);
    expect(sent).toBe(64 * 1024);
  });

  test("is refused when it turns out too long, whatever was announced", async () => {
    const { status, text, sent } = await pour(cookieOf(support), { "transfer-encoding": "chunked" }, 64 * 1024 * 1024);
    expect([status, JSON.parse(text).errors[0].code]).toEqual([413, "IMAGE_TOO_LARGE"]);
    expect(sent).toBeGreaterThan(mostBytes);
    expect(sent).toBeLessThan(4 * mostBytes);
  });

  test.each([
    ["of nobody", 401, () => ""],
    ["of the front desk", 403, async () => cookieOf(await clinic.staff("DESK"))],
  ])("%s is answered before it was read", async (_name, expected, cookie) => {
    const { status, sent } = await pour(await cookie(), { "content-length": "5000000" }, 64 * 1024);
    expect([status, sent]).toEqual([expected, 64 * 1024]);
  });

  test("that is sent to its end all the same does no harm to the connection: the answer is read", async () => {
    const { status } = await upload(portail.browser(), Buffer.alloc(12_000_000));
    expect(status).toBe(401);
    expect((await upload(support, Buffer.alloc(30_000_000))).status).toBe(413);
  });

  test("that breaks off leaves nothing, and no line of a fault", async () => {
    const before = [await rows(), await storedFiles()];
    await new Promise<void>((resolve) => {
      const headers = { host: `demo.localhost:${portail.port}`, cookie: cookieOf(support), "content-length": "100000" };
      const sending = request({ port: portail.port, path: door, method: "POST", headers, agent: false });
      sending.on("error", () => resolve());
      sending.write(Buffer.alloc(1000), () => setImmediate(() => sending.destroy()));
      sending.on("close", () => resolve());
    });
    await upload(portail.browser(), Buffer.alloc(1));
    expect([await rows(), await storedFiles()]).toEqual(before);
    expect(portail.log()).not.toContain("http.fault");
  });
});

describe("a file", () => {
  let url: string;
  let contentHash: string;
  beforeAll(async () => {
    const { image } = await upload(support, await fresh(200, 100));
    contentHash = image.contentHash;
    url = image.sources[2].url;
  });

  test("that the browser has is not sent again", async () => {
    const { headers } = await portail.browser().send(url);
    const again = await portail.browser().send(url, { headers: { "if-none-match": headers.etag! } });
    expect([again.status, again.bytes.length, again.headers.etag]).toEqual([304, 0, headers.etag]);
    expect((await portail.browser().send(url, { headers: { "if-none-match": '"another"' } })).status).toBe(200);
  });

  test("can be asked for by its head alone", async () => {
    const whole = await portail.browser().send(url);
    const head = await portail.browser().send(url, { method: "HEAD" });
    expect([head.status, head.headers["content-length"], head.bytes.length]).toEqual([200, String(whole.bytes.length), 0]);
  });

  test.each([
    ["of another width", (path: string) => path.replace("-200.", "-201.")],
    ["of another image", (path: string) => path.replace(/[0-9a-f]{64}/, "0".repeat(64))],
    ["of another type", (path: string) => path.replace(".webp", ".png")],
    [
      "with capitals",
      (path: string) =>
        path.toUpperCase().replace("/FILES/PORTAL-BACKGROUND-IMAGE", "/files/portal-background-image").replace("WEBP", "webp"),
    ],
    ["above the folder", () => "/files/portal-background-image/..%2F..%2Fportail.db"],
    ["without a name", () => "/files/portal-background-image/"],
    ["elsewhere", () => "/files/portal-images"],
  ])("%s is not there", async (_name, change) => {
    const { status, headers } = await portail.browser().send(change(url));
    expect(status).toBe(404);
    expect(headers["cache-control"] ?? "no-store").toBe("no-store");
  });

  test("that is gone from the store is not there, and uploading it again mends it", async () => {
    const bytes = await fresh();
    const { image } = await upload(support, bytes);
    const row = await portail.database.manager.findOneByOrFail(PortalImage, { contentHash: image.contentHash });
    const store = createFileStore(`file:${path.join(portail.folder, "files")}`);
    await store.delete(`portal-images/${row.clinicId}/${row.id}-60.webp`);
    expect((await portail.browser().send(image.sources[2].url)).status).toBe(404);
    expect((await upload(support, bytes)).image.contentHash).toBe(image.contentHash);
    expect((await portail.browser().send(image.sources[2].url)).status).toBe(200);
  });

  test("is logged by its door alone", () => {
    expect(portail.log()).toContain('"route":"/files"');
    expect(portail.log()).toContain('"route":"/uploads"');
    expect(portail.log()).not.toContain(contentHash);
  });
});

describe("the collection", () => {
  const uploaded = async (): Promise<string> => (await upload(support, await fresh())).image.contentHash;
  const rowOf = (contentHash: string) => portail.database.manager.findOneBy(PortalImage, { contentHash });
  const filesOf = async (id: string): Promise<string[]> => (await storedFiles()).filter((name) => name.startsWith(id));

  beforeEach(async () => {
    portail.clock.advance(hours(48));
    await collect();
    support = await clinic.staff("SUPPORT");
  });

  test("removes what nobody kept within a day, with its files, and no earlier", async () => {
    const contentHash = await uploaded();
    const row = (await rowOf(contentHash))!;
    expect(await filesOf(row.id)).toHaveLength(3);
    portail.clock.advance(hours(24));
    expect(await collect()).toBe(0);
    portail.clock.advance(1_000);
    expect(await collect()).toBe(1);
    expect(await rowOf(contentHash)).toBeNull();
    expect(await filesOf(row.id)).toEqual([]);
    expect((await portail.browser().send(`/files/portal-background-image/${contentHash}-60.webp`)).status).toBe(404);
    expect(await kept(contentHash)).toBeNull();
  });

  test("never removes what was kept, however long ago", async () => {
    const contentHash = await uploaded();
    expect(await kept(contentHash)).toMatchObject({ contentHash, width: 60, height: 40 });
    expect(await kept(contentHash)).not.toBeNull();
    portail.clock.advance(hours(24 * 400));
    expect(await collect()).toBe(0);
    expect((await portail.browser().send(`/files/portal-background-image/${contentHash}-60.webp`)).status).toBe(200);
  });

  test("a save that is undone keeps nothing", async () => {
    const contentHash = await uploaded();
    const undone = portail.database.transaction(async (tx) => {
      expect(await portail.services.portalImages.keep(tx, clinic.clinic.id, contentHash)).not.toBeNull();
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    portail.clock.advance(hours(25));
    expect(await collect()).toBe(1);
  });

  test("leaves what was uploaded again since", async () => {
    const bytes = await fresh();
    const { image } = await upload(support, bytes);
    portail.clock.advance(hours(23));
    support = await clinic.staff("SUPPORT");
    await upload(support, bytes);
    portail.clock.advance(hours(2));
    expect(await collect()).toBe(0);
    expect(await kept(image.contentHash)).not.toBeNull();
  });

  test.each([
    ["before its first file", []],
    ["after its second file", [15, 30]],
  ])("removes an upload that broke off %s", async (_name, widths) => {
    const id = newId();
    const contentHash = createHash("sha256").update(id).digest("hex");
    const row = { clinicId: clinic.clinic.id, id, contentHash, width: 60, height: 40, dimmingPercent: 40, uploadedAt: portail.clock.now() };
    await portail.database.manager.insert(PortalImage, { ...row, state: "UPLOADING", kept: false, uploadedById: null });
    const store = createFileStore(`file:${path.join(portail.folder, "files")}`);
    for (const width of widths) await store.put(`portal-images/${row.clinicId}/${id}-${width}.webp`, Buffer.from("x"), "image/webp");
    expect(await kept(contentHash)).toBeNull();
    expect(await portail.services.portalImages.find(portail.database.manager, row.clinicId, contentHash)).toBeNull();
    portail.clock.advance(hours(25));
    expect(await collect()).toBe(1);
    expect(await filesOf(id)).toEqual([]);
  });

  test("goes on where it broke off, before and after any file", async () => {
    const store = createFileStore(`file:${path.join(portail.folder, "files")}`);
    for (const deletions of [0, 1, 3]) {
      const contentHash = await uploaded();
      const row = (await rowOf(contentHash))!;
      portail.clock.advance(hours(25));
      let left = deletions;
      const failing = {
        put: store.put.bind(store),
        get: store.get.bind(store),
        delete: async (key: string) => {
          if ((left -= 1) < 0) throw new Error("killed");
          await store.delete(key);
        },
      };
      const crashed = new PortalImageService(portail.database, portail.clock, failing).collect(portail.clock.now());
      if (deletions < 3) await expect(crashed).rejects.toThrow("killed");
      else await crashed;
      expect(await rowOf(contentHash)).toBeNull();
      expect(await collect()).toBe(deletions < 3 ? 1 : 0);
      expect(await filesOf(row.id)).toEqual([]);
      support = await clinic.staff("SUPPORT");
    }
  });

  test("what is being removed can be uploaded anew in the midst of it, and loses nothing", async () => {
    const bytes = await fresh();
    const store = createFileStore(`file:${path.join(portail.folder, "files")}`);
    const { image } = await upload(support, bytes);
    portail.clock.advance(hours(25));
    let again: string | null = null;
    const slow = {
      put: store.put.bind(store),
      get: store.get.bind(store),
      delete: async (key: string) => {
        if (again === null) {
          const outcome = await portail.services.portalImages.upload(supportActor(), bytes);
          again = outcome.ok ? outcome.value.contentHash : "refused";
        }
        await store.delete(key);
      },
    };
    expect(await new PortalImageService(portail.database, portail.clock, slow).collect(portail.clock.now())).toBe(1);
    expect(again).toBe(image.contentHash);
    for (const source of image.sources) expect((await portail.browser().send(source.url)).status).toBe(200);
    expect(await kept(image.contentHash)).not.toBeNull();
  });

  test("against saves at the same moment: an image is kept with its files, or gone, and never half", async () => {
    const beside = await startPortail({ beside: portail });
    try {
      const hashes: string[] = [];
      for (let each = 0; each < 8; each += 1) hashes.push(await uploaded());
      portail.clock.advance(hours(25));
      const [saves, ...removed] = await Promise.all([
        Promise.all(hashes.map((contentHash, place) => kept(contentHash, place % 2 ? portail : beside))),
        collect(portail),
        collect(beside),
      ]);
      const survivors = saves.filter((saved) => saved !== null).map((saved) => saved.contentHash);
      expect(survivors.length + removed[0]! + removed[1]!).toBe(hashes.length);
      for (const contentHash of hashes) {
        const { status } = await portail.browser().send(`/files/portal-background-image/${contentHash}-60.webp`);
        expect([contentHash, status]).toEqual([contentHash, survivors.includes(contentHash) ? 200 : 404]);
      }
    } finally {
      await beside.stop();
    }
  });

  test("stops between two images when it is told to", async () => {
    await uploaded();
    portail.clock.advance(hours(25));
    expect(await portail.services.portalImages.collect(portail.clock.now(), AbortSignal.abort())).toBe(0);
    expect(await collect()).toBe(1);
  });

  test("is among the sweeps", async () => {
    await uploaded();
    portail.clock.advance(hours(25));
    for (const sweep of portail.services.sweeps.filter(({ name }) => name === "portal-images"))
      await sweep.run(new AbortController().signal);
    expect(await collect()).toBe(0);
  });
});

describe("many images at once", () => {
  test("wait for their turn, and those that would wait too long are told to come again", async () => {
    support = await clinic.staff("SUPPORT");
    const bytes = await noise(500, 300).jpeg().toBuffer();
    const answers = await Promise.all(Array.from({ length: 9 }, () => support.send(door, { method: "POST", body: bytes })));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(4);
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBe(9 - statuses.filter((status) => status === 201).length);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]!.headers["retry-after"]).toBe("5");
    expect(JSON.parse(refused[0]!.text).errors[0].code).toBe("RATE_LIMITED");
    expect((await upload(support, bytes)).status).toBe(201);
  });
});

describe("with files on S3", () => {
  test("images are stored, served and collected just the same; a store that fails is a fault that says nothing", async () => {
    const s3 = await startS3Store();
    const beside = await startPortail({ beside: portail, config: { filesUrl: s3.url } });
    try {
      const uploaded = await beside.services.portalImages.upload(supportActor(), await landscape(400, 200).png().toBuffer());
      if (!uploaded.ok) throw new Error("refused");
      const { contentHash } = uploaded.value;
      expect(await s3.keys()).toHaveLength(3);
      const found = await beside.browser().send(`/files/portal-background-image/${contentHash}-400.webp`);
      expect([found.status, found.headers["content-length"]]).toEqual([200, String(found.bytes.length)]);
      const fresh = await beside
        .browser()
        .send(`/files/portal-background-image/${contentHash}-400.webp`, { headers: { "if-none-match": found.headers.etag! } });
      expect(fresh.status).toBe(304);
      portail.clock.advance(hours(25));
      await collect(beside);
      expect(await s3.keys()).toEqual([]);
      expect((await beside.browser().send(`/files/portal-background-image/${contentHash}-400.webp`)).status).toBe(404);
    } finally {
      await s3.stop();
      await beside.stop();
    }
    const broken = await startPortail({ beside: portail, config: { filesUrl: "s3://bucket?endpoint=http://127.0.0.1:9" } });
    try {
      const there = broken.browser();
      for (const [name, value] of (await clinic.staff("SUPPORT")).cookies) there.cookies.set(name, value);
      const { status, errors } = await upload(there, await fresh());
      expect([status, errors.map(({ code }) => code)]).toEqual([500, ["INTERNAL"]]);
      expect(broken.log()).toContain("http.fault");
    } finally {
      await broken.stop();
    }
    // What it left is found.
    portail.clock.advance(hours(25));
    expect(await collect()).toBeGreaterThanOrEqual(1);
  });
});
