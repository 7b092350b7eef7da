import type { Request } from "express";

/**
 * Whether somebody opens the page in a tab, by themself or from another page of this very origin. Of what other sites bring about, of
 * frames, prefetches and programs, and of browsers that do not say, nothing is known: they get the page alone.
 */
export function isOwnNavigation({ method, headers }: Request): boolean {
  const site = headers["sec-fetch-site"];
  return (
    method === "GET" &&
    (site === "same-origin" || site === "none") &&
    headers["sec-fetch-mode"] === "navigate" &&
    headers["sec-fetch-dest"] === "document" &&
    headers["sec-purpose"] === undefined &&
    headers.authorization === undefined
  );
}
