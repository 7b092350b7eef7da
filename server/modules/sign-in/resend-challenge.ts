import type { EntityManager } from "typeorm";
import { IsNull, LessThanOrEqual } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import type { Outcome } from "../../kernel/outcome.ts";
import { failure } from "../../kernel/outcome.ts";
import { hashToken } from "../../kernel/secret-token.ts";
import type { PortalSettingsValues } from "../settings/portal-settings-values.ts";
import type { ChartAtSignIn } from "./chart-at-sign-in.ts";
import { destinationOf } from "./issue-otp.ts";
import { waitProblem } from "./limits/waiting.ts";
import type { CodePurpose } from "./one-time-code.ts";
import { OtpChallenge } from "./otp-challenge.entity.ts";
import type { CodeAsker, CodeParts } from "./send-new-code.ts";
import { sendNewCode } from "./send-new-code.ts";
import { nobody } from "./sign-in-parts.ts";
import { expiredCode } from "./verify-otp.ts";

const path = ["input", "challengeId"];

interface Which {
  readonly purpose: CodePurpose;
  /** Null for an id that is none of ours. */
  readonly challengeId: string | null;
}

/** Who gets the next code; null: nobody, which must not show. */
type ChartOf = (old: OtpChallenge, destination: string) => Promise<ChartAtSignIn | null>;

/** A new code in the place of one that was asked for in the same browser or session; the old one is void. Of parallel calls one gets through. */
export async function resendChallenge(
  parts: CodeParts,
  asker: CodeAsker,
  settings: PortalSettingsValues,
  { purpose, challengeId }: Which,
  chartOf: ChartOf,
): Promise<Outcome<OtpChallenge>> {
  const { clinic, nonce } = asker;
  const open = {
    clinicId: clinic.id,
    id: challengeId ?? nobody,
    purpose,
    nonceHash: hashToken(nonce),
    consumedAt: IsNull(),
    voidedAt: IsNull(),
  };
  const old = await parts.database.manager.findOneBy(OtpChallenge, open);
  if (!old) return failure({ ...expiredCode, path });
  const at = parts.clock.now();
  const { channel, maskedDestination, pairKey, replaces, identificationTypeId, identificationIndex, resendAvailableAt: retryAt } = old;
  if (retryAt > at) return failure(waitProblem({ purpose, because: "SENDS", at, retryAt, path, clinicPhone: clinic.phone }));
  const voidOld = async (tx: EntityManager): Promise<boolean> =>
    affectedRows(await tx.update(OtpChallenge, { ...open, resendAvailableAt: LessThanOrEqual(at) }, { voidedAt: at })) === 1;
  const destination = destinationOf(parts.keys, old);
  const recipient = {
    ...{ purpose, replaces, chart: await chartOf(old, destination), pairKey, channel, destination, maskedDestination },
    ...{ identificationTypeId, identificationIndex },
  };
  return (await sendNewCode(parts, asker, settings, recipient, path, voidOld)) ?? failure({ ...expiredCode, path });
}
