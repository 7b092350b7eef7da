import type { Config } from "../config.ts";
import type { Database } from "../db/database.ts";
import type { Actor } from "../kernel/actor.ts";
import type { Clock } from "../kernel/clock.ts";
import { days } from "../kernel/clock.ts";
import type { Locale } from "../kernel/locale.ts";
import type { Sweep } from "../kernel/sweep.ts";
import { countUnsealed } from "../modules/audit/chain/count-unsealed.ts";
import { SealSweep } from "../modules/audit/chain/seal-sweep.ts";
import type { VerifyOptions } from "../modules/audit/chain/verify-chain.ts";
import { verifyChain } from "../modules/audit/chain/verify-chain.ts";
import { removeOldBlocks } from "../modules/audit/retention/remove-old-blocks.ts";
import { keptUntil } from "../modules/audit/retention/retention.ts";
import type { AuditFilter } from "../modules/audit/trail/audit-filter.ts";
import type { ExportFormat, NamedBy } from "../modules/audit/trail/export-lines.ts";
import { exportLines } from "../modules/audit/trail/export-lines.ts";
import { TrailService } from "../modules/audit/trail/trail.service.ts";

interface Surroundings {
  readonly config: Pick<Config, "auditYears">;
  readonly database: Database;
  readonly clock: Clock;
  readonly names: NamedBy;
}

/** Each clinic's audit trail: sealed, checked, kept for its time, read and taken away. */
export function createAudit({ config: { auditYears }, database, clock, names }: Surroundings) {
  const sealing = new SealSweep(database, clock);
  const retention: Sweep = {
    name: "audit-retention",
    everyMs: days(1),
    run: async (signal) => void (await removeOldBlocks(database, auditYears, clock.now(), signal)),
  };
  const auditChain = {
    seal: () => sealing.run(),
    removeOld: () => removeOldBlocks(database, auditYears, clock.now()),
    verify: (options: Omit<VerifyOptions, "keptUntil">) =>
      verifyChain(database.manager, { ...options, keptUntil: keptUntil(auditYears, clock.now()) }),
    unsealed: (clinicId: string) => countUnsealed(database.manager, clinicId),
  };
  const auditTrail = new TrailService(database, clock);
  const exportAudit = async (actor: Actor, filter: AuditFilter, format: ExportFormat, locale: Locale) =>
    exportLines(await auditTrail.export(actor, filter), { clinicId: actor.clinicId, format, locale, names });
  return { auditSweeps: [sealing, retention], auditChain, auditTrail, exportAudit };
}
