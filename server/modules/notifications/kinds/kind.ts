import type { Locale, LocalizedText } from "../../../kernel/locale.ts";
import type { RenderedEmail } from "../templates/email.ts";

/** What every message knows: whom it comes from, and in which language it speaks. */
export interface BasicFacts {
  readonly locale: Locale;
  readonly clinic: { readonly name: string; readonly phone: string };
}

/** A kind of notification: how it is worded on each channel, and how it is treated on its way. */
export interface KindOfNotification<Facts extends BasicFacts> {
  /** What staff call it. */
  readonly label: LocalizedText;
  /** Somebody waits at a screen for it: it leaves before what can wait. */
  readonly urgent: boolean;
  /** Of a sequence of messages: only the newest counts, and voids older ones; or each counts, and none leaves before an older one. */
  readonly sequence: "NEWEST_COUNTS" | "IN_TURN";
  /** Whether staff may send it again when it couldn't be delivered. What it says is then kept sealed until it is sent, or 30 days. */
  readonly resendable: boolean;
  /** What of it can still be said at that time: what has run out since it was written is left out. Without it: all. */
  readonly stillTrue?: (facts: Facts, at: Date) => Facts;
  renderEmail(facts: Facts): RenderedEmail;
  /** The text message, in the alphabet of one-segment texts. */
  renderText(facts: Facts): string;
}
