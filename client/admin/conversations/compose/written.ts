import type { FragmentType } from "../../../shared/graphql/fragments.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { DraftFields } from "./draft/draft-fields.ts";
import type { StoredFile } from "./files/message-file.ts";

/** What somebody writes, but for its files. */
export interface Written {
  readonly subject: string;
  readonly bodyHtml: string;
  /** Null: as the settings say. */
  readonly allowReplies: boolean | null;
  readonly repliesUntil: string | null;
  readonly repliesOnce: boolean;
}

export interface WrittenWithFiles extends Written {
  readonly attachmentIds: readonly string[];
}

export const nothingWritten: Written = { subject: "", bodyHtml: "", allowReplies: null, repliesUntil: null, repliesOnce: false };

/** Whether somebody has begun: how replies are handled is no beginning. */
export const hasBegun = ({ subject, bodyHtml, attachmentIds }: WrittenWithFiles): boolean =>
  subject.trim() !== "" || bodyHtml !== "" || attachmentIds.length > 0;

/** Where one goes on: with the draft, or from the start. */
export function startOf(draft: FragmentType<typeof DraftFields> | null): { written: Written; files: readonly StoredFile[] } {
  const kept = readFragment(DraftFields, draft);
  if (!kept) return { written: nothingWritten, files: [] };
  const { subject, bodyHtml, allowReplies, repliesUntil, repliesOnce } = kept;
  const written = { subject, bodyHtml, allowReplies: allowReplies ?? null, repliesUntil: repliesUntil ?? null, repliesOnce };
  return { written, files: kept.attachments };
}

/** What was being written to somebody else, before what was begun here: nothing of either is lost. */
export const joined = (carried: Written, begun: Written): Written => ({
  ...carried,
  subject: carried.subject.trim() === "" ? begun.subject : carried.subject,
  bodyHtml: carried.bodyHtml + begun.bodyHtml,
});
