import type { EntityTarget } from "typeorm";
import type { ApiToken } from "../api-token.entity.ts";
import type { SigningKey } from "../signing-keys/signing-key.entity.ts";

/** With what a consumer is let in: a token, or a key that verifies what it signs. */
export type Credential = ApiToken | SigningKey;

export type CredentialEntity<E extends Credential> = EntityTarget<E>;

export interface CredentialList {
  readonly consumerId: string;
  /** Those that open nothing any more, instead of those in force. */
  readonly ended: boolean;
  readonly first: number;
  readonly after: string | null;
}
