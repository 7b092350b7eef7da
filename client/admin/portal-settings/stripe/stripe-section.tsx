import { useWatch } from "react-hook-form";
import type { PortalSettingsFieldsFragment } from "../../../gql/graphql.ts";
import { useWording } from "../../../shared/forms/problems.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useText } from "../../use-text.ts";
import { StripeAccountFields } from "../portal-settings-fields.ts";
import type { SettingsValues } from "../settings-values.ts";
import { AccountDetails } from "./account-details.tsx";
import { AccountState } from "./account-state.tsx";
import { useStripe } from "./stripe-keeper.tsx";
import "./stripe.css";

/** Below the billing switch: the account in which the clinic is paid, and what can be done about it. */
export function StripeSection({ settings }: { settings: PortalSettingsFieldsFragment }) {
  const text = useText();
  const word = useWording();
  const announce = useAnnounce();
  const { actions, ask } = useStripe();
  const billing = useWatch<SettingsValues, "portalBilling">({ name: "portalBilling" });
  const account = readFragment(StripeAccountFields, settings.stripeAccount) ?? null;
  const own = account?.source === "CLINIC";
  const checking = actions.busy === "check";
  const problems = actions.problemsOf("check");
  const check = async (): Promise<void> => {
    announce(text("stripe.asking"));
    if (await actions.check()) announce(text("stripe.checked"));
  };
  return (
    <section className="stripe stack" aria-labelledby="stripe-title">
      <h2 id="stripe-title">{text("stripe.title")}</h2>
      <AccountState account={account} obstacle={settings.portalBillingObstacle} billing={billing} />
      {account && <AccountDetails account={account} />}
      {problems.length > 0 && (
        <Notice kind="danger" live="alert">
          {problems.map((problem, index) => (
            <p key={index}>{word(problem)}</p>
          ))}
        </Notice>
      )}
      <div className="row">
        <Button kind="secondary" onClick={() => ask("keys")}>
          {text(own ? "stripe.replace" : "stripe.enter")}
        </Button>
        {account && (
          <Button kind="secondary" busy={checking} onClick={() => void check()}>
            {text(checking ? "stripe.asking" : "stripe.check")}
          </Button>
        )}
        {own && (
          <Button kind="quiet" onClick={() => ask("remove")}>
            {text("stripe.remove")}
          </Button>
        )}
      </div>
    </section>
  );
}
