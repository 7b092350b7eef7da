import type { SecretKeys } from "../../kernel/secret-keys.ts";
import type { BasicFacts } from "./kinds/kind.ts";

/** What of a message is nobody's business: kept encrypted, bound to its row. */
export interface Payload {
  readonly to: string;
  /** Those of the row's kind. */
  readonly facts: BasicFacts;
  readonly decoy: boolean;
}

const purpose = "outbox-payload";

/** A decoy's is as long as any other's. */
export const sealPayload = (keys: SecretKeys, messageId: string, { to, facts, decoy }: Payload): string =>
  keys.encrypt(purpose, JSON.stringify({ to, facts, decoy: decoy ? 1 : 0 }), messageId);

export function openPayload(keys: SecretKeys, messageId: string, sealed: string): Payload {
  const { to, facts, decoy } = JSON.parse(keys.decrypt(purpose, sealed, messageId)) as Payload & { readonly decoy: 0 | 1 };
  return { to, facts, decoy: decoy === 1 };
}
