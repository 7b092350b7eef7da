import fc from "fast-check";
import { testDatabaseKind } from "../../../db/testing/test-database.ts";
import { Violation } from "./proof/invariants.ts";
import { mistakes } from "./proof/meddling.ts";
import { runSchedule } from "./proof/run-schedule.ts";
import type { Meddling } from "./proof/stage.ts";
import { Stage } from "./proof/stage.ts";
import { schedule } from "./proof/steps.ts";

/** Thousands are run by `npm run prove:billing`. */
const asked = Number(process.env["BILLING_SCHEDULES"] ?? 0);
/** Among all tests always the same ones: what is to be found out is found out by the command. */
const seed = Number(process.env["BILLING_SEED"] ?? (asked > 0 ? 0 : 20_261_123));
const schedules = asked > 0 ? asked : testDatabaseKind() === "sqlite" ? 160 : 40;

const whateverTime = 2_147_483_647;

async function onStage(work: (stage: Stage) => Promise<void>, meddling?: Meddling): Promise<void> {
  const stage = await Stage.open(meddling);
  try {
    await work(stage);
  } finally {
    await stage.close();
  }
}

const told = (line: string): void => {
  if (asked > 0) process.stdout.write(`${line}\n`);
};

test(
  `${schedules} schedules: no invoice is paid twice, no payment is lost, the ledger is Stripe's balance`,
  () =>
    onStage(async (stage) => {
      const begun = performance.now();
      let done = 0;
      const play = async (each: Parameters<typeof runSchedule>[1]): Promise<void> => {
        await runSchedule(stage, each);
        done += 1;
        if (done % 500 === 0) told(`${done} schedules in ${Math.round((performance.now() - begun) / 1_000)} s`);
      };
      await fc.assert(fc.asyncProperty(schedule, play), { numRuns: schedules, ...(seed > 0 && { seed }) });
      told(`${done} schedules in ${Math.round((performance.now() - begun) / 1_000)} s: none does what must never be`);
    }),
  whateverTime,
);

if (asked > 0)
  test.each(Object.entries(mistakes))(
    "%s: found out",
    (name, meddling) =>
      onStage(async (stage) => {
        const property = fc.asyncProperty(schedule, (each) => runSchedule(stage, each));
        const { failed, numRuns, errorInstance } = await fc.check(property, {
          numRuns: 2_000,
          endOnFailure: true,
          ...(seed > 0 && { seed }),
        });
        expect(failed).toBe(true);
        expect(errorInstance).toBeInstanceOf(Violation);
        told(`${name}: found out by schedule ${numRuns}: ${(errorInstance as Violation).message.slice(0, 60)}…`);
      }, meddling),
    whateverTime,
  );
