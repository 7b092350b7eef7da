import { graphql } from "../../../gql/index.ts";
import type { EditableChartFragment } from "../../../gql/graphql.ts";
import { addressParts, type ChartValues } from "./chart-values.ts";

export const EditableChart = graphql(`
  fragment EditableChart on Patient {
    id
    version
    firstName
    lastName
    preferredName
    dateOfBirth
    sex
    email
    mobile
    homePhone
    language
    notificationMethod
    unsubscribedFromEmail
    unsubscribedFromSms
    verified
    archived
    address {
      street
      city
      province
      postalCode
      country
    }
    identifications {
      display
      type {
        id
        ...TypeChoice
      }
    }
  }
`);

export const valuesOf = (chart: EditableChartFragment): ChartValues => ({
  firstName: chart.firstName,
  lastName: chart.lastName,
  preferredName: chart.preferredName ?? "",
  dateOfBirth: chart.dateOfBirth,
  sex: chart.sex,
  email: chart.email ?? "",
  mobile: chart.mobile ?? "",
  homePhone: chart.homePhone ?? "",
  language: chart.language,
  notificationMethod: chart.notificationMethod,
  unsubscribedFromEmail: chart.unsubscribedFromEmail,
  unsubscribedFromSms: chart.unsubscribedFromSms,
  verified: chart.verified ?? false,
  archived: chart.archived ?? false,
  address: Object.fromEntries(addressParts.map((part) => [part, chart.address?.[part] ?? ""])) as ChartValues["address"],
  identifications: chart.identifications.map(({ type, display }) => ({ typeId: type.id, value: display })),
});
