import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { newRequestKey } from "../../../shared/forms/request-key.ts";
import type { Chosen } from "./choice.ts";
import { type Hindered, startedOf } from "./started.ts";

const StartInvoicePayment = graphql(`
  mutation StartInvoicePayment($input: StartInvoicePaymentInput!) {
    startInvoicePayment(input: $input) {
      payment {
        id
        continueUrl
      }
      errors {
        __typename
        code
        path
        messages {
          fr
          en
        }
        ... on InvoiceNotPayable {
          obstacle
        }
        ... on PaymentInProgress {
          paymentId
        }
      }
    }
  }
`);

interface Request {
  readonly key: string;
  readonly about: string;
}

export interface StartPayment {
  readonly busy: boolean;
  /** Why it did not begin; null where one is on its way already, or the browser leaves. */
  readonly start: (chosen: readonly Chosen[], cents: number) => Promise<Hindered | null>;
}

/** Begins a payment and leaves for Stripe's page. `onBack` is called where the browser brings this page back as it was left. */
export function useStartPayment(onBack: () => void): StartPayment {
  const client = useClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  // Known at once, before anything is drawn: a second click begins nothing.
  const starting = useRef(false);
  // The same until the server has answered: what is asked again after a lost answer is the same payment.
  const request = useRef<Request | null>(null);
  const rest = (): void => {
    starting.current = false;
    setBusy(false);
  };

  useEffect(() => {
    const comeBack = ({ persisted }: PageTransitionEvent): void => {
      if (!persisted) return;
      rest();
      onBack();
    };
    addEventListener("pageshow", comeBack);
    return () => removeEventListener("pageshow", comeBack);
  }, [onBack]);

  const start = async (chosen: readonly Chosen[], cents: number): Promise<Hindered | null> => {
    if (starting.current) return null;
    starting.current = true;
    setBusy(true);
    const invoiceIds = chosen.map(({ id }) => id);
    const about = [...invoiceIds, cents].join(" ");
    if (request.current?.about !== about) request.current = { key: newRequestKey(), about };
    const input = { invoiceIds, expectedTotalCents: cents, requestKey: request.current.key };
    const { data } = await client.mutation(StartInvoicePayment, { input }).toPromise();
    const started = startedOf(data?.startInvoicePayment);
    if (started.kind !== "unanswered") request.current = null;
    if (started.kind === "ready") {
      location.assign(started.url);
      return null;
    }
    rest();
    if (started.kind !== "follow") return started;
    await navigate(`/invoices/payments/${encodeURIComponent(started.paymentId)}`);
    return null;
  };
  return { busy, start };
}
