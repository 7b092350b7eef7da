import type { EntityManager } from "typeorm";
import { effectiveAccessParameters, onlyEffectiveAccess } from "../../access/only-effective-access.ts";
import { Patient } from "../../patients/patient.entity.ts";
import { PortalSettingsRow } from "../../settings/portal-settings.entity.ts";

/** What a patient's reply stands on besides its conversation: the settings by which it was allowed, and their access. */
export interface ReplyGround {
  readonly clinicId: string;
  readonly author: string;
  readonly settingsVersion: number;
}

const settingsHold = "settings.clinic_id = :clinicId AND settings.version = :settingsVersion";
const accessHolds = `chart.clinic_id = :clinicId AND chart.id = :author AND ${onlyEffectiveAccess("chart")}`;

/** Everything by which a patient's reply is allowed, as a condition on the conversation's row. */
export const mayReply =
  "patient_id = :author AND replies_allowed = :isOpen AND (replies_until IS NULL OR replies_until > :at) " +
  "AND (replies_once = :isShut OR reply_used = :isShut) " +
  `AND EXISTS (SELECT 1 FROM portal_settings settings WHERE ${settingsHold}) ` +
  `AND EXISTS (SELECT 1 FROM patients chart WHERE ${accessHolds})`;

export const mayReplyParameters = (ground: ReplyGround, at: Date): object => ({ ...ground, at, ...effectiveAccessParameters });

/**
 * Whether the ground is still there. An engine may look at other tables before it waits for the conversation's row: what was taken
 * away while the reply waited is seen by asking anew.
 */
export async function stillHolds(tx: EntityManager, ground: ReplyGround): Promise<boolean> {
  return tx
    .createQueryBuilder(PortalSettingsRow, "settings")
    .innerJoin(Patient, "chart", accessHolds)
    .where(settingsHold)
    .setParameters({ ...ground, ...effectiveAccessParameters })
    .getExists();
}
