import { graphql } from "../../../gql/index.ts";
import type { FragmentType } from "../../../shared/graphql/fragments.ts";

/** Everything that the first page of a chart shows: what any change of it brings back. */
export const PatientChart = graphql(`
  fragment PatientChart on Patient {
    id
    ...ChartHead
    ...PatientDetails
    ...PatientIdentifications
    ...PatientAccess
  }
`);

export type Chart = FragmentType<typeof PatientChart>;
