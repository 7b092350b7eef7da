import { buildSchema, getVariableValues, Kind, parse, validate } from "graphql";
import { placeOfValue, withoutValues } from "./without-values.ts";

const schema = buildSchema(`
  enum Channel { EMAIL SMS }
  input Item { number: String!, count: Int, open: Boolean, id: ID, share: Float, channel: Channel, items: [Item!] }
  type Query { answer(input: Item!): Int }
`);

const byVariable = (input: unknown): readonly string[] => {
  const document = parse("query ($input: Item!) { answer(input: $input) }");
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("There is no operation.");
  return (getVariableValues(schema, operation.variableDefinitions ?? [], { input }).errors ?? []).map(({ message }) => message);
};

const inDocument = (literal: string): readonly string[] =>
  validate(schema, parse(`{ answer(input: ${literal}) }`)).map(({ message }) => message);

const secret = 'TREM 8012; 3456 at "input.faked"; Field "x" is not defined by type "Y".';

test.each<[unknown, string]>([
  [{ number: 80123456 }, 'Variable "$input" got an invalid value at "input.number"; String cannot represent a non string value.'],
  [{ number: [secret] }, 'Variable "$input" got an invalid value at "input.number"; String cannot represent a non string value.'],
  [
    { number: null, id: secret },
    'Variable "$input" got an invalid value at "input.number"; Expected non-nullable type "String!" not to be null.',
  ],
  [{ id: secret }, 'Variable "$input" got an invalid value; Field "number" of required type "String!" was not provided.'],
  [{ number: secret, other: secret }, 'Variable "$input" got an invalid value; Field "other" is not defined by type "Item".'],
  [{ number: secret, [secret]: 1 }, 'Variable "$input" got an invalid value.'],
  [secret, 'Variable "$input" got an invalid value; Expected type "Item" to be an object.'],
  [{ number: "", count: 1.5 }, 'Variable "$input" got an invalid value at "input.count"; Int cannot represent non-integer value.'],
  [
    { number: "", count: 8e12 },
    'Variable "$input" got an invalid value at "input.count"; Int cannot represent non 32-bit signed integer value.',
  ],
  [{ number: "", open: secret }, 'Variable "$input" got an invalid value at "input.open"; Boolean cannot represent a non boolean value.'],
  [{ number: "", share: secret }, 'Variable "$input" got an invalid value at "input.share"; Float cannot represent non numeric value.'],
  [{ number: "", id: 1.5 }, 'Variable "$input" got an invalid value at "input.id"; ID cannot represent value.'],
  [
    { number: "", channel: secret },
    'Variable "$input" got an invalid value at "input.channel"; The value does not exist in "Channel" enum.',
  ],
  [
    { number: "", channel: 80123456 },
    'Variable "$input" got an invalid value at "input.channel"; Enum "Channel" cannot represent non-string value.',
  ],
  [
    { number: "", items: [{ number: secret, open: 80123456 }] },
    'Variable "$input" got an invalid value at "input.items[0].open"; Boolean cannot represent a non boolean value.',
  ],
  [
    { number: "", items: [{ id: secret }] },
    'Variable "$input" got an invalid value at "input.items[0]"; Field "number" of required type "String!" was not provided.',
  ],
  [undefined, 'Variable "$input" got an invalid value; Expected non-nullable type "Item!" not to be null.'],
])("of %j in a variable is said: %s", (input, said) => {
  const [message] = byVariable(input).map((each) => withoutValues(each.replace(/ Did you mean .*\?$/, "")));
  if (typeof input === "object" && input && secret in input) expect(message).not.toContain("TREM");
  else expect(message).toBe(said);
});

test.each([
  ["{ number: 80123456 }", "String cannot represent a non string value."],
  ["{ number: TREM80123456 }", "String cannot represent a non string value."],
  ['{ number: "", count: "80123456" }', "Int cannot represent non-integer value."],
  ['{ number: "", channel: "80123456" }', 'Enum "Channel" cannot represent non-enum value.'],
  ['{ number: "", channel: TREM80123456 }', 'The value does not exist in "Channel" enum.'],
  ['{ number: "", id: { a: 80123456 } }', "ID cannot represent a non-string and non-integer value."],
  ["{ number: null }", 'Expected value of type "String!".'],
  ['"80123456"', 'Expected value of type "Item!".'],
])("of %s in the document is said: %s", (literal, said) => {
  expect(inDocument(literal).map(withoutValues)).toEqual([said]);
});

test.each([
  '{ answer(input: "80123456" 80123456) }',
  '{ answer "TREM 80123456" }',
  "{ answer 80123456 }",
  '{ answer """TREM\n80123456""" }',
  "{ 80.123456 }",
])("a document that can't be read is not repeated: %s", (document) => {
  const read = (): unknown => parse(document);
  expect(read).toThrow(/80\.?123456/);
  try {
    read();
  } catch (error) {
    expect(withoutValues((error as Error).message)).toMatch(/^Syntax Error: Expected Name, found (Int|Float|String|BlockString)\.$/);
  }
});

test.each(['Cannot query field "x" on type "Query".', "One operation a request.", 'Syntax Error: Expected Name, found "}".'])(
  "%s stays",
  (message) => {
    expect(withoutValues(message)).toBe(message);
  },
);

test("the place of a value is where it stands, whatever the value says", () => {
  expect(byVariable({ number: [secret] }).map(placeOfValue)).toEqual(["input.number"]);
  expect(byVariable({ number: secret }).map(placeOfValue)).toEqual([]);
  expect(byVariable(secret).map(placeOfValue)).toEqual([undefined]);
});
