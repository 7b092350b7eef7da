import { maskDestination } from "../../kernel/mask.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { findChartByIdentification } from "./chart-at-sign-in.ts";
import { pairKeyOf } from "./limits/sign-in-keys.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { OtpRequest } from "./otp-request.ts";
import { checkRequest, isRecipient, isUsableAtSignIn, normalDestination } from "./otp-request.ts";
import { sendNewCode } from "./send-new-code.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";

/** A challenge for whoever asks, whether or not such a patient exists: the same is read, written and answered. */
export async function requestCode(parts: SignInParts, asker: Asker, typed: OtpRequest): Promise<Outcome<OtpChallenge>> {
  const { clinic } = asker;
  const clinicId = clinic.id;
  const { values: settings } = await parts.settings.inForce(clinicId);
  if (!settings.portalAccess) return failure(portalClosed(clinic));
  const checked = checkRequest(typed, parts);
  if (!checked.ok) return checked;
  const { identificationTypeId, identificationValue, channel, destination: given } = checked.value;
  const type = await parts.clinics.identificationType(clinicId, identificationTypeId ?? nobody);
  const numberOf = type ?? { clinicId, id: nobody, issuer: null, kind: "OTHER" as const };
  const indexes = parts.patients.identificationIndexes(numberOf, identificationValue);
  const found = await findChartByIdentification(parts.database.manager, { clinicId, typeId: numberOf.id, indexes });
  const destination = normalDestination(channel, given);
  const usable = type !== null && isUsableAtSignIn(type, settings);
  const chart = usable && isRecipient(found, channel, destination, settings) ? found : null;
  const pairKey = pairKeyOf(parts.keys, { clinicId, typeId: numberOf.id, identificationIndex: indexes[0]!, channel, destination });
  const recipient = {
    purpose: "SIGN_IN",
    replaces: null,
    chart,
    pairKey,
    channel,
    destination,
    maskedDestination: maskDestination(channel, given),
    identificationTypeId: numberOf.id,
    identificationIndex: indexes[0]!,
  } as const;
  return (await sendNewCode(parts, asker, settings, recipient, ["input"]))!;
}
