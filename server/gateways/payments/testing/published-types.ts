import path from "node:path";
import ts from "typescript";

/** What was sent or answered: JSON, or a form's tree, where every value is a text and every list has its places for names. */
export type Sent = string | number | boolean | null | readonly Sent[] | { readonly [name: string]: Sent };

export interface Reading {
  /** Whether numbers and truth values are written as texts, as in a form. */
  readonly form: boolean;
}

type Fields = Readonly<Record<string, Sent>>;

const isObject = (value: Sent): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

const isNumber = (value: Sent, { form }: Reading): boolean =>
  form ? typeof value === "string" && /^-?\d+$/.test(value) : typeof value === "number";

/** `string & Record<never, never>`: Stripe's way to say that words may be added to a list. What isn't on it yet is no word for us. */
const isOtherString = (type: ts.Type): boolean =>
  type.isIntersection() && type.types.some(({ flags }) => (flags & ts.TypeFlags.String) !== 0);

/** The types that Stripe's client publishes, which are made from the published description of the API's version. */
export class PublishedTypes {
  readonly #checker: ts.TypeChecker;
  readonly #types: ReadonlyMap<string, ts.Type>;

  /** Reads types by their names below `Stripe.`; throws where there is no such type. */
  constructor(names: readonly string[]) {
    const file = path.resolve("server/gateways/payments/testing/published.ts");
    const text = ['import type Stripe from "stripe";', ...names.map((name, place) => `export type T${place} = Stripe.${name};`)].join("\n");
    const options: ts.CompilerOptions = {
      ...{ target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
      ...{ strict: true, skipLibCheck: true, types: ["node"], noEmit: true },
    };
    const host = ts.createCompilerHost(options);
    const read = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2023) : read(name, ...rest));
    const program = ts.createProgram([file], options, host);
    this.#checker = program.getTypeChecker();
    const source = program.getSourceFile(file)!;
    const problems = program.getSemanticDiagnostics(source).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
    if (problems.length > 0) throw new Error(problems.join("\n"));
    const exported = this.#checker.getExportsOfModule(this.#checker.getSymbolAtLocation(source)!);
    this.#types = new Map(exported.map((symbol) => [names[Number(symbol.name.slice(1))]!, this.#checker.getDeclaredTypeOfSymbol(symbol)]));
  }

  /** Where the value isn't of the type, one line a place; none where it is. */
  misfits(name: string, value: Sent, reading: Reading): string[] {
    return this.#misfits(this.#types.get(name)!, value, name, reading);
  }

  #misfits(type: ts.Type, value: Sent, at: string, reading: Reading): string[] {
    if (type.isUnion()) return this.#misfitsOfUnion(type.types, value, at, reading);
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return [];
    const wrong = [`${at}: ${JSON.stringify(value)} is no ${this.#checker.typeToString(type)}`];
    if (flags & ts.TypeFlags.Null) return value === null ? [] : wrong;
    if (flags & ts.TypeFlags.String || isOtherString(type)) return typeof value === "string" ? [] : wrong;
    if (type.isStringLiteral()) return value === type.value ? [] : wrong;
    if (flags & ts.TypeFlags.Number) return isNumber(value, reading) ? [] : wrong;
    if (flags & ts.TypeFlags.BooleanLiteral) {
      const word = this.#checker.typeToString(type);
      return (reading.form ? value === word : typeof value === "boolean" && String(value) === word) ? [] : wrong;
    }
    if (!(flags & ts.TypeFlags.Object)) return wrong;
    if (this.#checker.isArrayType(type)) return this.#misfitsOfList(type, value, at, reading) ?? wrong;
    return isObject(value) ? this.#misfitsOfObject(type, value, at, reading) : wrong;
  }

  #misfitsOfUnion(types: readonly ts.Type[], value: Sent, at: string, reading: Reading): string[] {
    const listed = types.some((type) => type.isStringLiteral());
    const none = ts.TypeFlags.Undefined | ts.TypeFlags.Void | (value === null ? 0 : ts.TypeFlags.Null);
    const tried = types
      .filter((type) => !(listed && isOtherString(type)) && !(type.flags & none))
      .map((type) => this.#misfits(type, value, at, reading));
    return tried.toSorted((one, other) => one.length - other.length)[0] ?? [`${at}: there is no such value`];
  }

  #misfitsOfList(type: ts.Type, value: Sent, at: string, reading: Reading): string[] | null {
    const item = this.#checker.getIndexTypeOfType(type, ts.IndexKind.Number)!;
    const items = Array.isArray(value) ? (value as readonly Sent[]) : reading.form && isObject(value) ? Object.values(value) : null;
    return items && items.flatMap((each, place) => this.#misfits(item, each, `${at}[${place}]`, reading));
  }

  #misfitsOfObject(type: ts.Type, value: Fields, at: string, reading: Reading): string[] {
    const known = new Map(this.#checker.getPropertiesOfType(type).map((property) => [property.name, property]));
    const anyName = this.#checker.getIndexTypeOfType(type, ts.IndexKind.String);
    const given = Object.entries(value).flatMap(([name, each]) => {
      const property = known.get(name);
      const of = property ? this.#checker.getTypeOfSymbol(property) : anyName;
      return of ? this.#misfits(of, each, `${at}.${name}`, reading) : [`${at}.${name}: there is no such thing`];
    });
    const missing = [...known.values()]
      .filter(({ flags, name }) => !(flags & ts.SymbolFlags.Optional) && !(name in value))
      .map(({ name }) => `${at}.${name}: is missing`);
    return [...given, ...missing];
  }
}
