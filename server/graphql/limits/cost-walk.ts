import type { FieldNode, FragmentDefinitionNode, GraphQLField, GraphQLNamedType, GraphQLSchema, SelectionSetNode } from "graphql";
import { getNamedType, getNullableType, isInterfaceType, isListType, isObjectType, Kind } from "graphql";
import type { Arguments } from "./arguments.ts";

/** What the field around a list decides of its length. */
interface Around {
  /** How many edges the connection has at most. */
  readonly page: number;
  /** How many items the mutation was sent: as many results it answers. */
  readonly batch: number;
}

const nothingAround: Around = { page: 1, batch: 0 };

/** A list that has no pages: few of anything, such as a chart's identifications. */
const unpagedList = 10;

/** They hold others and are nothing themselves. */
const isFrame = ({ name }: GraphQLNamedType): boolean => /(?:Connection|Edge)$|^PageInfo$/.test(name);

/** Adds up what a selection may answer, each list at its longest. */
export class CostWalk {
  /** How many items the mutations were sent. */
  items = 0;
  /** Whether one of the mutations answers each item for itself. */
  batch = false;
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #arguments: Arguments;

  constructor(schema: GraphQLSchema, fragments: ReadonlyMap<string, FragmentDefinitionNode>, given: Arguments) {
    this.#schema = schema;
    this.#fragments = fragments;
    this.#arguments = given;
  }

  of({ selections }: SelectionSetNode, type: GraphQLNamedType, around = nothingAround): number {
    let points = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        points += this.#ofField(selection, type, around);
        continue;
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
      const condition = fragment?.typeCondition?.name.value;
      const within = condition === undefined ? type : this.#schema.getType(condition);
      if (fragment && within) points += this.of(fragment.selectionSet, within, around);
    }
    return points;
  }

  #ofField(node: FieldNode, parent: GraphQLNamedType, around: Around): number {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0;
    const within = this.#within(node, field, parent);
    if (!node.selectionSet) return 0;
    const type = getNamedType(field.type);
    // A connection's edges have its size: it stands on the field, its list one level below.
    const each = (isFrame(type) ? 0 : 1) + this.of(node.selectionSet, type, within);
    return each * this.#times(field, parent, around);
  }

  #within(node: FieldNode, { args, type }: GraphQLField<unknown, unknown>, parent: GraphQLNamedType): Around {
    if (parent === this.#schema.getMutationType()) {
      const { items, longest } = this.#arguments.itemsOf(node);
      const payload = getNamedType(type);
      this.items += items;
      this.batch ||= isObjectType(payload) && "results" in payload.getFields();
      return { page: 1, batch: longest };
    }
    const paged = args.some(({ name }) => name === "first");
    return paged ? { page: this.#arguments.pageOf(node), batch: 0 } : nothingAround;
  }

  #times({ type, name }: GraphQLField<unknown, unknown>, parent: GraphQLNamedType, { page, batch }: Around): number {
    if (!isListType(getNullableType(type))) return 1;
    if (isFrame(parent)) return page;
    if (name === "errors") return 1;
    return name === "results" ? batch : unpagedList;
  }
}
