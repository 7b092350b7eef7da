import { z } from "zod";
import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import { instant, plainText, validate } from "../../../kernel/validation.ts";
import { mostAttachmentsPerMessage } from "../attachments/attachment-refusal.ts";
import { cleanBody } from "../body/clean-body.ts";
import { longestBody } from "../body/read-body.ts";
import type { ConversationDraft } from "./conversation-draft.entity.ts";

/** What a draft holds; all of it may be unfinished. */
export type DraftFields = Pick<
  ConversationDraft,
  "subject" | "bodyHtml" | "attachmentIds" | "allowReplies" | "repliesUntil" | "repliesOnce"
>;

export interface DraftInput {
  readonly subject?: string | null | undefined;
  readonly bodyHtml?: string | null | undefined;
  /** The application's; empty for what is none of ours. */
  readonly attachmentIds?: readonly string[] | null | undefined;
  readonly allowReplies?: boolean | null | undefined;
  readonly repliesUntil?: string | null | undefined;
  readonly repliesOnce?: boolean | null | undefined;
}

const longestRead = 200_000;

const fields = z.object({
  subject: z.string().transform(plainText).pipe(z.string().max(150, "TOO_LONG")).nullish(),
  bodyHtml: z.string().max(longestRead, "TOO_LONG").nullish(),
  attachmentIds: z.array(z.string()).max(mostAttachmentsPerMessage, "TOO_MANY").nullish(),
  allowReplies: z.boolean().nullish(),
  repliesUntil: instant.nullish(),
  repliesOnce: z.boolean().nullish(),
});

/** A draft as it was sent, its body cleaned; what is absent is empty. */
export function readDraft(input: DraftInput): Outcome<DraftFields> {
  const read = validate(fields, input, ["input"]);
  if (!read.ok) return read;
  const { subject, bodyHtml, attachmentIds, allowReplies, repliesUntil, repliesOnce } = read.value;
  const { html } = cleanBody(bodyHtml ?? "");
  if (html.length > longestBody)
    return failure({ code: "VALIDATION_FAILED", path: ["input", "bodyHtml"], reason: "TOO_LONG", facts: { maximum: longestBody } });
  return success({
    subject: subject ?? "",
    bodyHtml: html,
    attachmentIds: [...new Set(attachmentIds ?? [])].filter((id) => id !== ""),
    allowReplies: allowReplies ?? null,
    repliesUntil: repliesUntil ?? null,
    repliesOnce: repliesOnce ?? false,
  });
}
