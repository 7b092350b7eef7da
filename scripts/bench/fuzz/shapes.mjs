import { getIntrospectionQuery } from "graphql";

/** @param {number} count @param {(place: number) => string} make @param {string} [glue] */
const times = (count, make, glue = " ") => Array.from({ length: count }, (_, place) => make(place)).join(glue);

const everything = {
  ...{ descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true },
  ...{ schemaDescription: true, inputValueDeprecation: true, oneOf: true },
};

/** @param {number} levels @param {string} fields @param {string} by */
const circle = (levels, fields, by) => `${`${fields} ${by} { type { `.repeat(levels)}name${" } }".repeat(levels)}`;

const wide = "name kind description specifiedByURL isOneOf";
const fragments = (/** @type {number} */ count, /** @type {string} */ fields) =>
  times(count, (place) => `fragment F${place} on __Type { ${fields} ${place + 1 < count ? `...F${place + 1}` : ""} }`);

/** Documents that are known to cost: each was once the worst, or is at the edge of a limit. @type {Record<string, string>} */
export const knownShapes = {
  "the whole schema": getIntrospectionQuery(everything),
  "circles through types": `{ __schema { types { ${circle(6, wide, "fields")} } } }`,
  "circles with all arguments": `{ __schema { types { ${circle(4, `${wide} inputFields { name defaultValue type { name } }`, "fields(includeDeprecated: true)")} } } }`,
  "circles through interfaces": `{ __schema { types { ${"possibleTypes { interfaces { ".repeat(6)} ${wide} ${" } }".repeat(6)} } } }`,
  "fields that are not there": `{ __schema { ${times(590, (place) => `f${place}`)} } }`,
  "fields repeated": `{ __schema { ${times(19, (place) => `types { name } a${place % 4}: types { kind }`)} } }`,
  "fields merged": `{ ${times(20, () => `__schema { ${times(25, () => "types { name }")} }`)} }`,
  "fragments in a row": `{ __schema { types { ...F0 } } } ${fragments(95, wide)}`,
  "fragments in a circle": `{ __schema { types { ...F0 } } } ${fragments(60, `fields { type { ...F0 ${wide} } }`)}`,
  "fragments within": `{ __schema { types { ${times(95, () => "... on __Type { name kind }")} } } }`,
  "many operations": times(230, (place) => `query Q${place} { __typename __schema { __typename } }`),
  "many operations on the same fragments": `${times(40, (place) => `query Q${place}($v: Boolean!) { __schema { types { ...F0 } } }`)} ${fragments(20, "name @include(if: $v) description")}`,
  "many variables": `query (${times(500, (place) => `$v${place}: Boolean`)}) { __typename }`,
  "many variables of no type": `query (${times(500, (place) => `$v${place}: No${place}`)}) { __typename }`,
  "a variable many times": `query (${times(500, () => "$v: Int")}) { __typename }`,
  "an argument many times": `{ __type(${times(600, () => 'name: "a"')}) { name } }`,
  "arguments that are not there": `{ __type(${times(600, (place) => `a${place}: 1`)}) { name } }`,
  "a list in lists": `{ __type(name: ${"[".repeat(1_100)}1${"]".repeat(1_100)}) { name } }`,
  "an object in objects": `{ __type(name: ${"{ a: ".repeat(600)}1${" }".repeat(600)}) { name } }`,
  "an object with many fields": `{ __type(name: { ${times(600, (place) => `a${place}: 1`)} }) { name } }`,
  "an object with one field many times": `{ __type(name: { ${times(800, () => "a: 1")} }) { name } }`,
  "directives that are not there": `{ __typename ${times(30, (place) => `@d${place}(${times(20, (each) => `a${each}: 1`)})`)} }`,
  "a directive many times": `{ __typename ${times(30, () => "@skip(if: false)")} }`,
  "a long text": `{ __type(name: "${"é\\u0041\\n".repeat(1_500)}") { name } }`,
  "a long block of text": `{ __type(name: """${'\n  a\\""" '.repeat(1_400)}""") { name } }`,
  "a long name": `{ __schema { ${"a".repeat(15_000)} } }`,
  "long names": `{ __schema { ${times(14, (place) => `${"a".repeat(1_000)}${place}`)} } }`,
  comments: `{ __typename } ${times(1_000, () => "#aaaaaaaaaaaa", "\n")}\n`,
  "blank space": `{ __typename ${" \n\t,\r".repeat(3_000)} }`,
  "types within types": `query ($v: ${"[".repeat(1_100)}Int${"]".repeat(1_100)}) { __typename }`,
  "conflicts of aliases": `{ __schema { ${times(14, (place) => `...C${place}`)} } } ${times(14, (place) => `fragment C${place} on __Schema { types { ${times(12, (each) => (each < 5 && place === 0 ? `x${each}: name` : "kind"))} } }`)}`,
  "definitions of types": times(250, (place) => `type T${place} { a: Int }`),
  "data beside the schema": `{ __typename portal { ${times(590, (place) => `f${place}`)} } }`,
  "syntax that ends badly": `{ __schema { ${"types { name } ".repeat(400)}`,
  "nothing but braces": "{".repeat(2_400),
};
