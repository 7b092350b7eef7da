import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Config } from "../config.ts";
import { ConfigError } from "../config.ts";
import type { Clock } from "../kernel/clock.ts";
import { minutes } from "../kernel/clock.ts";
import { postEvent } from "../stripe-simulator/delivery/post-event.ts";
import { StripeSimulator } from "../stripe-simulator/stripe-simulator.ts";
import { newWebhookSecret } from "../stripe-simulator/world/ids.ts";
import type { Tables } from "../stripe-simulator/world/tables.ts";
import { emptyTables } from "../stripe-simulator/world/tables.ts";

/** Where the file is, and what is in it. */
interface Kept {
  readonly port: number;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly tables: Tables;
}

const debitArrivesAfterMs = minutes(1);
const tellEveryMs = 2_000;

export interface DemoStripe {
  readonly simulator: StripeSimulator;
  /** The configuration with this Stripe as the installation's. */
  readonly config: Config;
  /** From now on events go to the product at this port. */
  tell(port: number): void;
  stop(): Promise<void>;
}

const fileOf = ({ dataFolder }: Config): string => path.join(dataFolder, "stripe-simulator.json");

function readKept(file: string): Kept | null {
  try {
    const { tables, ...kept } = JSON.parse(readFileSync(file, "utf8")) as Kept;
    // What was under way when the process ended never had an effect.
    const requests = Object.fromEntries(Object.entries(tables.requests).filter(([, { answer }]) => answer !== null));
    return { ...kept, tables: { ...emptyTables(), ...tables, requests } };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw new ConfigError(`${file} can't be read. Without it the demo's payments start anew.`);
  }
}

/** Whole or not at all: the process may end at any moment. */
function keep(file: string, kept: Kept): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(kept), { encoding: "utf8", mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Whether the demo needs a Stripe of its own: never outside demo mode, nor where somebody brings another. */
export const needsDemoStripe = ({ demo, stripe, stripeApiBase }: Config): boolean => demo && !stripe.configured && stripeApiBase === null;

/**
 * A Stripe for the demo, on this machine alone, on the port that it had before where that is free: pages that were opened then are
 * still there. It moves no money.
 */
export async function startDemoStripe(config: Config, clock?: Clock): Promise<DemoStripe> {
  if (!needsDemoStripe(config)) throw new ConfigError("The stand-in for Stripe is for demo mode without STRIPE_* alone.");
  const file = fileOf(config);
  const known = readKept(file);
  const tables = known?.tables ?? emptyTables();
  let kept: Kept | null = null;
  const stripe = await StripeSimulator.start({
    ...{ tables, debitArrivesAfterMs, ...(clock && { clock }), ...(known && { port: known.port }) },
    onChange: () => kept && keep(file, kept),
  });
  const secretKey = known?.secretKey ?? stripe.makeKey(stripe.openAccount());
  const webhookSecret = known?.webhookSecret ?? newWebhookSecret();
  kept = { port: Number(stripe.url.port), secretKey, webhookSecret, tables };
  keep(file, kept);
  let telling: NodeJS.Timeout | null = null;
  let underWay: Promise<unknown> | null = null;
  return {
    simulator: stripe,
    config: { ...config, stripe: { configured: true, secretKey, webhookSecret }, stripeApiBase: stripe.url },
    tell: (port) => {
      const address = new URL(`http://localhost:${port}/webhooks/stripe`);
      const to = (payload: string, signature: string) => postEvent(address, payload, signature, config.publicUrl.host);
      stripe.listen({ accountId: stripe.known(secretKey).accountId, secret: webhookSecret, to });
      telling = setInterval(() => {
        underWay ??= stripe.deliverEvents().finally(() => (underWay = null));
      }, tellEveryMs);
    },
    stop: async () => {
      if (telling) clearInterval(telling);
      await underWay;
      await stripe.stop();
    },
  };
}
