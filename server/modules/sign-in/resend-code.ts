import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure, success } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import { Patient } from "../patients/patient.entity.ts";
import { destinationOf } from "./issue-otp.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import { isRecipient } from "./otp-request.ts";
import { sendNewCode } from "./send-new-code.ts";
import type { Asker, SignInParts } from "./sign-in-parts.ts";
import { nobody, portalClosed } from "./sign-in-parts.ts";
import { expiredCode } from "./verify-otp.ts";

const path = ["input", "challengeId"];

/** A new code to the same destination; the old one is void. Of parallel calls one gets through. */
export async function resendCode(parts: SignInParts, asker: Asker, challengeId: string | null): Promise<Outcome<OtpChallenge>> {
  const { clinic, nonce } = asker;
  const { values: settings } = await parts.settings.inForce(clinic.id);
  if (!settings.portalAccess) return failure(portalClosed(clinic));
  const open = {
    clinicId: clinic.id,
    id: challengeId ?? nobody,
    nonceHash: hashToken(nonce),
    consumedAt: IsNull(),
    voidedAt: IsNull(),
  };
  const old = await parts.database.manager.findOneBy(OtpChallenge, open);
  if (!old) return failure({ ...expiredCode, path });
  const at = parts.clock.now();
  if (old.resendAvailableAt > at) return failure({ code: "TOO_MANY_REQUESTS", path, facts: { retryAt: old.resendAvailableAt } });
  const voidOld = async (tx: EntityManager): Promise<boolean> =>
    affectedRows(await tx.update(OtpChallenge, { ...open, resendAvailableAt: LessThanOrEqual(at) }, { voidedAt: at })) === 1;
  const { channel, maskedDestination } = old;
  const chart = await parts.database.manager.findOneBy(Patient, { clinicId: clinic.id, id: old.patientId ?? nobody });
  const destination = destinationOf(parts.keys, old);
  // An address that has left the chart, or a chart whose access closed since, gets what an unknown person gets: nothing.
  const patientId = isRecipient(chart, channel, destination, settings) ? chart.id : null;
  const recipient = { patientId, channel, destination, maskedDestination };
  const issued = await sendNewCode(parts, asker, settings, recipient, voidOld);
  return issued ? success(issued) : failure({ ...expiredCode, path });
}
