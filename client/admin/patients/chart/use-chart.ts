import { graphql } from "../../../gql/index.ts";
import type { PatientPageQuery } from "../../../gql/graphql.ts";
import { useOne } from "../../../shared/graphql/use-one.ts";
import type { Chart } from "./patient-chart.ts";

const PatientPage = graphql(`
  query PatientPage($id: ID!) {
    patient(id: $id) {
      ...PatientChart
    }
  }
`);

const chartOf = ({ patient }: PatientPageQuery): Chart | null | undefined => patient;

/** The chart of the page, and a way to show what a change made of it. */
export const useChart = (id: string) => useOne(PatientPage, id, chartOf);
