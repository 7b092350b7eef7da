import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** A message of the development inbox. */
export interface InboxMessage {
  readonly channel: "EMAIL" | "SMS";
  readonly to: string;
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** ISO instant. */
  readonly sentAt: string;
}

const capacity = 500;

const isMissing = (error: unknown): boolean => (error as { code?: unknown }).code === "ENOENT";

async function orIfMissing<T>(work: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isMissing(error)) return otherwise;
    throw error;
  }
}

const listFiles = async (folder: string): Promise<string[]> =>
  (await orIfMissing(readdir(folder), [])).filter((name) => name.endsWith(".json")).map((name) => join(folder, name));

/** Deletes the oldest beyond the capacity. Another process may do the same at the same moment. */
async function trim(folder: string): Promise<void> {
  const files = await listFiles(folder);
  if (files.length <= capacity) return;
  const dated = await Promise.all(files.map(async (file) => ({ file, age: await orIfMissing(stat(file), null) })));
  const oldestFirst = dated.sort((a, b) => (a.age?.mtimeMs ?? 0) - (b.age?.mtimeMs ?? 0));
  await Promise.all(oldestFirst.slice(0, files.length - capacity).map(({ file }) => rm(file, { force: true })));
}

/** Stores a message whole or not at all. The same id again replaces it, as a provider that honours the id would. */
export async function writeToInbox(folder: string, id: string, message: InboxMessage): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = createHash("sha256").update(id).digest("hex").slice(0, 32);
  const draft = join(folder, `${name}.${randomUUID()}.draft`);
  await writeFile(draft, JSON.stringify(message), { mode: 0o600 });
  await rename(draft, join(folder, `${name}.json`));
  await trim(folder);
}

/** What the development inbox holds, newest first. */
export async function listInbox(folder: string): Promise<InboxMessage[]> {
  const files = await listFiles(folder);
  const texts = await Promise.all(files.map((file) => orIfMissing(readFile(file, "utf8"), null)));
  const messages = texts.filter((text) => text !== null).map((text) => JSON.parse(text) as InboxMessage);
  return messages.sort((a, b) => b.sentAt.localeCompare(a.sentAt));
}
