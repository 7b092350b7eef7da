import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** A page as the table beside its app's routes has it; files from the client's folder. */
interface Page {
  readonly path: string;
  readonly module: string;
  /** The part of the app whose texts it shows. */
  readonly texts?: string;
  /** What it asks first. */
  readonly query?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whether it is shown without a session. */
  readonly open?: boolean;
}

interface Table {
  readonly start: string;
  readonly pages: readonly Page[];
}

const apps = ["portal", "admin"] as const;
const locales = ["fr", "en"] as const;

const client = resolve(import.meta.dirname, "..");

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** The hashes of the operations by their names. */
function hashesByName(): ReadonlyMap<string, string> {
  const documents = readJson(resolve(client, "gql/persisted-documents.json")) as Record<string, string>;
  return new Map(
    Object.entries(documents).flatMap(([hash, text]) => [...text.matchAll(/\bquery (\w+)/g)].map(([, name = ""]) => [name, hash])),
  );
}

function withImports(manifest: Manifest, keys: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The client has no chunk ${key}: a table of pages names what is not loaded lazily`);
    if (found.has(key)) continue;
    found.add(key);
    withImports(manifest, chunk.imports ?? [], found);
  }
  return found;
}

const textsOf = (manifest: Manifest, keys: Iterable<string>, locale: string): string[] =>
  [...keys].flatMap((key) => manifest[key]?.dynamicImports ?? []).filter((key) => key.endsWith(`/texts/${locale}.json`));

/** A part's texts come by way of a module of that part, which the bundler may have put together with others. */
function withLoader(manifest: Manifest, catalog: string): readonly string[] {
  const loaders = Object.keys(manifest).filter((key) => manifest[key]?.dynamicImports?.includes(catalog));
  if (loaders.length === 0) throw new Error(`Nothing loads ${catalog}: a table of pages is wrong about its texts`);
  return [...loaders, catalog];
}

/** Tags that have a browser fetch together what the modules would ask for one after the other; styles are needed for the first paint. */
function tags(manifest: Manifest, keys: Iterable<string>, before: ReadonlySet<string>) {
  const chunks = [...keys].filter((key) => !before.has(key)).flatMap((key) => manifest[key] ?? []);
  const styles = new Set(chunks.flatMap(({ css = [] }) => css));
  return {
    styles: [...styles].map((file) => `<link rel="stylesheet" crossorigin href="/${file}">`).join(""),
    scripts: chunks.map(({ file }) => `<link rel="modulepreload" crossorigin href="/${file}">`).join(""),
  };
}

const byLocale = <T>(head: (locale: string) => T) => Object.fromEntries(locales.map((locale) => [locale, head(locale)]));

function describe(app: string, manifest: Manifest, hashes: ReadonlyMap<string, string>) {
  const { start, pages } = readJson(resolve(client, app, "pages.json")) as Table;
  const hashOf = (name: string): string => {
    const hash = hashes.get(name);
    if (hash === undefined) throw new Error(`No query is called ${name}: mend ${app}/pages.json`);
    return hash;
  };
  const document = withImports(manifest, [`${app}/index.html`]);
  const shell = withImports(manifest, [`${app}/index.html`, `${app}/start.tsx`]);
  const inShell = (locale: string) => withImports(manifest, [`${app}/start.tsx`, ...textsOf(manifest, shell, locale)]);
  const ofPage = ({ module, texts }: Page, locale: string) =>
    withImports(manifest, [module, ...(texts === undefined ? [] : withLoader(manifest, `${texts}/texts/${locale}.json`))]);
  return {
    start: { hash: hashOf(start), variables: {} },
    head: byLocale((locale) => tags(manifest, inShell(locale), document)),
    pages: pages.map((page) => ({
      path: page.path,
      open: page.open ?? false,
      query: page.query === undefined ? null : { hash: hashOf(page.query), variables: page.variables ?? {} },
      head: byLocale((locale) => tags(manifest, ofPage(page, locale), new Set([...shell, ...inShell(locale)]))),
    })),
  };
}

/** Tells the server what each page needs, so that it comes with the page: `pages.json` beside the apps. */
export function describePages(): Plugin {
  return {
    name: "portail:describe-pages",
    apply: "build",
    writeBundle({ dir = "" }) {
      const manifest = readJson(resolve(dir, ".vite/manifest.json")) as Manifest;
      const hashes = hashesByName();
      const described = Object.fromEntries(apps.map((app) => [app, describe(app, manifest, hashes)]));
      writeFileSync(resolve(dir, "pages.json"), JSON.stringify(described));
    },
  };
}
