import type { SecretKeys } from "../../../kernel/secret-keys.ts";

const purpose = "staff-totp-secret";

interface Owner {
  readonly clinicId: string;
  readonly staffMemberId: string;
}

const placeOf = ({ clinicId, staffMemberId }: Owner): string => `${clinicId}/${staffMemberId}`;

/** Copied to another staff member's row, it can't be opened. */
export const sealTotpSecret = (keys: SecretKeys, owner: Owner, secret: string): string => keys.encrypt(purpose, secret, placeOf(owner));

export const openTotpSecret = (keys: SecretKeys, owner: Owner, sealed: string): string => keys.decrypt(purpose, sealed, placeOf(owner));
