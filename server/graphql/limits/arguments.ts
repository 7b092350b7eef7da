import type { FieldNode, ValueNode } from "graphql";
import { valueFromASTUntyped } from "graphql";
import { defaultPageSize, largestPageSize } from "../connection.ts";

/** Variables as they were sent: what is wrong with them is said when they are read. */
export type SentVariables = Readonly<Record<string, unknown>>;

/** How much of its arguments a field was given. */
interface Items {
  /** Objects in lists, and in the lists of those. */
  readonly items: number;
  /** The longest list of objects that no other list holds. */
  readonly longest: number;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null;

function countItems(value: unknown): Items {
  if (!isObject(value)) return { items: 0, longest: 0 };
  const inside = Object.values(value).map(countItems);
  const items = inside.reduce((sum, each) => sum + each.items, 0);
  if (!Array.isArray(value)) return { items, longest: Math.max(0, ...inside.map(({ longest }) => longest)) };
  const objects = value.filter(isObject).length;
  return { items: items + objects, longest: objects };
}

/** The values of arguments, literal or from variables, as far as they decide what a field costs. */
export class Arguments {
  readonly #variables: SentVariables;

  constructor(variables: SentVariables, defaults: ReadonlyMap<string, ValueNode>) {
    const unset = [...defaults].filter(([name]) => variables[name] === undefined);
    this.#variables = { ...variables, ...Object.fromEntries(unset.map(([name, value]) => [name, valueFromASTUntyped(value)])) };
  }

  /** How many edges a page has at most; more than the largest page is answered as that. */
  pageOf(node: FieldNode): number {
    const first = this.#valueOf(node, "first") ?? defaultPageSize;
    return typeof first === "number" ? Math.min(Math.max(first, 0), largestPageSize) : largestPageSize;
  }

  itemsOf(node: FieldNode): Items {
    return countItems(Object.fromEntries((node.arguments ?? []).map(({ name }) => [name.value, this.#valueOf(node, name.value)])));
  }

  #valueOf(node: FieldNode, name: string): unknown {
    const argument = node.arguments?.find((each) => each.name.value === name);
    return argument && valueFromASTUntyped(argument.value, this.#variables);
  }
}
