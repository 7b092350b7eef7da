import { randomInt } from "node:crypto";
import type { SecretKeys } from "../../kernel/secret-keys.ts";

export const codeDigits = 8;

/** How many codes are evaluated against one challenge. */
export const triesPerCode = 5;

/** Eight digits, each of the 10^8 codes as likely as any other. */
export const newOneTimeCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");

/** What a code belongs to: it opens nothing else. */
export interface CodeBinding {
  readonly clinicId: string;
  readonly challengeId: string;
  /** Keyed hash of the destination. */
  readonly recipient: string;
}

const purpose = "one-time-code/sign-in";

const parts = ({ clinicId, challengeId, recipient }: CodeBinding, code: string): string[] => [clinicId, challengeId, recipient, code];

export const macOfCode = (keys: SecretKeys, binding: CodeBinding, code: string): string => keys.hmac(purpose, ...parts(binding, code));

/** Compared in constant time. */
export const isRightCode = (keys: SecretKeys, mac: string, binding: CodeBinding, code: string): boolean =>
  keys.verify(purpose, mac, ...parts(binding, code));
