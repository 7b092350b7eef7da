import type { StaffActor } from "../../../kernel/actor.ts";
import type { Locale } from "../../../kernel/locale.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { recordAudit } from "../../audit/record-audit.ts";
import type { Proof } from "../reauthenticate.ts";
import { reauthenticate } from "../reauthenticate.ts";
import type { StaffParts } from "../staff-parts.ts";
import { renewRecoveryCodes } from "./recovery-codes.ts";
import { isSecondStepOn } from "./second-steps.ts";

/** Ten new recovery codes; those before open nothing any more. */
export async function renewCodes(parts: StaffParts, actor: StaffActor, proof: Proof, locale: Locale): Promise<Outcome<readonly string[]>> {
  const { database, clock, keys, notices } = parts;
  const proven = await reauthenticate(parts, actor, proof);
  if (!proven.ok) return proven;
  const { member, confirm } = proven.value;
  const at = clock.now();
  const outcome = await database.transaction(async (tx): Promise<Outcome<readonly string[]>> => {
    const confirmed = await confirm(tx);
    if (!confirmed.ok) return confirmed;
    if (!(await isSecondStepOn(tx, member))) return failure({ code: "CONFLICT", path: [], reason: "SECOND_STEP_IS_OFF" });
    const codes = await renewRecoveryCodes(tx, keys, member, at);
    await recordAudit(tx, actor, at, { action: "staff.recovery-codes-renewed", subjectId: member.id });
    await notices.enqueue(tx, { kind: "RECOVERY_CODES_RENEWED", member, locale, at });
    return success(codes);
  });
  notices.wake();
  return outcome;
}
