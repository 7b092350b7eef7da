import type { Clock } from "../../../kernel/clock.ts";
import { days, hours } from "../../../kernel/clock.ts";
import type { SecretKeys } from "../../../kernel/secret-keys.ts";
import { RateLimits } from "../../limits/rate-limits.ts";
import { waitLeft } from "../../limits/wait-left.ts";
import type { MessageHook } from "../message-hook.ts";

/** More than anybody has to say to a clinic; a script soon reaches it. */
const perPatient = [
  { count: 60, per: hours(1) },
  { count: 200, per: days(1) },
];

/** A patient writes so many replies and no more, in all of their conversations together. Staff and programs are bound by their rights alone. */
export const limitReplies = ({ keys, clock }: { readonly keys: SecretKeys; readonly clock: Clock }): MessageHook => ({
  write: async (tx, { actor }) => {
    if (actor.kind !== "patient") return [];
    const at = clock.now();
    const taken = await RateLimits.take(tx, actor.clinicId, keys.hmac("conversation/replies", actor.clinicId, actor.id), perPatient, at);
    if (taken.ok) return [];
    const { retryAt } = taken;
    const { unit, wait } = waitLeft(retryAt, at);
    const reason = unit === "HOURS" ? "MANY_REPLIES_WAIT_HOURS" : "MANY_REPLIES_WAIT_MINUTES";
    return [{ code: "TOO_MANY_REQUESTS", path: ["input"], reason, facts: { retryAt, wait } }];
  },
});
