import { normalRecoveryCode } from "./recovery-codes.ts";

export type TypedCode =
  { readonly kind: "totp"; readonly code: string } | { readonly kind: "recovery"; readonly code: string } | { readonly kind: "unreadable" };

/** Far beyond both: what is longer is not read to its end. */
const longestTyped = 200;

/** What was typed or pasted: six digits of the app in any grouping, or a recovery code. */
export function readTypedCode(typed: string): TypedCode {
  const plain = typed
    .slice(0, longestTyped)
    .normalize("NFKC")
    .replace(/[\s\p{Pd}\p{Cf}._·]/gu, "");
  if (/^\d{6}$/.test(plain)) return { kind: "totp", code: plain };
  const recovery = normalRecoveryCode(plain);
  return recovery ? { kind: "recovery", code: recovery } : { kind: "unreadable" };
}
