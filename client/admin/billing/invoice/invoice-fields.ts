import { graphql } from "../../../gql/index.ts";
import type { InvoiceViewFragment } from "../../../gql/graphql.ts";

/** Everything that an invoice's page shows: what any change of it brings back. */
export const InvoiceView = graphql(`
  fragment InvoiceView on Invoice {
    id
    number
    status
    version
    createdAt
    issuedOn
    dueOn
    voidReason
    province
    note
    internalNote
    pdfFr: pdfUrl(language: FR)
    pdfEn: pdfUrl(language: EN)
    receiptFr: receiptUrl(language: FR)
    receiptEn: receiptUrl(language: EN)
    patient {
      id
      firstName
      lastName
      dateOfBirth
    }
    practitioner {
      name
      profession
      licenceNumber
    }
    lines {
      position
      code
      description
      serviceOn
      quantity
      taxes
      unitPrice {
        cents
      }
      amount {
        cents
      }
    }
    taxes {
      code
      ratePercent
      amount {
        cents
      }
    }
    subtotal {
      cents
    }
    total {
      cents
    }
    paid {
      cents
    }
    refunded {
      cents
    }
    writtenOff {
      cents
    }
    balance {
      cents
    }
    openPayment {
      ...PaymentItem
    }
    payments {
      ...PaymentItem
    }
    refunds {
      ...RefundLine
    }
    history {
      ...HistoryEntry
    }
  }
`);

export type ShownInvoice = InvoiceViewFragment;

export const PaymentItem = graphql(`
  fragment PaymentItem on Payment {
    id
    method
    state
    startedAt
    settledAt
    failureCode
    amount {
      cents
    }
    invoices {
      amount {
        cents
      }
      refundable {
        cents
      }
      invoice {
        id
        number
      }
    }
  }
`);

export const HistoryEntry = graphql(`
  fragment HistoryEntry on LedgerEntry {
    id
    kind
    method
    reason
    reasonCode
    occurredAt
    recordedAt
    amount {
      cents
    }
    actor {
      ...ActorName
    }
  }
`);

export const RefundLineFields = graphql(`
  fragment RefundLine on Refund {
    id
    method
    state
    reason
    oweAgain
    failureCode
    startedAt
    settledAt
    amount {
      cents
    }
    actor {
      ...ActorName
    }
  }
`);
