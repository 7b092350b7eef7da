import { salt } from "./subject.mjs";

/** @typedef {import("./random.mjs").Random} Random */

const token = /"""[^]*?"""|"(?:\\.|[^"\\\n])*"|[A-Za-z_]\w*|-?\d+|\.\.\.|[^\s\w]/g;

const words = [
  ...["__schema", "__type", "__typename", "types", "name", "kind", "description", "fields", "args", "type", "ofType", "inputFields"],
  ...["interfaces", "possibleTypes", "enumValues", "directives", "queryType", "mutationType", "defaultValue", "isDeprecated", "locations"],
  ...["@skip(if: false)", "@include(if: true)", "(includeDeprecated: true)", "... on __Type { name }", "...F0", "... { name }", "x: name"],
  ...[
    "query Q { __typename }",
    "fragment F0 on __Type { name fields { name } }",
    "$v",
    "($v: Boolean = true)",
    "{ __typename }",
    "[1]",
    '"a"',
  ],
];

/** A span of tokens that is balanced where that is easy to find. @param {readonly string[]} tokens @param {Random} random */
function spanOf(tokens, random) {
  const start = random.below(tokens.length);
  let end = start + 1;
  if (tokens[start + 1] === "{" || tokens[start] === "{" || tokens[start + 1] === "(") {
    let open = 0;
    for (end = start; end < tokens.length; end += 1) {
      if (["{", "(", "["].includes(String(tokens[end]))) open += 1;
      if (["}", ")", "]"].includes(String(tokens[end])) && (open -= 1) <= 0) break;
    }
    end += 1;
  }
  return { start, end: Math.min(end + (random.next() < 0.2 ? random.below(20) : 0), tokens.length) };
}

/** A call can't be given as many arguments as a document may have tokens. @param {readonly string[]} tokens @param {number} place @param {readonly string[]} added */
const insert = (tokens, place, added) => [...tokens.slice(0, place), ...added, ...tokens.slice(place)];

/** @type {readonly ((tokens: readonly string[], random: Random, other: readonly string[]) => readonly string[])[]} */
const steps = [
  // Again and again.
  (tokens, random) => {
    const { start, end } = spanOf(tokens, random);
    const span = tokens.slice(start, end);
    return insert(tokens, end, Array.from({ length: 1 + random.below(random.next() < 0.3 ? 300 : 12) }, () => span).flat());
  },
  (tokens, random) => {
    const { start, end } = spanOf(tokens, random);
    return tokens.toSpliced(start, end - start);
  },
  (tokens, random) => tokens.toSpliced(random.below(tokens.length), 1, random.pick(words)),
  (tokens, random) => tokens.toSpliced(random.below(tokens.length + 1), 0, random.pick(words)),
  // Deeper: a selection in itself.
  (tokens, random) => {
    const { start, end } = spanOf(tokens, random);
    const span = tokens.slice(start, end);
    const place = span.lastIndexOf("}");
    return place < 0 ? tokens : insert(tokens, start + place, span);
  },
  // From another one.
  (tokens, random, other) => {
    const { start, end } = spanOf(other, random);
    return insert(tokens, random.below(tokens.length + 1), other.slice(start, end));
  },
];

/** @param {string} text @param {Random} random @param {string} other */
export function mutate(text, random, other) {
  /** @type {readonly string[]} */
  let tokens = text.match(token) ?? ["{", "}"];
  const others = other.match(token) ?? [];
  for (let count = 1 + random.below(4); count > 0 && tokens.length > 0; count -= 1) {
    const changed = random.pick(steps)(tokens, random, others);
    if (changed.length > 0 && changed.length < 20_000) tokens = changed;
  }
  return tokens.join(" ");
}

/** @param {string} query */
export const bodyOf = (query) => JSON.stringify({ query: `${query}\n#${salt}` });
