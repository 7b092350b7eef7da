import { days, later } from "../../../kernel/clock.ts";
import { maskDestination } from "../../../kernel/mask.ts";
import { kindNamed } from "../kinds/kinds.ts";
import type { Claimed } from "../outbox-queue.ts";
import type { Payload } from "../payload.ts";
import type { UndeliveredMessage } from "./undelivered-message.entity.ts";
import { reasonOf, type Ending } from "./undelivered-reason.ts";

/** How long what a message says is kept, sealed, for staff to send it again. */
const contentKeptMs = days(30);

export const undeliveredKeptMs = days(90);

/**
 * What staff will see of a message that is given up. Its content stays only where it may be sent again. Null for a code to somebody who
 * is nobody's patient: whoever types made-up addresses would fill the list that staff work through.
 */
export function toUndelivered({ message }: Claimed, opened: Payload | null, ending: Ending, at: Date): UndeliveredMessage | null {
  const { clinicId, id, kind, channel, patientId, notAfter, createdAt } = message;
  if (kind === "ONE_TIME_CODE" && patientId === null) return null;
  const resendable = opened !== null && patientId !== null && !ending.late && kindNamed(kind)?.resendable === true;
  return {
    ...{ clinicId, id, kind, channel, patientId, notAfter },
    attempts: ending.attempts,
    maskedDestination: maskDestination(channel, opened?.to ?? ""),
    reason: reasonOf(ending),
    errorCode: ending.code,
    askedAt: createdAt,
    givenUpAt: at,
    state: resendable ? "RESENDABLE" : "FINAL",
    payload: resendable ? message.payload : null,
    resentAs: null,
    resentAt: null,
    dueAt: later(at, resendable ? contentKeptMs : undeliveredKeptMs),
  };
}
