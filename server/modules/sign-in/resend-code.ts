import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import { findChartById } from "./chart-at-sign-in.ts";
import { destinationOf } from "./issue-otp.ts";
import { waitProblem } from "./limits/waiting.ts";
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
  const { channel, maskedDestination, pairKey, resendAvailableAt: retryAt } = old;
  if (retryAt > at) return failure(waitProblem({ because: "SENDS", at, retryAt, path, clinicPhone: clinic.phone }));
  const voidOld = async (tx: EntityManager): Promise<boolean> =>
    affectedRows(await tx.update(OtpChallenge, { ...open, resendAvailableAt: LessThanOrEqual(at) }, { voidedAt: at })) === 1;
  const found = await findChartById(parts.database.manager, clinic.id, old.patientId ?? nobody);
  const destination = destinationOf(parts.keys, old);
  // An address that has left the chart, or a chart whose access closed since, gets what an unknown person gets: nothing.
  const chart = isRecipient(found, channel, destination, settings) ? found : null;
  const recipient = { chart, pairKey, channel, destination, maskedDestination };
  return (await sendNewCode(parts, asker, settings, recipient, path, voidOld)) ?? failure({ ...expiredCode, path });
}
