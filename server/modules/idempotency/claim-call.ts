import { IsNull } from "typeorm";
import { affectedRows } from "../../db/affected.ts";
import { isUniqueViolation } from "../../db/errors.ts";
import type { Actor } from "../../kernel/actor.ts";
import { writtenActor } from "../../kernel/actor.ts";
import { hours, later, minutes } from "../../kernel/clock.ts";
import { newId } from "../../kernel/id.ts";
import { tryOpenAnswer } from "./call-answer.ts";
import type { CallParts } from "./call-parts.ts";
import { rightsOf } from "./caller-rights.ts";
import { IdempotentCall } from "./idempotent-call.entity.ts";

export const keptFor = hours(24);

/** Longer than a request may take. Whoever is overtaken all the same keeps nothing. */
export const leasedFor = minutes(2);

const digestPurpose = "idempotent-request";
const mostTries = 5;

export interface KeyedCall {
  readonly actor: Exclude<Actor, { kind: "anonymous" }>;
  readonly key: string;
  /** All that decides what is done. */
  readonly asked: readonly string[];
}

/** A call that is the caller's to do. */
export type ClaimedCall = Pick<IdempotentCall, "clinicId" | "id" | "leaseToken">;

export type Claim =
  | { readonly kind: "CLAIMED"; readonly call: ClaimedCall }
  | { readonly kind: "ANSWERED"; readonly body: unknown }
  | { readonly kind: "KEY_USED" | "IN_FLIGHT" | "NO_ANSWER" };

type Begun = Pick<IdempotentCall, "leaseToken" | "leaseUntil" | "appliedAt" | "answeredAt" | "answer">;

const begunAt = (at: Date): Begun => ({
  ...{ leaseToken: newId(), leaseUntil: later(at, leasedFor) },
  ...{ appliedAt: null, answeredAt: null, answer: null },
});

async function insert({ database, keys }: CallParts, { actor, key, asked }: KeyedCall, at: Date): Promise<ClaimedCall | null> {
  const identity = { clinicId: actor.clinicId, id: newId(), caller: writtenActor(actor)!, callKey: key };
  const call = { ...identity, requestDigest: keys.hmac(digestPurpose, ...asked), ...begunAt(at), expiresAt: later(at, keptFor) };
  try {
    await database.manager.insert(IdempotentCall, call);
    return call;
  } catch (error) {
    if (isUniqueViolation(error)) return null;
    throw error;
  }
}

/** Takes a row over that nobody is at; null where somebody else was quicker. */
async function takeOver({ database }: CallParts, row: IdempotentCall, change: Partial<IdempotentCall> & Begun) {
  const { clinicId, id, leaseToken, appliedAt, answeredAt } = row;
  const asRead = { appliedAt: appliedAt ?? IsNull(), answeredAt: answeredAt ?? IsNull() };
  const taken = affectedRows(await database.manager.update(IdempotentCall, { clinicId, id, leaseToken, ...asRead }, change));
  return taken === 1 ? { clinicId, id, leaseToken: change.leaseToken } : null;
}

/** What may be done with a call whose key is known; null where the row has changed since it was read. */
async function claimKnown(parts: CallParts, { actor, asked }: KeyedCall, row: IdempotentCall, at: Date): Promise<Claim | null> {
  const { keys } = parts;
  const claimed = (call: ClaimedCall | null): Claim | null => call && { kind: "CLAIMED", call };
  if (row.expiresAt <= at) {
    const anew = { requestDigest: keys.hmac(digestPurpose, ...asked), expiresAt: later(at, keptFor) };
    return claimed(await takeOver(parts, row, { ...begunAt(at), ...anew }));
  }
  if (!keys.verify(digestPurpose, row.requestDigest, ...asked)) return { kind: "KEY_USED" };
  if (row.answeredAt !== null) {
    const answer = row.answer === null ? null : tryOpenAnswer(keys, row.id, row.answer);
    return answer?.rights === rightsOf(actor) ? { kind: "ANSWERED", body: answer.body } : { kind: "NO_ANSWER" };
  }
  if (row.leaseUntil > at) return { kind: "IN_FLIGHT" };
  // Whoever began it is gone. What was kept of it is not done again.
  if (row.appliedAt !== null) return { kind: "NO_ANSWER" };
  return claimed(await takeOver(parts, row, begunAt(at)));
}

/** Makes a call the caller's to do, or says what has become of it. Of any number at once one gets it. */
export async function claimCall(parts: CallParts, keyed: KeyedCall): Promise<Claim> {
  const { actor, key } = keyed;
  const known = { clinicId: actor.clinicId, caller: writtenActor(actor)!, callKey: key };
  for (let tries = 0; tries < mostTries; tries += 1) {
    const at = parts.clock.now();
    const row = await parts.database.manager.findOneBy(IdempotentCall, known);
    if (row) {
      const claim = await claimKnown(parts, keyed, row, at);
      if (claim) return claim;
    } else {
      const call = await insert(parts, keyed, at);
      if (call) return { kind: "CLAIMED", call };
    }
  }
  return { kind: "IN_FLIGHT" };
}
