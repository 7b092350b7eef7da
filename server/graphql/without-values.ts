const afterValue = [
  /(?:\w+|Enum "\w+") cannot represent [\w -]*value\.$/,
  /The value does not exist in "\w+" enum\.$/,
  /Field "\w+" is not defined by type "\w+"\.$/,
  /Field "\w+" of required type "[\w[\]!]+" was not provided\.$/,
  /Expected (?:non-nullable )?type "[\w[\]!]+" (?:not to be null|to be an object)\.$/,
  /\w+ is a string\.$/,
];

/** The patterns below look at every character of a message more than once: a longer one holds a longer value, and no more news. */
const longestRead = 400;

/** graphql-js repeats the offending value, and around it the whole input: numbers, codes, charts. What it says of it is kept. */
export function withoutValues(message: string): string {
  if (message.length > longestRead) return withoutReason(message);
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

function withoutReason(message: string): string {
  const [variable] = /^Variable "\$\w{1,64}"/.exec(message.slice(0, longestRead)) ?? [];
  const path = variable && placeOfValue(message);
  return `${variable ?? "The document"} ${variable ? "got" : "holds"} an invalid value${path ? ` at "${path}"` : ""}.`;
}

/** Where in a variable the value stands: said behind the value, whose own quotes are escaped. */
export function placeOfValue(message: string): string | undefined {
  for (let at = message.indexOf(before); at >= 0; at = message.indexOf(before, at + 1)) {
    const [, place] = /^([\w.[\]]{1,300})"; /.exec(message.slice(at + before.length, at + longestRead)) ?? [];
    if (place) return place;
  }
  return undefined;
}

const before = ' at "';
