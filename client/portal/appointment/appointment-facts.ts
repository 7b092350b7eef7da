import { graphql } from "../../gql/index.ts";

export const AppointmentFactsFields = graphql(`
  fragment AppointmentFacts on Appointment {
    startsAt
    endsAt
    service
    practitionerName
    visitType
    noteToPatient
    statusLabel {
      fr
      en
    }
    location {
      name
      timeZone
      address {
        street
        city
        province
        postalCode
      }
    }
  }
`);
