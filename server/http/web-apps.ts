import path from "node:path";
import type { RequestHandler, Router } from "express";
import express from "express";
import { appPage } from "./page/app-page.ts";
import { compressedAssets } from "./page/compressed-assets.ts";
import type { AnswerParts } from "./page/page-answers.ts";
import { pageHtml } from "./page/page-html.ts";
import { readPageTable } from "./page/page-table.ts";
import { localeOf } from "./request-locale.ts";
import { adminPageHeaders, portalPageHeaders } from "./security-headers.ts";

/** The documentation is the same for everybody, but for its language and the clinic's name. */
const docsPage = (file: string): RequestHandler => {
  const html = pageHtml(file);
  return (request, response) => {
    const { clinic } = response.locals;
    const locale = localeOf(request, clinic.defaultLocale);
    response.setHeader("Cache-Control", "no-cache").type("html");
    response.send(html({ clinic, locale, heads: [], answers: null, rendered: null }));
  };
};

/** Files whose names hold their content's hash: never asked for twice. */
export function assets(clientFolder: string): Router {
  const folder = path.resolve(clientFolder, "client/assets");
  const router = express.Router();
  router.use(compressedAssets(folder));
  router.use(express.static(folder, { immutable: true, maxAge: "365d", index: false, fallthrough: false }));
  return router;
}

/** `/admin` for staff, `/portal` and `/portail` for patients, `/docs` for whoever writes programs; each app finds its own way below. */
export function webApps(clientFolder: string, parts: AnswerParts): Router {
  const { secure } = parts;
  const pages = { ...parts, clientFolder, pages: readPageTable(clientFolder) };
  const router = express.Router();
  router.get(["/admin", "/admin/*rest"], adminPageHeaders(secure), appPage("admin", pages));
  router.get(["/portal", "/portal/*rest", "/portail", "/portail/*rest"], portalPageHeaders(secure), appPage("portal", pages));
  router.get(["/docs", "/docs/*rest"], docsPage(path.resolve(clientFolder, "client/docs/index.html")));
  router.get("/", (_request, response) => response.redirect(302, response.locals.clinic.defaultLocale === "fr" ? "/portail" : "/portal"));
  return router;
}
