import { inflateSync } from "node:zlib";

/** A value of a PDF, by the rules of ISO 32000: names begin with `/`, references are objects of their own. */
export type PdfValue = string | number | boolean | null | Ref | readonly PdfValue[] | PdfDict;

export interface PdfDict {
  readonly [key: string]: PdfValue;
}

export class Ref {
  readonly to: number;

  constructor(to: number) {
    this.to = to;
  }
}

const token =
  /\s*(?:(<<|>>|\[|\])|\/([^\s<>[\]()/]*)|\(((?:\\[\s\S]|[^\\()])*)\)|<([0-9a-fA-F\s]*)>|(\d+) 0 R\b|(-?[\d.]+)|(true|false|null)|([^\s<>[\]()/]+))/y;

/** Reads one value after the other. Words that are no values, such as operators, come as symbols. */
export function* readTokens(text: string): Generator<PdfValue | symbol> {
  token.lastIndex = 0;
  for (let found = token.exec(text); found && found[0] !== ""; found = token.exec(text)) {
    const [, mark, name, literal, hex, ref, number, word, operator] = found;
    if (mark) yield Symbol.for(mark);
    else if (name !== undefined) yield `/${name}`;
    else if (literal !== undefined) yield literal.replace(/\\([\s\S])/g, "$1");
    else if (hex !== undefined) yield `<${hex.replace(/\s/g, "")}>`;
    else if (ref) yield new Ref(Number(ref));
    else if (number) yield Number(number);
    else if (word) yield word === "null" ? null : word === "true";
    else yield Symbol.for(operator!);
  }
}

/** Puts lists and dictionaries together. What is left are values and operators. */
export function gather(tokens: Iterable<PdfValue | symbol>): (PdfValue | symbol)[] {
  const stack: (PdfValue | symbol)[][] = [[]];
  for (const one of tokens) {
    if (one === Symbol.for("<<") || one === Symbol.for("[")) stack.push([]);
    else if (one === Symbol.for("]")) {
      const list = stack.pop()!;
      stack.at(-1)!.push(list as PdfValue[]);
    } else if (one === Symbol.for(">>")) {
      const pairs = stack.pop()! as PdfValue[];
      const entries = pairs.flatMap((key, index) => (index % 2 === 0 ? [[String(key).slice(1), pairs[index + 1]!]] : []));
      stack.at(-1)!.push(Object.fromEntries(entries) as PdfDict);
    } else stack.at(-1)!.push(one);
  }
  return stack[0]!;
}

/** Every object of a file, and what streams hold. */
export class PdfObjects {
  readonly #values = new Map<number, PdfValue>();
  readonly #streams = new Map<number, Buffer>();
  readonly trailer: PdfDict;

  constructor(bytes: Buffer) {
    const text = bytes.toString("latin1");
    for (const { 1: id, 0: head, index } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
      const start = index + head.length;
      const [value = null] = gather(readTokens(text.slice(start, /endobj|stream\r?\n/g.exec(text.slice(start))!.index + start)));
      this.#values.set(Number(id), value as PdfValue);
      const stream = /^[\s\S]*?(?:endobj|stream\n)/.exec(text.slice(start))!;
      if (!stream[0].endsWith("stream\n")) continue;
      const { Length: length, Filter: filter } = value as PdfDict;
      const raw = bytes.subarray(start + stream[0].length, start + stream[0].length + Number(length));
      this.#streams.set(Number(id), JSON.stringify(filter)?.includes("FlateDecode") ? inflateSync(raw) : raw);
    }
    this.trailer = gather(readTokens(text.slice(text.lastIndexOf("trailer") + 7, text.lastIndexOf("startxref"))))[0] as PdfDict;
  }

  get(value: PdfValue | undefined): PdfValue {
    return value instanceof Ref ? this.get(this.#values.get(value.to)) : (value ?? null);
  }

  dict(value: PdfValue | undefined): PdfDict {
    return this.get(value) as PdfDict;
  }

  list(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.get(value);
    return Array.isArray(found) ? (found as readonly PdfValue[]) : found === null ? [] : [found];
  }

  stream(value: PdfValue | undefined): Buffer {
    return value instanceof Ref ? (this.#streams.get(value.to) ?? Buffer.alloc(0)) : Buffer.alloc(0);
  }
}
