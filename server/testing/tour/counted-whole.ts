const counting = /\bCOUNT\((?:\*|[\w. ]+)\)/gi;

/** Where the parenthesis that encloses a place ends. */
function endOfLevel(sql: string, from: number): number {
  for (let place = from, depth = 0; place < sql.length; place += 1) {
    if (sql[place] === "(") depth += 1;
    else if (sql[place] === ")" && (depth -= 1) < 0) return place;
  }
  return sql.length;
}

/** The same level without what stands in parentheses on it. */
const flat = (sql: string): string => {
  let [text, depth] = ["", 0];
  for (const character of sql) {
    if (character === ")") depth -= 1;
    if (depth === 0) text += character;
    if (character === "(") depth += 1;
  }
  return text;
};

/** From where a statement without quotes counts rows with no limit to how many: each time the rest of that SELECT. */
export function countedWhole(sql: string): string[] {
  return [...sql.matchAll(counting)].flatMap(({ index, 0: { length } }) => {
    const rest = sql.slice(index + length, endOfLevel(sql, index + length));
    const from = rest.search(/\bFROM\b/i);
    if (from < 0) return [];
    const source = rest.slice(from);
    const counted = /^FROM \(/i.exec(source);
    if (!counted) return [source];
    const inner = source.slice(counted[0].length, endOfLevel(source, counted[0].length));
    return /\bLIMIT\b/i.test(flat(inner)) ? [] : [source];
  });
}
