import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { createFileStore } from "./create-file-store.ts";
import type { FileStore } from "./file-store.ts";
import { parseFilesUrl } from "./files-url.ts";
import type { S3Store } from "./testing/s3-store.ts";
import { startS3Store } from "./testing/s3-store.ts";

let folder: string;
let s3: S3Store;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "portail-files-"));
  s3 = await startS3Store();
});

afterAll(async () => {
  await s3.stop();
  await rm(folder, { recursive: true, force: true });
});

const bytesOf = (length: number, seed: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, at) => (at * seed) % 251));

const contentOf = async (store: FileStore, key: string): Promise<Buffer | null> => {
  const file = await store.get(key);
  if (!file) return null;
  const content = await buffer(file.stream);
  expect(file.length).toBe(content.length);
  return content;
};

describe.each(["disk", "s3"])("files on %s", (kind) => {
  let store: FileStore;
  beforeAll(() => {
    store = createFileStore(kind === "disk" ? `file:${path.join(folder, "made/when/needed")}` : s3.url);
  });

  test("come back as they were put, whatever their length", async () => {
    for (const length of [0, 1, 70_000, 3_000_000]) {
      const bytes = bytesOf(length, 7);
      await store.put(`round/${length}.bin`, bytes, "application/octet-stream");
      expect((await contentOf(store, `round/${length}.bin`))?.equals(bytes)).toBe(true);
    }
  });

  test("are replaced by what is put there next", async () => {
    await store.put("again.txt", Buffer.from("first, and longer"), "text/plain");
    await store.put("again.txt", Buffer.from("second"), "text/plain");
    expect((await contentOf(store, "again.txt"))?.toString()).toBe("second");
  });

  test("are whole, whoever writes at the same time", async () => {
    const contents = [3, 5, 7, 11, 13, 17].map((seed) => bytesOf(200_000, seed));
    await Promise.all(contents.map((bytes) => store.put("race.bin", bytes, "application/octet-stream")));
    const found = await contentOf(store, "race.bin");
    expect(contents.some((bytes) => found?.equals(bytes))).toBe(true);
  });

  test("are gone once deleted, and may be deleted twice", async () => {
    await store.put("a/b/gone.txt", Buffer.from("x"), "text/plain");
    await store.put("a/b/stays.txt", Buffer.from("y"), "text/plain");
    await store.delete("a/b/gone.txt");
    await store.delete("a/b/gone.txt");
    await store.delete("never/there.txt");
    expect(await store.get("a/b/gone.txt")).toBeNull();
    expect((await contentOf(store, "a/b/stays.txt"))?.toString()).toBe("y");
  });

  test("are null where there is none", async () => {
    expect(await store.get("nothing.txt")).toBeNull();
    expect(await store.get("no/such/folder/nothing.txt")).toBeNull();
  });

  test.each([
    "",
    "/etc/passwd",
    "../up",
    "a/../../up",
    "a//b",
    "a/./b",
    ".hidden",
    "a/.hidden",
    "a\\b",
    "a b",
    "a%2fb",
    "a\0b",
    "é",
    "a/",
    "x".repeat(101),
    "a/a/a/a/a/a/a/a/a",
  ])("are under no such key as %j", async (key) => {
    await expect(store.put(key, Buffer.from("x"), "text/plain")).rejects.toThrow("Not a key");
    await expect(store.get(key)).rejects.toThrow("Not a key");
    await expect(store.delete(key)).rejects.toThrow("Not a key");
  });
});

