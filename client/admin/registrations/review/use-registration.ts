import { graphql } from "../../../gql/index.ts";
import type { RegistrationPageFieldsFragment, RegistrationPageQuery } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useOne } from "../../../shared/graphql/use-one.ts";
import { RegistrationPageFields } from "./registration-fields.ts";

const RegistrationPage = graphql(`
  query RegistrationPage($id: ID!) {
    registration(id: $id) {
      ...RegistrationPageFields
    }
  }
`);

export type ShownRegistration = RegistrationPageFieldsFragment;

const registrationOf = ({ registration }: RegistrationPageQuery) => readFragment(RegistrationPageFields, registration);

/** The registration of the page, and a way to show what a decision made of it. */
export const useRegistration = (id: string) => useOne(RegistrationPage, id, registrationOf);
