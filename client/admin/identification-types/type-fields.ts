import { graphql } from "../../gql/index.ts";

export const IdentificationTypeFields = graphql(`
  fragment IdentificationTypeFields on IdentificationType {
    id
    version
    name
    visibleName {
      fr
      en
    }
    kind
    issuer
    mask
    portalVisible
    primary
    autoAssigned
    archived
    inUse
  }
`);

export const IdentificationTypesQuery = graphql(`
  query IdentificationTypes {
    clinic {
      identificationTypes {
        id
        archived
        ...IdentificationTypeFields
      }
    }
  }
`);
