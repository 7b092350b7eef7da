import { z } from "zod";
import { instant } from "../../../kernel/validation.ts";
import type { Conversation } from "../conversation.entity.ts";

/** Whether the patient may reply, as staff say it: before anything was checked. */
export interface RepliesWish {
  readonly until?: string | null | undefined;
  readonly once?: boolean | null | undefined;
}

/** Paths are the input's own, as they differ between starting a conversation and changing one. */
export const repliesUntilSchema = (now: Date) =>
  instant
    .refine((until) => until > now, "IN_THE_PAST")
    .nullish()
    .transform((until) => until ?? null);

export const repliesOnceSchema = z
  .boolean("REQUIRED")
  .nullish()
  .transform((once) => once ?? false);

/** Where no reply is allowed, nothing limits it. */
export const replyColumns = (
  allowed: boolean,
  until: Date | null,
  once: boolean,
): Pick<Conversation, "repliesAllowed" | "repliesUntil" | "repliesOnce" | "replyUsed"> => ({
  repliesAllowed: allowed,
  repliesUntil: allowed ? until : null,
  repliesOnce: allowed && once,
  replyUsed: false,
});
