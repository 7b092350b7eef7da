import type { Locale } from "../../../kernel/locale.ts";
import { renderOneTimeCodeEmail, type RenderedEmail } from "./one-time-code-email.ts";
import { renderOneTimeCodeText } from "./one-time-code-text.ts";

/** What a message with a one-time code says. */
export interface OneTimeCodeFacts {
  readonly locale: Locale;
  readonly clinic: { readonly name: string; readonly phone: string };
  /** Eight digits. */
  readonly code: string;
  readonly lifetimeMinutes: number;
  /** The portal's host, which phones offer the code to. */
  readonly host: string;
}

export type RenderedText = { readonly channel: "SMS"; readonly body: string };

export function renderOneTimeCode(facts: OneTimeCodeFacts & { readonly channel: "EMAIL" }): RenderedEmail;
export function renderOneTimeCode(facts: OneTimeCodeFacts & { readonly channel: "SMS" }): RenderedText;
export function renderOneTimeCode(facts: OneTimeCodeFacts & { readonly channel: "EMAIL" | "SMS" }): RenderedEmail | RenderedText {
  return facts.channel === "EMAIL" ? renderOneTimeCodeEmail(facts) : { channel: "SMS", body: renderOneTimeCodeText(facts) };
}
