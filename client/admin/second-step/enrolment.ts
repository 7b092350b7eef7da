import { graphql } from "../../gql/index.ts";

export const EnrolmentFields = graphql(`
  fragment EnrolmentFields on TotpEnrolment {
    secret
    uri
    qrCode {
      size
      path
    }
  }
`);

export const StartTotpEnrolment = graphql(`
  mutation StartTotpEnrolment($input: StartTotpEnrolmentInput!) {
    startTotpEnrolment(input: $input) {
      enrolment {
        ...EnrolmentFields
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);

export const ConfirmTotpEnrolment = graphql(`
  mutation ConfirmTotpEnrolment($input: ConfirmTotpEnrolmentInput!) {
    confirmTotpEnrolment(input: $input) {
      recoveryCodes
      viewer {
        ...StaffViewer
      }
      errors {
        ...RefusalFields
      }
    }
  }
`);
