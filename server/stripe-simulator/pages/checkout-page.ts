import type { IntentRecord, SessionRecord } from "../world/records.ts";
import { frame } from "./frame.ts";
import type { Html } from "./html.ts";
import { html, nothing } from "./html.ts";
import type { PageLocale } from "./texts.ts";
import { localeOf, money, texts } from "./texts.ts";

interface Shown {
  readonly session: SessionRecord;
  /** The payment, once somebody has tried. */
  readonly intent: IntentRecord | null;
  readonly declined: boolean;
}

const bill = ({ lines, amount }: SessionRecord, locale: PageLocale): Html =>
  html`<section class="card">
    <dl>
      ${lines.map(
        ({ name, unitAmount, quantity }) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${money(unitAmount * quantity, locale)}</dd>
          </div>`,
      )}
      <div class="total">
        <dt>${texts[locale].total}</dt>
        <dd>${money(amount, locale)}</dd>
      </div>
    </dl>
  </section>`;

function ways({ amount, cancelUrl }: SessionRecord, locale: PageLocale): Html {
  const words = texts[locale];
  return html`<h2 id="how">${words.how}</h2>
    <form method="post" aria-labelledby="how">
      <button class="first" name="act" value="card">${words.card(money(amount, locale))}</button>
      <button name="act" value="declined">${words.declined}</button>
      <button name="act" value="debit" aria-describedby="debit">${words.debit}</button>
      <p class="hint" id="debit">${words.debitHint}</p>
    </form>
    ${cancelUrl === null ? nothing : html`<p><a href="${cancelUrl}">${words.leave}</a></p>`}`;
}

/** Which word there is for a page on which nobody can pay any more. */
function stateOf({ status, paid }: SessionRecord, intent: IntentRecord | null): "expired" | "paid" | "processing" | "failed" {
  if (status === "expired") return "expired";
  if (paid) return "paid";
  return intent?.status === "processing" ? "processing" : "failed";
}

function end({ session, intent }: Shown, locale: PageLocale): Html {
  const words = texts[locale];
  const state = stateOf(session, intent);
  const bank = html`<form method="post">
    <button name="act" value="arrives">${words.arrives}</button>
    <button name="act" value="fails">${words.fails}</button>
  </form>`;
  return html`<p class="card" role="status">${words[state]}</p>
    ${state === "processing" ? bank : nothing}
    <p><a href="${returnUrl(session)}">${words.back}</a></p>`;
}

/** Where Stripe sends people once they have paid. */
export const returnUrl = ({ id, successUrl }: SessionRecord): string => successUrl.replaceAll("{CHECKOUT_SESSION_ID}", id);

export function checkoutPage(shown: Shown): string {
  const { session, declined } = shown;
  const locale = localeOf(session.locale);
  const words = texts[locale];
  const refused = declined ? html`<p class="alert" role="alert">${words.refused}</p>` : nothing;
  const below = session.status === "open" ? html`${refused}${bill(session, locale)}${ways(session, locale)}` : end(shown, locale);
  return frame(locale, declined ? `${words.refused} ${words.title}` : words.title, below);
}

export const unknownPage = (locale: PageLocale): string =>
  frame(locale, texts[locale].title, html`<p class="alert">${texts[locale].unknown}</p>`);
