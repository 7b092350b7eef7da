import { graphql } from "../../../gql/index.ts";

export const PaymentFields = graphql(`
  fragment PaymentFields on Payment {
    id
    state
    amount {
      cents
    }
    startedAt
    settledAt
    readAt
    continueUrl
    failureCode
    invoices {
      invoice {
        id
        number
        receiptFr: receiptUrl(language: FR)
        receiptEn: receiptUrl(language: EN)
      }
      amount {
        cents
      }
    }
  }
`);
