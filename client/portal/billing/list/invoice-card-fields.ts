import { graphql } from "../../../gql/index.ts";
import type { InvoiceCardFragment } from "../../../gql/graphql.ts";

export const InvoiceCardFields = graphql(`
  fragment InvoiceCard on Invoice {
    id
    number
    status
    issuedOn
    dueOn
    obstacle
    total {
      cents
    }
    balance {
      cents
    }
    openPayment {
      id
    }
  }
`);

/** An invoice that is too small by itself can be paid together with others. */
export const canBeChosen = ({ obstacle }: Pick<InvoiceCardFragment, "obstacle">): boolean => !obstacle || obstacle === "TOO_SMALL";
