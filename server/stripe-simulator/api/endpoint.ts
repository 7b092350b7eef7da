import type { Owner, World } from "../world/world.ts";
import type { Fields } from "./parameters.ts";
import type { Parameters } from "./read-parameters.ts";

export interface EndpointCall {
  readonly world: World;
  readonly owner: Owner;
  /** What stands in the path where the endpoint has a `*`. */
  readonly id: string;
  readonly path: string;
  readonly parameters: Parameters;
}

export interface Endpoint {
  /** `GET /v1/refunds/*`. */
  readonly at: string;
  /** What a restricted key needs for it. */
  readonly permission: string;
  readonly takes: Fields;
  /** The object that it answers; throws an `ApiError` otherwise. */
  answer(call: EndpointCall): object;
}
