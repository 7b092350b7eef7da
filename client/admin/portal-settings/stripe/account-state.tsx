import type { PortalBillingObstacle, StripeAccountFieldsFragment } from "../../../gql/graphql.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { useText } from "../../use-text.ts";

interface AccountStateProps {
  readonly account: StripeAccountFieldsFragment | null;
  /** Why billing does not work although it is on, as saved. */
  readonly obstacle: PortalBillingObstacle | null;
  /** Whether billing is on in the form. */
  readonly billing: boolean;
}

/** How the clinic stands with Stripe, in a sentence, and what to do where something is in the way of billing. */
export function AccountState({ account, obstacle, billing }: AccountStateProps) {
  const text = useText();
  if (obstacle) {
    return (
      <Notice kind="warning" title={text("billing.ineffective")}>
        <p>{text(`obstacle.${obstacle}`)}</p>
      </Notice>
    );
  }
  if (!account) return <p>{text("stripe.state.none")}</p>;
  const state = account.state ?? "unchecked";
  if (state === "CONNECTED" || state === "unchecked") {
    return (
      <>
        <p>{text(account.source === "INSTALLATION" ? `stripe.installation.${state}` : `stripe.state.${state}`)}</p>
        {billing && account.livemode === false && <p className="setting-blocked">{text("stripe.testBilling")}</p>}
      </>
    );
  }
  return (
    <Notice kind="warning" title={text(`stripe.state.${state}`)}>
      <p>{text(state === "KEY_REFUSED" ? "stripe.todo.KEY_REFUSED" : "stripe.todo.ACCOUNT_RESTRICTED")}</p>
    </Notice>
  );
}
