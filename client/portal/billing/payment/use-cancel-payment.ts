import { useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import type { Payment } from "./known-payment.ts";
import { PaymentFields } from "./payment-fields.ts";

const CancelInvoicePayment = graphql(`
  mutation CancelInvoicePayment($input: InvoicePaymentInput!) {
    cancelInvoicePayment(input: $input) {
      payment {
        ...PaymentFields
      }
      errors {
        code
      }
    }
  }
`);

interface Cancelled {
  /** How the payment stands after it; null where no answer came. */
  readonly payment: Payment | null;
  /** Whether nobody can pay there any more, and nobody has. */
  readonly done: boolean;
}

export function useCancelPayment(id: string) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const cancelling = useRef(false);
  const cancel = async (): Promise<Cancelled | null> => {
    if (cancelling.current) return null;
    cancelling.current = true;
    setBusy(true);
    const { data } = await client.mutation(CancelInvoicePayment, { input: { paymentId: id } }).toPromise();
    cancelling.current = false;
    setBusy(false);
    const payment = readFragment(PaymentFields, data?.cancelInvoicePayment.payment) ?? null;
    return { payment, done: payment?.state === "EXPIRED" || payment?.state === "FAILED" };
  };
  return { cancel, busy };
}
