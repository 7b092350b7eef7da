import type { Readable } from "node:stream";

export interface StoredFile {
  readonly stream: Readable;
  /** In bytes. */
  readonly length: number;
}

/** Keeps files under keys of `a-z`, `A-Z`, `0-9`, `-`, `.` and `/`. A file is there whole or not at all; a key that is written again has the new one. */
export interface FileStore {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  /** Null where there is none. Whoever asks reads the stream or destroys it. */
  get(key: string): Promise<StoredFile | null>;
  /** Also where there is none. */
  delete(key: string): Promise<void>;
}

const part = /^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/;

/** Throws for what could mean something else than a file below the store's root. */
export function checkKey(key: string): void {
  const parts = key.split("/");
  if (parts.length > 8 || !parts.every((name) => part.test(name))) throw new Error("Not a key of the file store.");
}
