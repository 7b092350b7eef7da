import { createHash } from "node:crypto";
import type { Actor } from "./actor.ts";
import { writtenActor } from "./actor.ts";
import { textOf } from "./validation.ts";

const longestKey = 64;

export const requestKeySchema = textOf(longestKey);

/** A call by its author's key for it, and by what it asks. */
export interface AskedOnce {
  readonly requestKey: string;
  readonly requestDigest: string;
}

export const askedOnce = (actor: Exclude<Actor, { kind: "anonymous" }>, key: string, asked: readonly unknown[]): AskedOnce => ({
  requestKey: `${writtenActor(actor)}:${key}`,
  requestDigest: createHash("sha256").update(JSON.stringify(asked)).digest("base64url"),
});
