import type { EntityManager } from "typeorm";
import type { Outcome, Problem } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { isAccessEffective } from "../access/effective-access.ts";
import type { IdentificationType } from "../clinics/identification-type.entity.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import { findChartByIdentification } from "./chart-at-sign-in.ts";
import { destinationOf, isStillRecipient } from "./issue-otp.ts";
import { withdrawGuess } from "./limits/code-guesses.ts";
import { guessKeysOf } from "./limits/guess-keys.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import { isUsableAtSignIn } from "./otp-request.ts";
import type { ProvenContact } from "./proof/proven-contact.entity.ts";
import { proveContact } from "./proof/proven-contacts.ts";
import type { SignInClinic, SignInParts } from "./sign-in-parts.ts";
import { nobody } from "./sign-in-parts.ts";
import type { Attempt } from "./verify-otp.ts";
import { consumeChallenge, expiredCode } from "./verify-otp.ts";

export const registrationClosed = ({ phone }: Pick<SignInClinic, "phone">): Problem => ({
  code: "REGISTRATION_CLOSED",
  path: [],
  facts: { clinicPhone: phone },
});

interface Surroundings {
  readonly clinic: SignInClinic;
  readonly types: readonly IdentificationType[];
}

type Parts = Pick<SignInParts, "keys" | "settings">;

/** Whether who was nobody when the code was sent would be signed in by now. */
async function isKnownNow(
  tx: EntityManager,
  { keys, settings, types }: Pick<Parts, "keys"> & Pick<Surroundings, "types"> & { readonly settings: PortalSettingsValues },
  challenge: OtpChallenge,
): Promise<boolean> {
  const { clinicId, identificationTypeId: typeId, identificationIndex } = challenge;
  const type = types.find(({ id }) => id === typeId);
  const chart = await findChartByIdentification(tx, { clinicId, typeId: typeId ?? nobody, indexes: [identificationIndex ?? ""] });
  if (!chart || !type || !isUsableAtSignIn(type, settings)) return false;
  return isStillRecipient(keys, challenge, chart) && isAccessEffective({ portalAccess: settings.portalAccess, chart });
}

/**
 * What the right code of somebody whom no chart matches leads to. Where registration has closed since, the code stays unused. A chart
 * that matches by now is not opened with it: a code is for what it was asked for.
 */
export async function openRegistration(
  tx: EntityManager,
  { keys, settings: inForce }: Parts,
  { clinic, types }: Surroundings,
  challenge: OtpChallenge,
  attempt: Attempt,
): Promise<Outcome<ProvenContact>> {
  const { values: settings } = await inForce.inForce(clinic.id, tx);
  const open = settings.patientRegistration;
  const consumed = open && (await consumeChallenge(tx, attempt));
  await withdrawGuess(tx, guessKeysOf(keys, challenge), attempt.at);
  if (!open) return failure(registrationClosed(clinic));
  if (!consumed || (await isKnownNow(tx, { keys, settings, types }, challenge))) return failure(expiredCode);
  const { clinicId, nonceHash, channel, identificationTypeId } = challenge;
  const known = types.some(({ id }) => id === identificationTypeId);
  const contact = destinationOf(keys, challenge);
  return success(
    await proveContact(tx, keys, {
      ...{ clinicId, nonceHash, channel, contact, at: attempt.at },
      identificationTypeId: known ? identificationTypeId : null,
    }),
  );
}
