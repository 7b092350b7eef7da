import { newId } from "../../../kernel/id.ts";
import { hashToken, newSecretToken } from "../../../kernel/secret-token.ts";
import { ApiToken } from "../api-token.entity.ts";
import { never } from "../in-force.ts";

/** By which a token is known from anything else, also by scanners that look for leaked ones. */
export const tokenPrefix = "portail_";

export interface NewToken {
  readonly clinicId: string;
  readonly consumerId: string;
  readonly label: string;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string | null;
}

/** A token and its row. Only the row is stored, and it has no more than the token's hash and its last four characters. */
export function newToken(wanted: NewToken): { readonly token: string; readonly row: ApiToken } {
  const token = `${tokenPrefix}${newSecretToken()}`;
  const row = Object.assign(new ApiToken(), {
    ...wanted,
    ...{ id: newId(), tokenHash: hashToken(token), lastFour: token.slice(-4), endsAt: wanted.expiresAt ?? never },
    ...{ lastUsedAt: null, revokedAt: null, revokedBy: null },
  });
  return { token, row };
}
