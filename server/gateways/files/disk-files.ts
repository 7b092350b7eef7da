import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { accessSync, mkdirSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import type { FileStore, StoredFile } from "./file-store.ts";
import { checkKey } from "./file-store.ts";

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

/** Files in a folder. Several processes may share it; on several machines it must be one that they share. */
export class DiskFiles implements FileStore {
  readonly #root: string;

  /** Throws an error naming `FILES_URL` where the folder can't be written to. */
  constructor(folder: string) {
    this.#root = path.resolve(folder);
    try {
      mkdirSync(this.#root, { recursive: true });
      accessSync(this.#root, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new Error(`FILES_URL: the folder ${folder} can't be written to (${(error as NodeJS.ErrnoException).code})`, { cause: error });
    }
  }

  /** Written beside its place and moved there: nobody reads half a file, whatever crashes. */
  async put(key: string, bytes: Uint8Array): Promise<void> {
    const file = this.#pathOf(key);
    const unfinished = `${file}~${randomBytes(6).toString("hex")}`;
    await mkdir(path.dirname(file), { recursive: true });
    try {
      await writeDurably(unfinished, bytes);
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(file));
  }

  async get(key: string): Promise<StoredFile | null> {
    const handle = await open(this.#pathOf(key), "r").catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (!handle) return null;
    try {
      const { size } = await handle.stat();
      return { stream: handle.createReadStream(), length: size };
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Takes what a crash left of unfinished writes along. */
  async delete(key: string): Promise<void> {
    const file = this.#pathOf(key);
    const folder = path.dirname(file);
    const names = await readdir(folder).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    const unfinished = names.filter((name) => name.startsWith(`${path.basename(file)}~`));
    await Promise.all([file, ...unfinished.map((name) => path.join(folder, name))].map((name) => rm(name, { force: true })));
  }

  #pathOf(key: string): string {
    checkKey(key);
    return path.join(this.#root, ...key.split("/"));
  }
}

/** On the disk itself before it is named: a power cut leaves no empty file under the right name. */
async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
