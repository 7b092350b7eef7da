import { useCallback, useEffect, useRef, useState } from "react";
import { type CombinedError, type OperationContext, useClient } from "urql";
import { graphql } from "../../../gql/index.ts";
import { inBackground } from "../../../shared/graphql/background.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { type KnownPayment, type Payment, askedAgain, firstKnown } from "./known-payment.ts";
import { PaymentFields } from "./payment-fields.ts";
import { useFollowing } from "./use-following.ts";

const PortalPayment = graphql(`
  query PortalPayment($id: ID!) {
    viewer {
      patient {
        id
        invoicePayment(id: $id) {
          ...PaymentFields
        }
      }
    }
  }
`);

const CheckInvoicePayment = graphql(`
  mutation CheckInvoicePayment($input: InvoicePaymentInput!) {
    checkInvoicePayment(input: $input) {
      payment {
        ...PaymentFields
      }
      errors {
        code
      }
    }
  }
`);

interface State {
  /** Undefined until it is known whether there is one. */
  readonly known: KnownPayment | null | undefined;
  readonly error: CombinedError | undefined;
}

const unknown: State = { known: undefined, error: undefined };

/** A payment of the patient's, followed until nothing more becomes of it. */
export function usePayment(id: string) {
  const client = useClient();
  const [state, setState] = useState(unknown);
  const asking = useRef(false);
  const learn = useCallback(
    (payment: Payment | null, reached: boolean) =>
      setState((before) => ({ ...before, known: before.known && askedAgain(before.known, payment, reached) })),
    [],
  );

  const load = useCallback(
    () =>
      void client
        .query(PortalPayment, { id })
        .toPromise()
        .then(({ data, error }) => {
          const found = readFragment(PaymentFields, data?.viewer?.patient?.invoicePayment);
          setState({ known: found ? firstKnown(found) : data && null, error });
        }),
    [client, id],
  );
  useEffect(load, [load]);

  /** Has the server ask Stripe. */
  const check = useCallback(
    async (context: Partial<OperationContext> = inBackground("portal")) => {
      if (asking.current) return;
      asking.current = true;
      const { data } = await client.mutation(CheckInvoicePayment, { input: { paymentId: id } }, context).toPromise();
      asking.current = false;
      const { payment, errors } = data?.checkInvoicePayment ?? { errors: [] };
      learn(readFragment(PaymentFields, payment) ?? null, errors.length === 0);
    },
    [client, id, learn],
  );
  useFollowing(state.known ?? null, check);

  const reload = (): void => {
    setState(unknown);
    load();
  };
  return { ...state, learn, reload };
}
