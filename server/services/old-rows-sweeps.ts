import type { Database } from "../db/database.ts";
import type { Clock } from "../kernel/clock.ts";
import { hours } from "../kernel/clock.ts";
import type { Sweep } from "../kernel/sweep.ts";
import { sweepLimits } from "../modules/limits/sweep-limits.ts";
import { sweepProofs } from "../modules/sign-in/proof/sweep-proofs.ts";
import { sweepChallenges } from "../modules/sign-in/sweep-challenges.ts";

type Remove = (database: Database, at: Date, signal: AbortSignal) => Promise<unknown>;

const removals: Readonly<Record<string, Remove>> = {
  limits: sweepLimits,
  "one-time-codes": sweepChallenges,
  "proven-contacts": sweepProofs,
};

/** What removes rows of signing in that decide nothing any more. */
export const oldRowsSweeps = (database: Database, clock: Clock): readonly Sweep[] =>
  Object.entries(removals).map(([name, remove]) => ({
    name,
    everyMs: hours(1),
    run: async (signal) => void (await remove(database, clock.now(), signal)),
  }));
