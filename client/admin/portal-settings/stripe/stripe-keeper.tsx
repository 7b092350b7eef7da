import { createContext, useContext, useState, type ReactNode } from "react";
import type { PortalSettingsFieldsFragment } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { useText } from "../../use-text.ts";
import { StripeAccountFields } from "../portal-settings-fields.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { RemoveDialog } from "./remove-dialog.tsx";
import type { StripeFactsOfSettings } from "./stripe-facts.ts";
import { type StripeActions, useStripeActions } from "./use-stripe-actions.ts";

interface Stripe {
  readonly actions: StripeActions;
  readonly ask: (dialog: "keys" | "remove") => void;
}

const StripeContext = createContext<Stripe | null>(null);

interface StripeKeeperProps {
  readonly settings: PortalSettingsFieldsFragment;
  readonly onFacts: (facts: StripeFactsOfSettings) => void;
  readonly children: ReactNode;
}

/** Stands around the settings form: its dialogs have forms of their own, and one form may not be inside another. */
export function StripeKeeper({ settings, onFacts, children }: StripeKeeperProps) {
  const text = useText();
  const announce = useAnnounce();
  const actions = useStripeActions(onFacts);
  const [dialog, setDialog] = useState<"keys" | "remove" | null>(null);
  const own = readFragment(StripeAccountFields, settings.stripeAccount)?.source === "CLINIC";
  const stripe = { actions, ask: setDialog };
  const close = (): void => {
    setDialog(null);
    actions.calmDown();
  };
  const finish = (said: string): void => {
    setDialog(null);
    announce(said);
  };
  return (
    <StripeContext value={stripe}>
      {children}
      {dialog === "keys" && <KeysDialog actions={actions} replaces={own} onCancel={close} onSaved={() => finish(text("stripe.saved"))} />}
      {dialog === "remove" && (
        <RemoveDialog
          actions={actions}
          billing={settings.portalBilling}
          onCancel={close}
          onRemoved={() => finish(text("stripe.removed"))}
        />
      )}
    </StripeContext>
  );
}

export function useStripe(): Stripe {
  const stripe = useContext(StripeContext);
  if (!stripe) throw new Error("useStripe needs a StripeKeeper");
  return stripe;
}
