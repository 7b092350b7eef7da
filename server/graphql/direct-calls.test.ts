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
  "query ($first: Int! = 7, $after: String) { leaf { all(first: $first, after: $after) } }",
];

test.each(documents)("is called as TypeGraphQL would: %s", async (source) => {
  const direct = await ask(callDirectly(build(), new Map([[LeafResolver, instance]])), source);
  expect(direct).toEqual(await ask(build(), source));
  expect(JSON.stringify(direct)).toMatch(/Wanted|Change|of this very instance/);
});

test("all but input objects are called directly, and nothing of an instance that there isn't", () => {
  const resolvers = (schema: GraphQLSchema) => ({ ...schema.getQueryType()!.getFields() });
  const plain = build();
  const before = Object.values(resolvers(plain)).map(({ name, resolve }) => [name, resolve] as const);
  callDirectly(plain, new Map([[LeafResolver, instance]]));
  const replaced = before.filter(([name, resolve]) => resolvers(plain)[name]!.resolve !== resolve).map(([name]) => name);
  expect(replaced.sort()).toEqual(["leaf", "plain"]);
  const without = build();
  const kept = resolvers(without)["plain"]!.resolve;
  expect(resolvers(callDirectly(without, new Map()))["plain"]!.resolve).toBe(kept);
});
