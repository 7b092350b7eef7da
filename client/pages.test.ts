import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

interface Page {
  readonly path: string;
  readonly module: string;
  readonly texts?: string;
}

const read = (file: string): string => readFileSync(resolve("client", file), "utf8");

/** What loads the texts of a part: the function that makes its pages lazy, or the import beside the page's own. */
function textsOf(app: string, source: string, loader: string, beside: string | undefined): string | undefined {
  if (beside !== undefined)
    return folderIn(app, new RegExp(`const ${beside} = \\(\\) => import\\("\\./(.+)/[\\w-]+-texts\\.ts"\\)`).exec(source));
  const file = new RegExp(`import \\{ ${loader} \\} from "\\./(.+)";`).exec(source)?.[1];
  const part = file === undefined ? undefined : /^(.+)\//.exec(file)?.[1];
  return part === undefined ? undefined : folderIn(app, [part, part]);
}

const folderIn = (app: string, found: ArrayLike<string> | null): string | undefined => (found ? `${app}/${found[1]}` : undefined);

/** The lazy pages of an app as its routes have them. */
function routesOf(app: string): Page[] {
  const source = read(`${app}/${app}-app.tsx`);
  const lazy = new Map(
    [...source.matchAll(/const (\w+) = (lazy\w+)\(\(\) => import\("\.\/([^"]+)"\)(?:, (\w+))?\);/g)].map(
      ([, name = "", loader = "", file = "", beside]) => {
        const texts = textsOf(app, source, loader, beside);
        return [name, { module: `${app}/${file}`, ...(texts !== undefined && { texts }) }] as const;
      },
    ),
  );
  return [...source.matchAll(/<Route (?:index|path="([^"]*)") element=\{<(\w+) /g)].flatMap(([, path = "", name = ""]) => {
    const page = lazy.get(name);
    if (!page) return [];
    const [, required, optional] = /^(.*)\/(:\w+)\?$/.exec(path) ?? [];
    const paths = required === undefined ? [path] : [required, `${required}/${optional}`];
    return paths.map((each) => ({ path: each, ...page }));
  });
}

describe.each(["portal", "admin"])("the table of the %s's pages", (app) => {
  const { pages } = JSON.parse(read(`${app}/pages.json`)) as { pages: Page[] };

  it("has what its routes have", () => {
    const byPath = (one: Page, other: Page): number => (one.path < other.path ? -1 : 1);
    expect(pages.map(({ path, module, texts }) => ({ path, module, ...(texts !== undefined && { texts }) })).sort(byPath)).toEqual(
      routesOf(app).sort(byPath),
    );
  });

  it("names texts that there are", () => {
    expect(pages.filter(({ texts }) => texts !== undefined && !existsSync(resolve("client", texts, "texts/fr.json")))).toEqual([]);
  });
});
