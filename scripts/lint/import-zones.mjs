import { dirname, relative, resolve, sep } from "node:path";
import { zoneOf } from "./zones.mjs";

const root = resolve(import.meta.dirname, "../..");

/** Vendor SDKs stay behind the gateways' interfaces. */
const vendors = /^(nodemailer|stripe|@aws-sdk\/.*)(\/|$)/;

/** @param {string} file */
const fromRoot = (file) => relative(root, file).split(sep).join("/");

/**
 * @param {string} file the importing file, from the repository's folder
 * @param {string} specifier what it imports
 * @returns {string | undefined} why that is refused
 */
export function refusal(file, specifier) {
  const zone = zoneOf(file);
  if (!specifier.startsWith(".")) {
    if (zone.name === "migrations" && specifier !== "typeorm") return "A migration imports nothing but typeorm.";
    if (vendors.test(specifier) && !["gateways", "test", "scripts"].includes(zone.name)) {
      return `Only server/gateways imports ${specifier}.`;
    }
    return undefined;
  }
  const target = zoneOf(fromRoot(resolve(root, dirname(file), specifier)));
  if (zone.from === "anywhere" || zone.name === target.name || zone.from.includes(target.name)) return undefined;
  return `"${zone.name}" may not import from "${target.name}": imports go one way (scripts/lint/zones.mjs).`;
}

/** @type {import("eslint").Rule.RuleModule} */
export const importZones = {
  meta: { type: "problem", schema: [], docs: { description: "imports go one way, from the outer zone to the inner one" } },
  create(context) {
    const file = fromRoot(context.filename);
    /** @param {{ source?: (import("eslint").AST.Token | { type: string, value?: unknown }) | null }} node */
    const check = ({ source }) => {
      if (source?.type !== "Literal" || typeof source.value !== "string") return;
      const message = refusal(file, source.value);
      if (message) context.report({ node: source, message });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check, ImportExpression: check };
  },
};
