import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { graphql } from "graphql";
import {
  Arg,
  Args,
  ArgsType,
  buildSchemaSync,
  Ctx,
  Field,
  FieldResolver,
  Info,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { callDirectly } from "./direct-calls.ts";

@ObjectType()
class Leaf {
  @Field(() => String)
  name!: string;
}

@ArgsType()
class Page {
  @Field(() => Int, { defaultValue: 5 })
  first!: number;
}

@ArgsType()
class Wanted extends Page {
  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => String, { nullable: true })
  note: string | null = "own";
}

@InputType()
class Change {
  @Field(() => String)
  name!: string;
}

@InputType()
class Noted {
  @Field(() => String, { nullable: true })
  note?: string | null;

  @Field(() => Int, { defaultValue: 3 })
  count!: number;
}

@InputType()
class Tree extends Noted {
  @Field(() => Int, { nullable: true })
  declare count: number;

  @Field(() => [Int], { nullable: true })
  numbers: number[] | null = [1];

  @Field(() => Change, { nullable: true })
  change?: Change | null;

  @Field(() => [Tree], { nullable: "itemsAndList" })
  trees?: (Tree | null)[] | null;
}

@ArgsType()
class WithTree extends Page {
  @Field(() => [Tree], { nullable: "items" })
  trees!: (Tree | null)[];
}

/** An object and all in it, with their classes. */
const classed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(classed);
  if (typeof value !== "object" || value === null) return value;
  return [value.constructor.name, Object.entries(value).map(([name, each]) => [name, classed(each)])];
};

/** What a method was given, and of what classes. */
const told = (...given: readonly unknown[]): string =>
  JSON.stringify(given.map((each) => (typeof each === "object" && each !== null ? [each.constructor.name, { ...each }] : each)));

@Resolver(() => Leaf)
class LeafResolver {
  readonly #secret = "of this very instance";

  @Query(() => Leaf, { nullable: true })
  leaf(@Arg("name", () => String, { nullable: true }) name: string | null): Leaf | Promise<Leaf> {
    if (name === "plain") return { name };
    return Promise.resolve(Object.assign(new Leaf(), { name: name ?? "none" }));
  }

  @Query(() => String)
  plain(): string {
    return this.#secret;
  }

  @Query(() => String)
  changed(@Arg("change", () => Change) change: Change, @Arg("changes", () => [Change], { nullable: true }) changes: Change[]): string {
    return told(change, ...(changes ?? []));
  }

  @Query(() => String)
  grown(@Args(() => WithTree) given: WithTree, @Arg("tree", () => Tree, { nullable: true }) tree: Tree | null): string {
    return JSON.stringify([classed(given), classed(tree)]);
  }

  @FieldResolver(() => String)
  all(
    @Args(() => Wanted) wanted: Wanted,
    @Ctx("colour") colour: string,
    @Root() leaf: Leaf,
    @Root("name") name: string,
    @Info() { fieldName }: { readonly fieldName: string },
    @Ctx() context: object,
  ): string {
    return told(wanted, colour, leaf, name, fieldName, context, this.#secret);
  }

  @FieldResolver(() => String, { nullable: true })
  failing(@Root() leaf: Leaf): string {
    throw new Error(`${leaf.name} can't`);
  }
}

const instance = new LeafResolver();

const build = (): GraphQLSchema => buildSchemaSync({ resolvers: [LeafResolver], container: { get: () => instance }, validate: false });

const ask = async (schema: GraphQLSchema, source: string): Promise<unknown> =>
  JSON.parse(JSON.stringify(await graphql({ schema, source, contextValue: { colour: "red" } })));

const documents = [
  "{ plain }",
  '{ leaf(name: "plain") { name all failing } }',
  '{ leaf { all a: all(first: 2) b: all(after: null, note: null) c: all(after: "x", note: "y") } }',
  '{ changed(change: { name: "a" }) b: changed(change: { name: "a" }, changes: [{ name: "b" }, { name: "c" }]) }',
  "{ grown(trees: []) }",
  '{ grown(first: 1, trees: [{ numbers: [] }, null, { note: null, count: 1, change: { name: "a" } }], tree: null) }',
  '{ grown(trees: [{ trees: null }], tree: { note: "n", numbers: null, trees: [null, { change: null, trees: [{ note: "in" }] }] }) }',
  "query ($first: Int! = 7, $after: String) { leaf { all(first: $first, after: $after) } }",
];

test.each(documents)("is called as TypeGraphQL would: %s", async (source) => {
  const direct = await ask(callDirectly(build(), new Map([[LeafResolver, instance]])), source);
  expect(direct).toEqual(await ask(build(), source));
  expect(JSON.stringify(direct)).toMatch(/Wanted|Change|WithTree|of this very instance/);
});

test("all are called directly, and nothing of an instance that there isn't", () => {
  const resolvers = (schema: GraphQLSchema) => ({ ...schema.getQueryType()!.getFields() });
  const plain = build();
  const before = Object.values(resolvers(plain)).map(({ name, resolve }) => [name, resolve] as const);
  callDirectly(plain, new Map([[LeafResolver, instance]]));
  const replaced = before.filter(([name, resolve]) => resolvers(plain)[name]!.resolve !== resolve).map(([name]) => name);
  expect(replaced.sort()).toEqual(["changed", "grown", "leaf", "plain"]);
  const without = build();
  const kept = resolvers(without)["plain"]!.resolve;
  expect(resolvers(callDirectly(without, new Map()))["plain"]!.resolve).toBe(kept);
});
