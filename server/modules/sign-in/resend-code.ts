import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { findChartById } from "./chart-at-sign-in.ts";
import type { OtpChallenge } from "./otp-challenge.entity.ts";
import { isRecipient } from "./otp-request.ts";
import { resendChallenge } from "./resend-challenge.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";

/** A new code to the same destination; the old one is void. Of parallel calls one gets through. */
export async function resendCode(parts: SignInParts, asker: Asker, challengeId: string | null): Promise<Outcome<OtpChallenge>> {
  const { clinic } = asker;
  const { values: settings } = await parts.settings.inForce(clinic.id);
  if (!settings.portalAccess) return failure(portalClosed(clinic));
  const which = { purpose: "SIGN_IN", challengeId } as const;
  return resendChallenge(parts, asker, settings, which, async ({ patientId, channel }, destination) => {
    const found = await findChartById(parts.database.manager, clinic.id, patientId ?? nobody);
    // An address that has left the chart, or a chart whose access closed since, gets what an unknown person gets: nothing.
    return isRecipient(found, channel, destination, settings) ? found : null;
  });
}
