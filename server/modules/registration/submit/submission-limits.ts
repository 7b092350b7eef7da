import type { EntityManager } from "typeorm";
import { days, hours } from "../../../kernel/clock.ts";
import { mailboxOfContact } from "../../../kernel/mailbox.ts";
import { networkOf } from "../../../kernel/network.ts";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { RateLimits } from "../../limits/rate-limits.ts";
import { waitLeft } from "../../limits/wait-left.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";

/** A waiting room with one way out to the Internet. */
const perNetwork = [
  { count: 10, per: hours(1) },
  { count: 30, per: days(1) },
];

/** A family that shares an address. */
const perMailbox = [{ count: 3, per: days(1) }];

const perClinic = [
  { count: 200, per: hours(1) },
  { count: 1_000, per: days(1) },
];

interface Sender {
  readonly clinicId: string;
  readonly channel: OtpChannel;
  /** In normal form. */
  readonly contact: string;
  readonly networkAddress: string | null;
}

/** Names the network that registrations come from, without telling it. */
export const networkKeyOf = (keys: SecretKeys, { clinicId, networkAddress }: Pick<Sender, "clinicId" | "networkAddress">): string =>
  keys.hmac("registration/network", clinicId, networkOf(networkAddress));

/** Takes what one registration costs, or says when the next is possible. Only those that are kept are counted. */
export async function takeSubmission(tx: EntityManager, keys: SecretKeys, sender: Sender, at: Date): Promise<Outcome<null>> {
  const { clinicId, channel, contact } = sender;
  const budgets = [
    { key: keys.hmac("registration/from-network", networkKeyOf(keys, sender)), windows: perNetwork },
    { key: keys.hmac("registration/from-mailbox", clinicId, channel, mailboxOfContact(channel, contact)), windows: perMailbox },
    { key: keys.hmac("registration/at-clinic", clinicId), windows: perClinic },
  ];
  const taken = await RateLimits.takeAll(tx, clinicId, budgets, at);
  if (taken.ok) return success(null);
  const { retryAt } = taken;
  const { unit, wait } = waitLeft(retryAt, at);
  const reason = unit === "HOURS" ? "MANY_REGISTRATIONS_WAIT_HOURS" : "MANY_REGISTRATIONS_WAIT_MINUTES";
  return failure({ code: "TOO_MANY_REQUESTS", path: [], reason, facts: { retryAt, wait } });
}
