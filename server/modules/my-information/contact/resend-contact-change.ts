import type { Outcome } from "../../../kernel/outcome.ts";
import { Patient } from "../../patients/patient.entity.ts";
import type { OtpChallenge } from "../../sign-in/otp-challenge.entity.ts";
import { resendChallenge } from "../../sign-in/resend-challenge.ts";
import type { MyInformationParts, OwnAsker } from "../my-information-parts.ts";
import { holderOf } from "./new-contact.ts";

/** A new code to the same new contact; the old one is void. */
export async function resendContactChange(
  parts: MyInformationParts,
  asker: OwnAsker,
  challengeId: string | null,
): Promise<Outcome<OtpChallenge>> {
  const { clinicId, id } = asker.actor;
  const { values } = await parts.settings.inForce(clinicId);
  const which = { purpose: "CONTACT_CHANGE", challengeId } as const;
  return resendChallenge(parts, { ...asker, nonce: holderOf(asker) }, values, which, () =>
    parts.database.manager.findOneByOrFail(Patient, { clinicId, id }),
  );
}
