import { graphql } from "../../../gql/index.ts";
import { type Problem, UserErrorFields } from "../../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";

export const ChartErrorFields = graphql(`
  fragment ChartErrorFields on UserError {
    __typename
    ...UserErrorFields
    ... on IdentificationTaken {
      patient {
        id
        firstName
        lastName
      }
    }
  }
`);

/** The chart that has the number already. */
interface OtherChart {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
}

export interface ChartProblem extends Problem {
  readonly takenBy?: OtherChart | null;
}

/** `["input", "address", "city"]` is at the control `address.city`; an identification at the row that it was sent from. */
function fieldOf([, ...path]: readonly string[], rows: readonly number[]): string | null {
  if (path.length === 0) return null;
  const [name, place, ...rest] = path;
  if (name !== "identifications" || place === undefined) return path.join(".");
  return [name, String(rows[Number(place)] ?? place), rest[0] ?? "value"].join(".");
}

export const chartProblemsOf = (errors: readonly FragmentType<typeof ChartErrorFields>[], rows: readonly number[]): ChartProblem[] =>
  readFragment(ChartErrorFields, errors).map((error) => {
    const { messages, path } = readFragment(UserErrorFields, error);
    return {
      field: fieldOf(path, rows),
      words: messages,
      ...(error.__typename === "IdentificationTaken" && { takenBy: error.patient }),
    };
  });
