import type { NotificationSignIn } from "../../settings/portal-settings-values.ts";
import type { NotificationLink } from "./notification-link.entity.ts";

export const asksForCode = (asked: NotificationSignIn): boolean => asked === "CODE" || asked === "CODE_AND_DATE_OF_BIRTH";

export const asksForDateOfBirth = (asked: NotificationSignIn): boolean => asked === "DATE_OF_BIRTH" || asked === "CODE_AND_DATE_OF_BIRTH";

/**
 * What somebody who comes by a link must give. Setting 9 decides as it is at that moment, not as it was when the message went out: who
 * makes the sign-in stricter means the messages that are under way, too. Where it asks for a code that the message doesn't have, or
 * that has run out (setting 7), nothing less will do: the full sign-in is asked for.
 */
export function whatIsAsked(
  setting: NotificationSignIn,
  { codeMac, codeExpiresAt }: Pick<NotificationLink, "codeMac" | "codeExpiresAt">,
  at: Date,
): NotificationSignIn {
  if (!asksForCode(setting)) return setting;
  return codeMac !== null && codeExpiresAt !== null && codeExpiresAt > at ? setting : "FULL_SIGN_IN";
}
