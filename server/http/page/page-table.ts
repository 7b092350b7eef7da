import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { App } from "../../graphql/context.ts";

const query = z.object({ hash: z.string(), variables: z.record(z.string(), z.unknown()) });
const tags = z.object({ styles: z.string(), scripts: z.string() });
const head = z.object({ fr: tags, en: tags });
const page = z.object({ path: z.string(), open: z.boolean(), query: query.nullable(), head });
const app = z.object({ start: query, head, pages: z.array(page) });
const table = z.object({ portal: app, admin: app });

/** A trusted document, by its hash, as the client asks it. */
export type PageQuery = z.infer<typeof query>;

/** Tags that the build made. */
export type Head = z.infer<typeof tags>;

type Page = z.infer<typeof page>;

/** What an app needs wherever it opens, and how to find the page that it opens. */
export interface PagesOf {
  readonly start: PageQuery;
  readonly head: z.infer<typeof head>;
  /** By the path below the app's own. */
  find(path: string): Page | undefined;
}

export type PageTable = Readonly<Record<App, PagesOf>>;

const segmentsOf = (pathname: string): string[] => pathname.split("/").filter((segment) => segment !== "");

const fits = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.length === segments.length && pattern.every((part, place) => part.startsWith(":") || part === segments[place]);

function pagesOf({ start, head: shared, pages }: z.infer<typeof app>): PagesOf {
  const patterns = pages.map((each) => ({ page: each, pattern: segmentsOf(each.path) }));
  // `billing/new` before `billing/:id`, as the client's router has it.
  const names = (pattern: readonly string[]): number => pattern.filter((part) => !part.startsWith(":")).length;
  patterns.sort((one, other) => names(other.pattern) - names(one.pattern));
  return {
    start,
    head: shared,
    find: (pathname) => {
      const segments = segmentsOf(pathname);
      return patterns.find(({ pattern }) => fits(pattern, segments))?.page;
    },
  };
}

/** What the build says of its pages; null where nothing was built. */
export function readPageTable(clientFolder: string): PageTable | null {
  let text: string;
  try {
    text = readFileSync(path.resolve(clientFolder, "client/pages.json"), "utf8");
  } catch {
    return null;
  }
  const { portal, admin } = table.parse(JSON.parse(text));
  return { portal: pagesOf(portal), admin: pagesOf(admin) };
}
