import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { useText } from "../../use-text.ts";

const ChartBadgesFields = graphql(`
  fragment ChartBadges on Patient {
    archived
    verified
  }
`);

/** What is out of the ordinary about a chart. */
export function ChartBadges({ patient }: { patient: FragmentType<typeof ChartBadgesFields> }) {
  const text = useText();
  const { archived, verified } = readFragment(ChartBadgesFields, patient);
  return (
    <>
      {archived && <span className="badge plain">{text("chart.archived")}</span>}
      {verified === false && <span className="badge caution">{text("chart.unverified")}</span>}
    </>
  );
}
