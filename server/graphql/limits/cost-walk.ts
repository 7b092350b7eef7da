import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from "graphql";
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind } from "graphql";
import { Arguments } from "./arguments.ts";
import type { Around, Count, OpenField, Times } from "./cost-count.ts";
import { nothing, nothingAround, pointsOf, repeated, sum } from "./cost-count.ts";

/** A list that has no pages: few of anything, such as a chart's identifications. */
const unpagedList = 10;

/** They hold others and are nothing themselves. */
const isFrame = ({ name }: GraphQLNamedType): boolean => /(?:Connection|Edge)$|^PageInfo$/.test(name);

const withoutVariables = new Arguments({}, new Map());

const isDecidedLater = ({ arguments: given = [] }: FieldNode): boolean =>
  given.some(({ name, value }) => name.value === "first" && value.kind === Kind.VARIABLE);

/** Adds up what a selection may answer, each list at its longest, once for all variables. */
export class CostWalk {
  /** Whether one of the mutations answers each item for itself. */
  batch = false;
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#schema = schema;
    this.#fragments = fragments;
  }

  of({ selections }: SelectionSetNode, type: GraphQLNamedType): Count {
    const counts: Count[] = [];
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        counts.push(this.#ofField(selection, type));
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const within = condition === undefined ? type : this.#schema.getType(condition);
      if (fragment && within) counts.push(this.of(fragment.selectionSet, within));
    }
    return sum(counts);
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType): Count {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return nothing;
    const type = getNamedType(field.type);
    const writes = parent === this.#schema.getMutationType();
    if (writes) this.batch ||= isObjectType(type) && "results" in type.getFields();
    if (!node.selectionSet && !writes) return nothing;
    // A connection's edges have its size: it stands on the field, its list one level below.
    const own = node.selectionSet && !isFrame(type) ? 1 : 0;
    const inside = node.selectionSet ? this.of(node.selectionSet, type) : nothing;
    const each = { ...inside, points: inside.points + own };
    const times = this.#times(field, parent);
    const decides = this.#decides(field, writes);
    const isOpen = decides === "items" || each.open.length > 0 || (decides === "page" && isDecidedLater(node));
    if (isOpen) return { ...nothing, open: [{ node, decides, each, times }] };
    const around: Around = decides === "page" ? { page: withoutVariables.pageOf(node), batch: 0 } : nothingAround;
    return repeated(pointsOf(each, withoutVariables, around), times);
  }

  #decides({ args }: GraphQLField<unknown, unknown>, writes: boolean): OpenField["decides"] {
    if (writes) return "items";
    return args.some(({ name }) => name === "first") ? "page" : "nothing";
  }

  #times({ type, name }: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): Times {
    if (!isListType(getNullableType(type))) return 1;
    if (isFrame(parent)) return "edges";
    if (name === "errors") return 1;
    return name === "results" ? "results" : unpagedList;
  }
}
