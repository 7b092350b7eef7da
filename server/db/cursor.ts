import { Fault } from "../kernel/fault.ts";
import { isStorable } from "../kernel/validation.ts";

/** Where a page ended: the sort key of its last row, and the id that orders equal keys. */
export interface KeysetPosition {
  readonly key: Date | string;
  readonly id: string;
}

/** The caller sent a cursor that no page of this list has given out. Answered as `VALIDATION_FAILED`. */
export class InvalidCursor extends Fault {
  constructor() {
    super("VALIDATION_FAILED");
    this.name = "InvalidCursor";
  }
}

const longestCursor = 2_048;

export function encodeCursor({ key, id }: KeysetPosition): string {
  const pair = [key instanceof Date ? key.toISOString() : key, id];
  return Buffer.from(JSON.stringify(pair), "utf8").toString("base64url");
}

/** Reads a cursor of a list sorted by an instant. */
export function decodeInstantCursor(cursor: string): { key: Date; id: string } {
  const [text, id] = decodePair(cursor);
  const key = new Date(text);
  if (!isStorable(key) || key.toISOString() !== text) throw new InvalidCursor();
  return { key, id };
}

/** Reads a cursor of a list sorted by text. */
export function decodeTextCursor(cursor: string): { key: string; id: string } {
  const [key, id] = decodePair(cursor);
  return { key, id };
}

function decodePair(cursor: string): readonly [string, string] {
  if (cursor.length > longestCursor || !/^[\w-]+$/.test(cursor)) throw new InvalidCursor();
  const pair = parseJson(Buffer.from(cursor, "base64url").toString("utf8"));
  if (!Array.isArray(pair) || pair.length !== 2) throw new InvalidCursor();
  const [key, id] = pair as unknown[];
  if (typeof key !== "string" || typeof id !== "string" || id === "") throw new InvalidCursor();
  return [key, id];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidCursor();
  }
}
