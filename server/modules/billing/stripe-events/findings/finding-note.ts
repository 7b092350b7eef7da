import { z } from "zod";
import { textOf } from "../../../../kernel/validation.ts";

const longestNote = 300;

/** How a finding was dealt with, for whoever asks later; a blank one is none. */
export const findingNote = z.object({
  note: z
    .string()
    .nullable()
    .transform((note) => (note?.trim() ? note : null))
    .pipe(textOf(longestNote).nullable()),
});
