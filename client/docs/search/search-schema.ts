import type { Schema } from "../schema/described.ts";

export interface Hit {
  readonly title: string;
  /** What it is: a query, an enum value of a type… */
  readonly kind: "query" | "mutation" | "type" | "field" | "value" | "input" | "guide";
  readonly path: string;
  readonly description: string;
}

interface Entry extends Hit {
  readonly words: string;
}

/** `upsertPatients` is found by "patients", `PATIENTS_READ` by "read". */
const wordsOf = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/[_.]/g, " ")
    .toLowerCase();

const entry = (hit: Hit): Entry => ({ ...hit, words: wordsOf(hit.title) });

/** Everything of the schema that has a name, each with the address where it stands. */
export function indexSchema({ operations, types }: Schema, guides: readonly { readonly path: string; readonly title: string }[]): Entry[] {
  return [
    ...guides.map(({ path, title }) => entry({ title, path, kind: "guide", description: "" })),
    ...operations.map(({ name, kind, description }) => entry({ title: name, kind, path: `/operations/${name}`, description })),
    ...types.flatMap(({ name, description, fields = [], inputs = [], values = [] }) => {
      const part = (kind: Hit["kind"]) => (each: { name: string; description: string }) =>
        entry({ title: `${name}.${each.name}`, kind, path: `/types/${name}#${each.name}`, description: each.description });
      return [
        entry({ title: name, kind: "type", path: `/types/${name}`, description }),
        ...fields.map(part("field")),
        ...inputs.map(part("input")),
        ...values.map(part("value")),
      ];
    }),
  ];
}

/** The smaller, the nearer; undefined where a word is found nowhere. */
function distance({ title, words, kind, description }: Entry, asked: readonly string[], whole: string): number | undefined {
  const name = title.toLowerCase();
  const part = kind === "field" || kind === "value" || kind === "input" ? 20 : 0;
  if (name === whole) return part;
  if (name.startsWith(whole)) return part + 2;
  if (asked.every((word) => ` ${words}`.includes(` ${word}`))) return part + 4;
  if (name.includes(whole)) return part + 6;
  if (asked.every((word) => words.includes(word))) return part + 8;
  const said = `${words} ${description.toLowerCase()}`;
  return asked.every((word) => said.includes(word)) ? part + 40 : undefined;
}

/** What is called stands before what it gives. */
const isOperation = ({ kind }: Hit): boolean => kind === "query" || kind === "mutation";

const before = (a: Entry, b: Entry): number =>
  a.title.length - b.title.length || Number(isOperation(b)) - Number(isOperation(a)) || (a.title < b.title ? -1 : 1);

/** What fits best first, the shorter name before the longer. */
export function searchSchema(index: readonly Entry[], typed: string, most = 12): Hit[] {
  const whole = typed.trim().toLowerCase();
  if (whole === "") return [];
  const asked = whole.split(/[\s._]+/).filter(Boolean);
  return index
    .flatMap((each) => {
      const far = distance(each, asked, whole);
      return far === undefined ? [] : [{ each, far }];
    })
    .sort((a, b) => a.far - b.far || before(a.each, b.each))
    .slice(0, most)
    .map(({ each }) => each);
}