describe("on disk", () => {
  test("what a crash left unfinished goes with the file, and is never read", async () => {
    const root = path.join(folder, "crashed");
    const store = createFileStore(`file:${root}`);
    await store.put("images/one.webp", Buffer.from("whole"), "image/webp");
    await writeFile(path.join(root, "images/one.webp~0a1b2c3d4e5f"), "hal");
    await writeFile(path.join(root, "images/two.webp~0a1b2c3d4e5f"), "hal");
    expect((await contentOf(store, "images/one.webp"))?.toString()).toBe("whole");
    expect(await store.get("images/two.webp")).toBeNull();
    await store.delete("images/one.webp");
    expect(await readdir(path.join(root, "images"))).toEqual(["two.webp~0a1b2c3d4e5f"]);
    await store.delete("images/two.webp");
    expect(await readdir(path.join(root, "images"))).toEqual([]);
  });

  test("a file that can't be put in its place leaves nothing", async () => {
    const root = path.join(folder, "in-the-way");
    const store = createFileStore(`file:${root}`);
    await store.put("taken/file.txt", Buffer.from("x"), "text/plain");
    await expect(store.put("taken", Buffer.from("x"), "text/plain")).rejects.toThrow();
    expect(await readdir(root)).toEqual(["taken"]);
    expect(await readFile(path.join(root, "taken/file.txt"), "utf8")).toBe("x");
  });

  test("a folder that can't be one stops the start, by name", async () => {
    await writeFile(path.join(folder, "a-file"), "x");
    expect(() => createFileStore(`file:${path.join(folder, "a-file")}`)).toThrow(
      /^FILES_URL: the folder .*a-file can't be written to \(EEXIST\)$/,
    );
    expect(() => createFileStore(`file:${path.join(folder, "a-file/below")}`)).toThrow(/^FILES_URL: .* \(ENOTDIR\)$/);
    if (process.getuid?.() === 0) return;
    await chmod(folder, 0o500);
    expect(() => createFileStore(`file:${path.join(folder, "forbidden")}`)).toThrow(/^FILES_URL: .* \(EACCES\)$/);
    await chmod(folder, 0o700);
  });
});

describe("on S3", () => {
  test("the type is kept with the file", async () => {
    await createFileStore(s3.url).put("typed/one.webp", Buffer.from("x"), "image/webp");
    expect(await s3.contentTypeOf("typed/one.webp")).toBe("image/webp");
    expect(await s3.keys()).toContain("typed/one.webp");
  });

  test("a bucket that isn't there and a store that gives no answer are faults, not files that are missing", async () => {
    const elsewhere = createFileStore(s3.url.replace("portail-files", "another-bucket"));
    await expect(elsewhere.put("a.txt", Buffer.from("x"), "text/plain")).rejects.toThrow();
    await expect(elsewhere.get("a.txt")).rejects.toThrow();
    const silent = createFileStore("s3://portail-files?region=ca-central-1&endpoint=http://127.0.0.1:9");
    await expect(silent.get("a.txt")).rejects.toThrow();
  });
});

describe("FILES_URL", () => {
  test.each<[string, object]>([
    ["file:data/files", { kind: "disk", folder: "data/files" }],
    ["file:/mnt/portail", { kind: "disk", folder: "/mnt/portail" }],
    ["file:///mnt/portail", { kind: "disk", folder: "/mnt/portail" }],
    ["s3://portail?region=ca-central-1", { kind: "s3", bucket: "portail", region: "ca-central-1", endpoint: null }],
    [
      "s3://portail?endpoint=http://127.0.0.1:9000",
      { kind: "s3", bucket: "portail", region: "us-east-1", endpoint: "http://127.0.0.1:9000" },
    ],
    ["s3://a.b-c/?region=eu&endpoint=https://s3.example", { kind: "s3", bucket: "a.b-c", region: "eu", endpoint: "https://s3.example" }],
  ])("%s is read", (text, target) => {
    expect(parseFilesUrl(text)).toEqual(target);
  });

  test.each([
    ["", "FILES_URL must be"],
    ["file:", "FILES_URL must be"],
    ["file://host/folder", "FILES_URL must be"],
    ["data/files", "FILES_URL must be"],
    ["s3://", "FILES_URL must be s3://"],
    ["s3://Bucket_?region=x", "FILES_URL must be s3://"],
    ["s3://key:secret@bucket?region=x", "FILES_URL must be s3://"],
    ["s3://bucket/folder?region=x", "FILES_URL must be s3://"],
    ["s3://bucket", "FILES_URL: ?region= is missing"],
    ["s3://bucket?region=", "FILES_URL: ?region= is missing"],
    ["s3://bucket?region=x&endpoint=nowhere", "FILES_URL: ?endpoint= is not"],
    ["s3://bucket?region=x&endpoint=ftp://a.b", "FILES_URL: ?endpoint= is not"],
    ["s3://bucket?region=x&prefix=y", "FILES_URL: only"],
  ])("%j stops the start", (text, message) => {
    expect(() => parseFilesUrl(text)).toThrow(message);
  });
});
