import { z } from "zod";
import { clearable, instant } from "../../../kernel/validation.ts";
import { credentialLabel } from "../credentials/credential-label.ts";

/** What is wished of a new token. */
export const tokenFields = (now: Date) =>
  z.object({
    label: credentialLabel,
    expiresAt: clearable(instant.refine((at) => at > now, "NOT_IN_THE_FUTURE")).transform((at) => at ?? null),
  });

export interface TokenInput {
  readonly label: string;
  readonly expiresAt?: string | null | undefined;
}
