import { maskDestination } from "../../../kernel/mask.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure } from "../../../kernel/outcome.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { contactPairKeyOf } from "../../sign-in/limits/contact-change-keys.ts";
import type { OtpChallenge } from "../../sign-in/otp-challenge.entity.ts";
import { sendNewCode } from "../../sign-in/send-new-code.ts";
import type { MyInformationParts, OwnAsker } from "../my-information-parts.ts";
import type { TypedContact } from "./new-contact.ts";
import { contactOf, destinationPath, holderOf, markOfContact, readContact } from "./new-contact.ts";

/**
 * Sends a code to the address or number that is to come onto the patient's own chart. Other charts aren't looked at: the answer is the
 * same whoever else has it.
 */
export async function requestContactChange(
  parts: MyInformationParts,
  asker: OwnAsker,
  typed: TypedContact,
): Promise<Outcome<OtpChallenge>> {
  const read = readContact(typed, parts);
  if (!read.ok) return read;
  const { database, keys, settings } = parts;
  const { clinicId, id: patientId } = asker.actor;
  const { channel } = typed;
  const destination = read.value;
  const chart = await database.manager.findOneByOrFail(Patient, { clinicId, id: patientId });
  if (contactOf(chart, channel) === destination)
    return failure({ code: "VALIDATION_FAILED", path: destinationPath, reason: "CONTACT_UNCHANGED" });
  const { values } = await settings.inForce(clinicId);
  const recipient = {
    purpose: "CONTACT_CHANGE",
    replaces: markOfContact(keys, chart, channel),
    pairKey: contactPairKeyOf(keys, { clinicId, patientId, channel, destination }),
    maskedDestination: maskDestination(channel, destination),
    ...{ chart, channel, destination, identificationTypeId: null, identificationIndex: null },
  } as const;
  return (await sendNewCode(parts, { ...asker, nonce: holderOf(asker) }, values, recipient, destinationPath))!;
}
