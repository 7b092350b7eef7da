import { isEnumType, isInputObjectType, isListType, isNonNullType, Kind, parse, typeFromAST } from "graphql";

/** @typedef {import("graphql").GraphQLInputType} InputType */

/** Texts that cost whoever reads them carelessly. @type {readonly ((length: number) => string)[]} */
const hostile = [
  (length) => "a".repeat(length),
  (length) => "1".repeat(length),
  (length) => "+1 (".repeat(length / 4),
  (length) => `${"a.".repeat(length / 2)}@${"a-".repeat(20)}`,
  (length) => "e\u0301".repeat(length / 3),
  (length) => "﷽".repeat(length / 3),
  (length) => "<b><i>".repeat(length / 6),
  (length) => " ".repeat(length),
  (length) => `https://${"a".repeat(length)}`,
  (length) => `2026-${"1".repeat(length)}`,
];

/**
 * A value of the type with as much in it as there is room for.
 * @param {InputType} type @param {(room: number) => string} text @param {number} room @param {number} depth @returns {unknown}
 */
function valueOf(type, text, room, depth = 0) {
  if (isNonNullType(type)) return valueOf(type.ofType, text, room, depth);
  if (isListType(type)) {
    const item = valueOf(type.ofType, text, 12, depth + 1);
    const size = Math.max(1, JSON.stringify(item ?? null).length + 1);
    return Array.from({ length: Math.min(2_000, Math.max(1, Math.floor(room / size))) }, () => item);
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter((field) => depth < 4 || isNonNullType(field.type));
    const share = Math.floor((room - 20 * fields.length) / Math.max(1, fields.length));
    return Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type, text, Math.max(12, share), depth + 1)]));
  }
  if (["Int", "Float"].includes(type.name)) return 1e9;
  return type.name === "Boolean" ? true : text(Math.max(12, room));
}

/**
 * Every document of the web apps with its variables full of each hostile text: what anybody may run without an account.
 * @param {import("graphql").GraphQLSchema} schema @param {Readonly<Record<string, string>>} trusted @param {number} most characters
 * @returns {Record<string, string>} bodies
 */
export function fullVariables(schema, trusted, most) {
  /** @type {Record<string, string>} */
  const bodies = {};
  for (const [hash, text] of Object.entries(trusted)) {
    const operation = parse(text).definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    const declared = operation?.kind === Kind.OPERATION_DEFINITION ? (operation.variableDefinitions ?? []) : [];
    if (declared.length === 0) continue;
    for (const [place, filler] of hostile.entries()) {
      const room = most - 300;
      const variables = Object.fromEntries(
        declared.map(({ variable, type }) => {
          const known = typeFromAST(schema, /** @type {import("graphql").NamedTypeNode} */ (type));
          return [
            variable.name.value,
            known ? valueOf(/** @type {InputType} */ (known), filler, Math.floor(room / declared.length / 3)) : null,
          ];
        }),
      );
      const body = JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } }, variables });
      if (Buffer.byteLength(body) <= most)
        bodies[`${operation?.kind === Kind.OPERATION_DEFINITION ? operation.name?.value : hash} with text ${place}`] = body;
    }
  }
  return bodies;
}
