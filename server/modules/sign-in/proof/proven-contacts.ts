import type { EntityManager } from "typeorm";
import { IsNull, MoreThan } from "typeorm";
import { affectedRows } from "../../../db/affected.ts";
import { hours, later } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { hashToken } from "../../../kernel/secret-token.ts";
import type { OtpChannel } from "../otp-channel.ts";
import { ProvenContact } from "./proven-contact.entity.ts";

/** Long enough to fill a form in with a card in the other room. */
const lifetime = hours(2);

export const contactPurpose = "proven-contact";

export const bindingOf = ({ clinicId, id }: Pick<ProvenContact, "clinicId" | "id">): string => `${clinicId}:${id}`;

interface Proof {
  readonly clinicId: string;
  readonly nonceHash: string;
  readonly channel: OtpChannel;
  /** In normal form. */
  readonly contact: string;
  readonly identificationTypeId: string | null;
  readonly at: Date;
}

/** Keeps, in the transaction that uses the code up, that the contact is theirs. */
export async function proveContact(tx: EntityManager, keys: SecretKeys, { contact, at, ...kept }: Proof): Promise<ProvenContact> {
  const id = newId();
  const contactEncrypted = keys.encrypt(contactPurpose, contact, bindingOf({ clinicId: kept.clinicId, id }));
  const times = { createdAt: at, expiresAt: later(at, lifetime), usedAt: null };
  const proof = Object.assign(new ProvenContact(), { ...kept, id, contactEncrypted, ...times });
  await tx.insert(ProvenContact, proof);
  return proof;
}

export interface ProofHolder {
  readonly clinicId: string;
  /** What the browser holds. */
  readonly nonce: string;
  readonly at: Date;
}

/** Another browser's, another clinic's, a late and an invented one are all none. One that was used is still there until it is late. */
export const findProvenContact = (
  manager: EntityManager,
  { clinicId, nonce, at }: ProofHolder,
  id: string,
): Promise<ProvenContact | null> =>
  manager.findOneBy(ProvenContact, { clinicId, id, nonceHash: hashToken(nonce), expiresAt: MoreThan(at) });

/** Of any number of callers one gets true. */
export const useProvenContact = async (tx: EntityManager, { clinicId, id }: ProvenContact, at: Date): Promise<boolean> =>
  affectedRows(await tx.update(ProvenContact, { clinicId, id, usedAt: IsNull(), expiresAt: MoreThan(at) }, { usedAt: at })) === 1;

/** For whoever used it in this transaction and makes nothing with it after all. */
export const releaseProvenContact = async (tx: EntityManager, { clinicId, id }: ProvenContact): Promise<void> =>
  void (await tx.update(ProvenContact, { clinicId, id }, { usedAt: null }));

export const contactOfProof = (keys: SecretKeys, proof: ProvenContact): string =>
  keys.decrypt(contactPurpose, proof.contactEncrypted, bindingOf(proof));
