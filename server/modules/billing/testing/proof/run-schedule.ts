import { days, hours, minutes } from "../../../../kernel/clock.ts";
import { Players } from "./acts.ts";
import { demandSafety, demandTruth } from "./invariants.ts";
import type { Stage } from "./stage.ts";
import type { Schedule } from "./steps.ts";

/** The banks answer for what they still have. */
function settleEverything({ stripe, tables }: Stage): void {
  for (const { intentId, id, status } of stripe.sessions()) {
    if (status !== "complete") continue;
    if (tables.intents[intentId ?? ""]?.status === "processing") stripe.settleDebit(id, "arrives");
    const charge = stripe.charges(id).find((each) => each.status === "succeeded");
    if (charge && charge.transactionId === null) stripe.book(id);
  }
  for (const { id, status } of stripe.refunds()) if (status === "pending") stripe.settleRefund(id, "succeeds");
}

/** Nothing goes wrong any more, and nobody does anything: the process alone finds out what it doesn't know. No event comes. */
async function recover(stage: Stage): Promise<void> {
  const { stripe, product, clock } = stage;
  const signal = new AbortController().signal;
  stripe.calm();
  stripe.known(stage.secretKey).state = "valid";
  settleEverything(stage);
  await product.parts.stripe.check(stage.staff);
  for (const ms of [minutes(40), hours(7), hours(25), days(2)]) {
    clock.advance(ms);
    stripe.sessions();
    await product.payments.sweep.run(signal);
    await product.desk.sweep.run(signal);
    await product.eventWorker.applyDue();
    await product.reconciliation.run();
  }
}

/** Plays a schedule from the beginning to the end of all uncertainty. Throws a `Violation` where something is so that must never be. */
export async function runSchedule(stage: Stage, { cents, steps }: Schedule): Promise<void> {
  await stage.begin(cents);
  const players = new Players(stage);
  const seen = new Map<string, string>();
  for (const step of steps) {
    await players.play(step);
    await demandSafety(stage, players, seen);
  }
  await recover(stage);
  await demandSafety(stage, players, seen);
  await demandTruth(stage);
}
