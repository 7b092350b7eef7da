import type { StripeAccountFieldsFragment } from "../../../gql/graphql.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useText } from "../../use-text.ts";

const masked = (lastFour: string): string => `••••${lastFour}`;

/** What may be known of the keys in use. */
export function AccountDetails({ account }: { account: StripeAccountFieldsFragment }) {
  const { locale } = useLanguage();
  const text = useText();
  const { accountId, livemode, secretKeyLastFour, webhookSecretLastFour, checkedAt, savedAt, savedBy } = account;
  const at = (instant: string): string => formatDateTime(locale, instant);
  const facts = [
    ["stripe.account", accountId],
    ["stripe.mode", typeof livemode === "boolean" ? text(livemode ? "stripe.live" : "stripe.test") : null],
    ["stripe.secretKey", masked(secretKeyLastFour)],
    ["stripe.webhookSecret", masked(webhookSecretLastFour)],
    ["stripe.checkedAt", checkedAt ? at(checkedAt) : text("stripe.never")],
    ["stripe.savedAt", savedAt ? (savedBy ? text("stripe.savedBy", { when: at(savedAt), who: savedBy }) : at(savedAt)) : null],
  ] as const;
  return (
    <dl className="account-facts">
      {facts.map(
        ([id, value]) =>
          value && (
            <div key={id}>
              <dt>{text(id)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
