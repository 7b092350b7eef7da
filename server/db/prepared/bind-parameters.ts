export type Given = Readonly<Record<string, unknown>>;

/** One place of a statement: which of the named values, and of a list which. */
export interface Slot {
  readonly name: string;
  readonly place: number | null;
}

const named = /:(?:\.\.\.)?([A-Za-z0-9_.]+)/g;

/** The names that a text with TypeORM's placeholders asks for. */
export const namesIn = (text: string): ReadonlySet<string> => new Set([...text.matchAll(named)].map(([, name]) => name!));

/** How many places a list of that many gets: few lengths, so that few statements are made of one. */
export const placesFor = (length: number): number => 2 ** Math.ceil(Math.log2(length));

/** The lengths of the lists in one call: what two calls must have in common to be the same statement. */
export function shapeOf(given: Given): string {
  let shape = "";
  for (const name in given) {
    const value = given[name];
    if (Array.isArray(value)) shape += `${name}:${placesFor(value.length)} `;
  }
  return shape;
}

/** The values in the order of their places. A list that is shorter than its places repeats its last one. */
export const bind = (slots: readonly Slot[], constants: Given, given: Given): unknown[] =>
  slots.map(({ name, place }) => {
    const value = name in given ? given[name] : constants[name];
    const one = place === null ? value : (value as readonly unknown[])[Math.min(place, (value as readonly unknown[]).length - 1)];
    if (one === undefined) throw new Error(`The statement's parameter "${name}" has no value.`);
    return one;
  });
