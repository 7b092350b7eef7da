import { graphql } from "../../../gql/index.ts";
import type { TypeChoiceFragment } from "../../../gql/graphql.ts";

export const TypeChoice = graphql(`
  fragment TypeChoice on IdentificationType {
    id
    name
    issuer
    archived
    autoAssigned
  }
`);

export type ChosenType = TypeChoiceFragment;

/** The types of a clinic that a row may have: neither archived nor on another row; what it has already stays. */
export const choicesFor = (types: readonly ChosenType[], own: string, taken: readonly string[]): ChosenType[] =>
  types.filter(({ id, archived }) => id === own || (!archived && !taken.includes(id)));
