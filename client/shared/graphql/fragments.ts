export { type FragmentType, useFragment as readFragment } from "../../gql/index.ts";
