import type { StripeAnswer } from "./stripe-errors.ts";
import type { DoubleKey } from "./stripe-state.ts";

interface EndpointCall {
  readonly key: DoubleKey;
  /** What was sent, form-encoded, in the body or the query. */
  readonly form: URLSearchParams;
}

interface Endpoint {
  /** What a restricted key needs for it. */
  readonly permission: string;
  answer(call: EndpointCall): StripeAnswer;
}

/** The part of Stripe's API that there is, by method and path. */
export const endpoints: Readonly<Record<string, Endpoint>> = {
  "GET /v1/account": {
    permission: "rak_accounts_kyc_basic_read",
    answer: ({ key: { account } }) => ({
      status: 200,
      body: {
        id: account.id,
        object: "account",
        country: "CA",
        default_currency: "cad",
        charges_enabled: account.chargesEnabled,
        payouts_enabled: account.chargesEnabled,
        details_submitted: true,
      },
    }),
  },
};
