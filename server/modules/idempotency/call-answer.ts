import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { SecretKeys } from "../../kernel/secret-keys.ts";
import { DecryptionError } from "../../kernel/secret-keys.ts";

/** An answer, and the rights with which it was given: with others it might have been another one. */
export interface CallAnswer {
  readonly rights: string;
  readonly body: unknown;
}

const purpose = "idempotent-answer";

/** What the column holds. */
const longestSealed = 65_535;

/** Null where it is too long to be kept. */
export function sealAnswer(keys: SecretKeys, callId: string, answer: CallAnswer): string | null {
  const sealed = keys.encrypt(purpose, deflateRawSync(JSON.stringify(answer)).toString("base64"), callId);
  return sealed.length <= longestSealed ? sealed : null;
}

export const openAnswer = (keys: SecretKeys, callId: string, sealed: string): CallAnswer =>
  JSON.parse(inflateRawSync(Buffer.from(keys.decrypt(purpose, sealed, callId), "base64")).toString("utf8")) as CallAnswer;

/** The same under the key in use. */
export const resealAnswer = (keys: SecretKeys, callId: string, sealed: string): string =>
  keys.encrypt(purpose, keys.decrypt(purpose, sealed, callId), callId);

/** Null where none of the keys opens it any more. */
export function tryOpenAnswer(keys: SecretKeys, callId: string, sealed: string): CallAnswer | null {
  try {
    return openAnswer(keys, callId, sealed);
  } catch (error) {
    if (error instanceof DecryptionError) return null;
    throw error;
  }
}
