import { minutes } from "../../../kernel/clock.ts";
import type { AuditEvent } from "../../audit/audit-event.entity.ts";
import type { RecordViewKind } from "./view-kinds.ts";
import { kindOf, recordViewKinds } from "./view-kinds.ts";

export type ViewEvent = Pick<AuditEvent, "id" | "occurredAt" | "actorKind" | "actorId" | "action">;

/** What one person or program did with a record without a longer break, or somebody else in between. */
export interface RecordView {
  /** Of its oldest event: where the next page goes on. */
  readonly id: string;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** Who, as rows keep it. */
  readonly by: string;
  readonly kinds: readonly RecordViewKind[];
  readonly count: number;
}

const longestBreak = minutes(5);

/** A program that reads without end is shown in so many at a time. */
const mostEvents = 500;

const writtenBy = ({ actorKind, actorId }: ViewEvent): string => `${actorKind}:${actorId ?? ""}`;

const belongs = (event: ViewEvent, view: readonly ViewEvent[]): boolean => {
  const next = view.at(-1);
  if (!next || view.length >= mostEvents || writtenBy(event) !== writtenBy(next)) return false;
  return Math.abs(next.occurredAt.getTime() - event.occurredAt.getTime()) <= longestBreak;
};

function toView(events: readonly ViewEvent[]): RecordView {
  const [last, first] = [events[0]!, events.at(-1)!];
  const kinds = new Set(events.map(({ action }) => kindOf(action)));
  return {
    id: first.id,
    firstAt: first.occurredAt,
    lastAt: last.occurredAt,
    by: writtenBy(last),
    kinds: recordViewKinds.filter((kind) => kinds.has(kind)),
    count: events.length,
  };
}

/**
 * Folds events, newest first, into views. A view ends where its run of events does, which what happens later doesn't move: a page that
 * goes on after a view's oldest event repeats nothing and leaves out nothing. The last view may go on in events that weren't read.
 */
export function foldViews(events: readonly ViewEvent[]): RecordView[] {
  const runs: ViewEvent[][] = [];
  for (const event of events) {
    const run = runs.at(-1);
    if (run && belongs(event, run)) run.push(event);
    else runs.push([event]);
  }
  return runs.map(toView);
}
