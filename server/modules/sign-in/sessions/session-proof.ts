import type { EntityManager } from "typeorm";
import { In, IsNull } from "typeorm";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { LostContact } from "../../patients/lost-contacts.ts";
import type { OtpChannel } from "../otp-channel.ts";
import { PatientSession } from "../patient-session.entity.ts";

/** The address or number of a chart by which somebody showed that they are its patient, in normal form. */
export interface ProvingContact {
  readonly channel: OtpChannel;
  readonly value: string;
}

const purpose = "patient-session/contact";

/** Keyed hash of the contact, for this chart alone. */
export const proofOf = (keys: SecretKeys, clinicId: string, patientId: string, { channel, value }: ProvingContact): string =>
  keys.hmac(purpose, clinicId, patientId, channel, value);

/**
 * Whether the contact that proved the session is still on the chart. Asked at every request, so that a session that begins while the
 * contact leaves doesn't live either.
 */
export function isStillProven(
  keys: SecretKeys,
  session: Pick<PatientSession, "clinicId" | "patientId" | "provenBy">,
  { email, mobile }: Pick<Patient, "email" | "mobile">,
): boolean {
  const { clinicId, patientId, provenBy } = session;
  if (provenBy === null) return true;
  const isBy = (channel: OtpChannel, value: string | null): boolean =>
    value !== null && keys.verify(purpose, provenBy, clinicId, patientId, channel, value);
  return isBy("EMAIL", email) || isBy("SMS", mobile);
}

/** The session, where the contact that leaves has proven it or it isn't known what did, is proven by the other from now on. */
export async function proveSession(
  tx: EntityManager,
  keys: SecretKeys,
  { clinicId, patientId, sessionId }: { readonly clinicId: string; readonly patientId: string; readonly sessionId: string },
  left: ProvingContact,
  by: ProvingContact,
): Promise<void> {
  const provenBy = proofOf(keys, clinicId, patientId, by);
  const own = { clinicId, patientId, id: sessionId };
  const lost = keys.hmacAll(purpose, clinicId, patientId, left.channel, left.value);
  await tx.update(PatientSession, { ...own, provenBy: In(lost) }, { provenBy });
  await tx.update(PatientSession, { ...own, provenBy: IsNull() }, { provenBy });
}

/** Ends the sessions that were proven by contacts that leave their charts, for good: should one come back, they don't. */
export async function endSessionsProvenBy(
  tx: EntityManager,
  keys: SecretKeys,
  clinicId: string,
  lost: readonly LostContact[],
  at: Date,
): Promise<void> {
  if (lost.length === 0) return;
  const proofs = lost.flatMap(({ patientId, channel, value }) => keys.hmacAll(purpose, clinicId, patientId, channel, value));
  const open = { clinicId, patientId: In(lost.map(({ patientId }) => patientId)), endedAt: IsNull() };
  await tx.update(PatientSession, { ...open, provenBy: In(proofs) }, { endedAt: at });
  // It isn't known what proved those of before proofs were kept.
  await tx.update(PatientSession, { ...open, provenBy: IsNull() }, { endedAt: at });
}
