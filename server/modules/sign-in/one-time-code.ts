import { randomInt } from "node:crypto";
import type { SecretKeys } from "../../kernel/secret-keys.ts";

export const codeDigits = 8;

/** How many codes are evaluated against one challenge. */
export const triesPerCode = 5;

/** Eight digits, each of the 10^8 codes as likely as any other. */
export const newOneTimeCode = (): string => String(randomInt(10 ** codeDigits)).padStart(codeDigits, "0");

/** What codes are for: one for signing in confirms no change of contact, nor the reverse. */
export type CodePurpose = "SIGN_IN" | "CONTACT_CHANGE";

/** What a code belongs to: it opens nothing else. */
export interface CodeBinding {
  readonly purpose: CodePurpose;
  readonly clinicId: string;
  readonly challengeId: string;
  /** Keyed hash of the destination. */
  readonly recipient: string;
}

const purposes: Readonly<Record<CodePurpose, string>> = {
  SIGN_IN: "one-time-code/sign-in",
  CONTACT_CHANGE: "one-time-code/contact-change",
};

const parts = ({ clinicId, challengeId, recipient }: CodeBinding, code: string): string[] => [clinicId, challengeId, recipient, code];

export const macOfCode = (keys: SecretKeys, binding: CodeBinding, code: string): string =>
  keys.hmac(purposes[binding.purpose], ...parts(binding, code));

/** Compared in constant time. */
export const isRightCode = (keys: SecretKeys, mac: string, binding: CodeBinding, code: string): boolean =>
  keys.verify(purposes[binding.purpose], mac, ...parts(binding, code));
