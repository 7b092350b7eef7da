import type { GraphQLField, GraphQLObjectType } from "graphql";
import { getNamedType, getNullableType, isInputObjectType, isInterfaceType, isListType, isNonNullType, isObjectType } from "graphql";
import { createSchema } from "./schema.ts";

const schema = createSchema();
const objects = Object.values(schema.getTypeMap()).filter(
  (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith("__"),
);
const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields());
const fieldTypes = (type: GraphQLObjectType): Record<string, string> =>
  Object.fromEntries(fieldsOf(type).map((field) => [field.name, String(field.type)]));
const argumentTypes = (field: GraphQLField<unknown, unknown>): Record<string, string> =>
  Object.fromEntries(field.args.map((argument) => [argument.name, String(argument.type)]));

const isConnection = ({ name }: { name: string }): boolean => name.endsWith("Connection");
const connections = objects.filter(isConnection);
const edgeOf = (connection: GraphQLObjectType): GraphQLObjectType =>
  getNamedType(connection.getFields()["edges"]!.type) as GraphQLObjectType;
const pages = objects.flatMap((type) =>
  fieldsOf(type)
    .filter((field) => isConnection(getNamedType(field.type)))
    .map((field): [string, GraphQLField<unknown, unknown>] => [`${type.name}.${field.name}`, field]),
);

describe("object identification", () => {
  test("`Node` has an id and nothing else, and the root reads any by it, or null", () => {
    const node = schema.getType("Node");
    expect(isInterfaceType(node) && String(node.getFields()["id"]!.type)).toBe("ID!");
    expect(isInterfaceType(node) && Object.keys(node.getFields())).toEqual(["id"]);
    const field = schema.getQueryType()!.getFields()["node"]!;
    expect([String(field.type), argumentTypes(field)]).toEqual(["Node", { id: "ID!" }]);
  });

  test("what implements it has an id that is never null, and no other field of that name means anything else", () => {
    const named = objects.filter((type) => type.getFields()["id"]);
    for (const type of named) expect([type.name, String(type.getFields()["id"]!.type)]).toEqual([type.name, "ID!"]);
    const nodes = schema.getPossibleTypes(schema.getType("Node") as never).map(({ name }) => name);
    expect(nodes.length).toBeGreaterThan(10);
    expect(named.map(({ name }) => name)).toEqual(expect.arrayContaining(nodes));
  });

  test("arguments and inputs take ids as ids", () => {
    const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);
    const parts = [
      ...inputs.flatMap((type) => Object.values(type.getFields())),
      ...objects.flatMap((type) => fieldsOf(type).flatMap((field) => field.args)),
    ];
    const ids = parts.filter(
      ({ name }) => name === "id" || (/[a-z]Ids?$/.test(name) && !/(external|object|account|request)Ids?$/i.test(name)),
    );
    expect(ids.length).toBeGreaterThan(30);
    expect(ids.filter(({ type }) => getNamedType(type).name !== "ID").map(({ name }) => name)).toEqual([]);
  });
});

describe("connections", () => {
  test("the schema pages through something", () => expect(connections.length).toBeGreaterThan(10));

  test.each(connections.map((type): [string, GraphQLObjectType] => [type.name, type]))("%s has edges and where it stands", (name, type) => {
    const edge = edgeOf(type);
    expect(fieldTypes(type)).toMatchObject({ edges: `[${edge.name}!]!`, pageInfo: "PageInfo!" });
    expect(edge.name).toBe(name.replace(/Connection$/, "Edge"));
    const { node, cursor } = fieldTypes(edge);
    expect(cursor).toBe("String!");
    expect(node).toMatch(/^[A-Z]\w*!?$/);
  });

  test("`PageInfo` says whether there is more on either side, and from where", () => {
    expect(fieldTypes(schema.getType("PageInfo") as GraphQLObjectType)).toEqual({
      hasNextPage: "Boolean!",
      hasPreviousPage: "Boolean!",
      startCursor: "String",
      endCursor: "String",
    });
  });

  test.each(pages)("%s is read forwards or backwards, a page at a time, and is never null without a fault", (_, field) => {
    const args = argumentTypes(field);
    const forwards = "first" in args && "after" in args;
    const backwards = "last" in args && "before" in args;
    expect([forwards || backwards, forwards === "first" in args, backwards === "last" in args]).toEqual([true, true, true]);
    for (const size of ["first", "last"]) if (size in args) expect(args[size]).toMatch(/^Int!?$/);
    for (const place of ["after", "before"]) if (place in args) expect(args[place]).toBe("String");
    const required = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
    expect(required.map(({ name }) => name).filter((name) => ["first", "last"].includes(name))).toEqual([]);
    expect(isListType(getNullableType(field.type))).toBe(false);
  });

  test("an edge is met in a connection alone, and `PageInfo` too", () => {
    const inside = objects.flatMap((type) =>
      fieldsOf(type)
        .filter((field) => /Edge$|^PageInfo$/.test(getNamedType(field.type).name))
        .filter(() => !isConnection(type))
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(inside).toEqual([]);
  });
});

test("mutations take one input, and answer with a payload of their own that tells what went wrong", () => {
  for (const field of Object.values(schema.getMutationType()!.getFields())) {
    const payload = field.type instanceof Object && isNonNullType(field.type) ? field.type.ofType : field.type;
    expect([field.name, field.args.map(({ name }) => name).filter((name) => name !== "input")]).toEqual([field.name, []]);
    expect(isObjectType(payload)).toBe(true);
    expect([field.name, fieldTypes(payload as GraphQLObjectType)["errors"]]).toEqual([field.name, "[UserError!]!"]);
  }
});
