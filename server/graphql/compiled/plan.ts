import type { FieldNode, GraphQLField, GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo } from "graphql";
import type { ReadArguments } from "./argument-plan.ts";
import type { ResponsePath } from "./response-path.ts";
import type { Run } from "./run.ts";

/** Makes of what a resolver gave what the answer holds; path and info are there where the field says that it needs them. */
export type Complete = (
  run: Run,
  field: FieldPlan,
  path: ResponsePath | undefined,
  info: GraphQLResolveInfo | undefined,
  value: unknown,
) => unknown;

/** One field of one type as a document asks for it, with all that doesn't change from one object to the next. */
export interface FieldPlan {
  /** Its name in the answer. */
  readonly key: string;
  readonly name: string;
  readonly parentType: GraphQLObjectType;
  readonly nodes: readonly FieldNode[];
  readonly definition: GraphQLField<unknown, unknown>;
  /** Without one the value is the property of the field's name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly args: ReadArguments;
  readonly complete: Complete;
  /** The same for every object of the type: `__typename`. */
  readonly constant: string | undefined;
  readonly nonNull: boolean;
  /** Whether a text is answered as it is. */
  readonly isText: boolean;
  /** Whether there are places inside of it, or somebody asks where it stands. */
  readonly needsPath: boolean;
  readonly needsInfo: boolean;
  /** What is asked of the types that it leads to, as far as they were met. */
  readonly selections: Map<GraphQLObjectType, SelectionPlan>;
}

/** What is asked of the objects of one type, in the order of the answer: fragments written out, conditions decided. */
export interface SelectionPlan {
  readonly fields: readonly FieldPlan[];
  /** Makes an empty object of one hidden class for all its answers, in which no key means anything but itself. */
  readonly Shape: new () => Record<string, unknown>;
}
