import { readFileSync } from "node:fs";
import path from "node:path";
import type { RequestHandler, Router } from "express";
import express from "express";
import { localeOf } from "./request-locale.ts";
import { adminPageHeaders, portalPageHeaders } from "./security-headers.ts";
import { fillWithoutScript } from "./without-script.ts";

/** The page of an app, in the language in which it will open, for the clinic of the host. */
const page = (file: string): RequestHandler => {
  const html = readFileSync(file, "utf8");
  return (request, response) => {
    const { clinic } = response.locals;
    const locale = localeOf(request, clinic.defaultLocale);
    response
      .setHeader("Cache-Control", "no-cache")
      .type("html")
      .send(fillWithoutScript(html.replace(/<html lang="[^"]*"/, `<html lang="${locale}-CA"`), clinic));
  };
};

/** Files whose names hold their content's hash: never asked for twice. */
export const assets = (clientFolder: string): RequestHandler =>
  express.static(path.resolve(clientFolder, "client/assets"), { immutable: true, maxAge: "365d", index: false, fallthrough: false });

/** `/admin` for staff, `/portal` and `/portail` for patients, `/docs` for whoever writes programs; each app finds its own way below. */
export function webApps(clientFolder: string, secure: boolean): Router {
  const folder = path.resolve(clientFolder, "client");
  const router = express.Router();
  router.get(["/admin", "/admin/*rest"], adminPageHeaders(secure), page(path.join(folder, "admin/index.html")));
  const portalPaths = ["/portal", "/portal/*rest", "/portail", "/portail/*rest"];
  router.get(portalPaths, portalPageHeaders(secure), page(path.join(folder, "portal/index.html")));
  router.get(["/docs", "/docs/*rest"], page(path.join(folder, "docs/index.html")));
  router.get("/", (_request, response) => response.redirect(302, response.locals.clinic.defaultLocale === "fr" ? "/portail" : "/portal"));
  return router;
}
