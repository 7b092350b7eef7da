const afterValue = [
  /(?:\w+|Enum "\w+") cannot represent [\w -]*value\.$/,
  /The value does not exist in "\w+" enum\.$/,
  /Field "\w+" is not defined by type "\w+"\.$/,
  /Field "\w+" of required type "[\w[\]!]+" was not provided\.$/,
  /Expected (?:non-nullable )?type "[\w[\]!]+" (?:not to be null|to be an object)\.$/,
  /\w+ is a string\.$/,
];

/** graphql-js repeats the offending value, and around it the whole input: numbers, codes, charts. What it says of it is kept. */
export function withoutValues(message: string): string {
  const text = message
    .replace(/((?:\w+|Enum "\w+") cannot represent [\w -]*?value): .*$/s, "$1.")
    .replace(/\bValue ".*" does not exist in/s, "The value does not exist in")
    .replace(/(Expected value of type "[^"]+"), found .*$/s, "$1.")
    .replace(/^(Syntax Error: .*?\b(?:Int|Float|String|BlockString)) ".*"/s, "$1");
  const [, variable, rest] = /^(Variable "\$\w+") got invalid value (.*)$/s.exec(text) ?? [];
  if (!variable || rest === undefined) return text;
  const path = placeOfValue(rest);
  const reasons = afterValue.map((pattern) => pattern.exec(rest)?.[0]).filter((reason) => reason !== undefined);
  return `${variable} got an invalid value${path ? ` at "${path}"` : ""}${reasons[0] ? `; ${reasons[0]}` : "."}`;
}

/** Where in a variable the value stands. Inside of a value, quotes are escaped. */
export const placeOfValue = (message: string): string | undefined => / at "([\w.[\]]+)"; /.exec(message)?.[1];
