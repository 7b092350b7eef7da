/** What of the product's schema the portal's home asks, written as for a small server of one's own. */
export const typeDefs = /* GraphQL */ `
  scalar DateTime
  enum AppointmentsWhen {
    UPCOMING
    PAST
  }
  type Query {
    viewer: Viewer
  }
  type Viewer {
    patient: Patient
  }
  type Patient {
    id: ID!
    appointments(when: AppointmentsWhen! = UPCOMING, first: Int! = 20): AppointmentConnection!
    openInvoices: OpenInvoices
    unreadMessages: Int
    conversationsVersion: String
  }
  type AppointmentConnection {
    edges: [AppointmentEdge!]!
    pageInfo: PageInfo!
  }
  type AppointmentEdge {
    node: Appointment!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type Appointment {
    id: ID!
    startsAt: DateTime!
    endsAt: DateTime!
    statusLabel: LocalizedText!
    practitionerName: String!
    service: String!
    visitType: String!
    virtualVisitUrl: String
    noteToPatient: String
    location: Location!
  }
  type Location {
    name: String!
    timeZone: String!
    address: Address
  }
  type Address {
    street: String
    city: String
    province: String
    postalCode: String
  }
  type LocalizedText {
    en: String!
    fr: String!
  }
  type OpenInvoices {
    count: Int!
    total: Money!
  }
  type Money {
    cents: Int!
  }
`;
