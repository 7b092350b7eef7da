import { maskDestination } from "../../kernel/mask.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import type { OtpRequest } from "./otp-request.ts";
import { checkRequest, isRecipient, isUsableAtSignIn, normalDestination } from "./otp-request.ts";
import { sendNewCode } from "./send-new-code.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";

/** A challenge for whoever asks, whether or not such a patient exists: the same is read, written and answered. */
export async function requestCode(parts: SignInParts, asker: Asker, typed: OtpRequest): Promise<Outcome<OtpChallenge>> {
  const { clinic } = asker;
  const { values: settings } = await parts.settings.inForce(clinic.id);
  if (!settings.portalAccess) return failure(portalClosed(clinic));
  const checked = checkRequest(typed, parts.channels);
  if (!checked.ok) return checked;
  const { identificationTypeId, identificationValue, channel, destination: given } = checked.value;
  const types = await parts.clinics.identificationTypes(clinic.id);
  const type = types.find(({ id }) => id === identificationTypeId);
  const numberOf = type ?? { clinicId: clinic.id, id: nobody, issuer: null, kind: "OTHER" as const };
  const found = await parts.patients.findByIdentification(numberOf, identificationValue);
  const destination = normalDestination(channel, given);
  const usable = type !== undefined && isUsableAtSignIn(type, settings);
  const patientId = usable && isRecipient(found, channel, destination, settings) ? found.id : null;
  const recipient = { patientId, channel, destination, maskedDestination: maskDestination(channel, given) };
  return success((await sendNewCode(parts, asker, settings, recipient))!);
}
