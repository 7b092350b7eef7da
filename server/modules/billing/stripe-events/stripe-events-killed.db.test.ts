import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { minutes } from "../../../kernel/clock.ts";
import { testKeys } from "../../../testing/portail.ts";
import type { Patient } from "../../patients/patient.entity.ts";
import type { BillingHouse } from "../testing/billing-clinic.ts";
import { openBillingHouse } from "../testing/billing-clinic.ts";
import { StripeEvent } from "./stripe-event.entity.ts";
import { beginPayment } from "./testing/card-payments.ts";
import { bundleChild } from "../../../testing/bundle-child.ts";

const child = join(__dirname, "testing", "apply-until-killed.ts");

let house: BillingHouse;
let patient: Patient;
/** The child with all of ours in it: it starts a dozen times. */
let program: string;

beforeAll(async () => {
  program = bundleChild(child);
  house = await openBillingHouse();
  patient = await house.clinic.patient();
  const to = new URL(`http://localhost:${house.portail.port}/webhooks/stripe`);
  house.stripe.listen({ accountId: house.account.id, secret: house.webhookSecret, to });
});
afterAll(() => house.stop());

/** Runs a worker in a process of its own and kills it (SIGKILL) where it stands still. Answers its last word. */
async function killAt(step: number): Promise<string> {
  const { portail, stripe, secretKey } = house;
  const facts = [portail.databaseUrl, testKeys, String(portail.clock.now().getTime()), String(step), stripe.url.href, secretKey];
  const worker = spawn(process.execPath, ["-", ...facts], { stdio: ["pipe", "pipe", "pipe"] });
  worker.stdin.end(program);
  let complaint = "";
  worker.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const exit = once(worker, "exit");
  let word = "";
  for await (const line of createInterface(worker.stdout)) {
    word = line;
    worker.kill("SIGKILL");
  }
  await exit;
  if (word === "") throw new Error(`The worker said nothing: ${complaint}`);
  return word;
}

test("killed at any step after it was stored, an event is applied in the end, and once", async () => {
  const { portail, clinic, stripe, account } = house;
  let steps = 0;
  for (let step = 1; ; step += 1) {
    await portail.database.manager.deleteAll(StripeEvent);
    const begun = await beginPayment(portail, clinic, patient, 5_000, 3_000);
    stripe.pay(begun.page, { method: "card" });
    await stripe.deliverEvents({ only: ({ type }) => type === "checkout.session.completed" });
    await stripe.deliverEvents({ lose: true });
    const word = await killAt(step);
    if (word !== "all done") {
      steps += 1;
      portail.clock.advance(minutes(2));
      await portail.services.stripeEvents.worker.applyDue();
    }
    const events = await portail.database.manager.find(StripeEvent);
    expect({ step, states: events.map(({ state }) => state) }).toEqual({ step, states: ["APPLIED"] });
    expect({ step, invoices: await begun.invoices() }).toEqual({ step, invoices: ["PAID 0", "PAID 0"] });
    expect({ step, ledger: await begun.ledger() }).toEqual({ step, ledger: ["PAYMENT -5000 5000", "PAYMENT -3000 3000", "FEE 0 -262"] });
    if (word === "all done") break;
  }
  // Within and after each unit of work: the claim, what it says of the payment, the last word; and with Stripe's answer in hand.
  expect(steps).toBe(3 * 2 + 1);
  expect(stripe.balance(account)).toBe((steps + 1) * (8_000 - 262));
}, 300_000);
