import { parseArgs } from "node:util";
import { ConfigError } from "../config.ts";
import type { IdentifierSystem } from "../modules/integrations/fhir/identifier-systems.ts";

interface ImportOptions {
  readonly file: string;
  readonly slug: string;
  /** Null for the only one that may import. */
  readonly consumer: string | null;
  readonly identifierSystems: readonly IdentifierSystem[];
  readonly defaultLocationExternalId: string | null;
}

const usage = `npm run import:fhir -- bundle.json --clinic <slug> [--consumer <name>] [--system <uri>=<identification type>]… [--location <id>]`;

const options = {
  clinic: { type: "string" },
  consumer: { type: "string" },
  system: { type: "string", multiple: true },
  location: { type: "string" },
} as const;

/** The last `=` divides: there may be others in an address. */
function readSystem(text: string): IdentifierSystem {
  const at = text.lastIndexOf("=");
  if (at < 1) throw new ConfigError(`--system is not <uri>=<identification type>. ${usage}`);
  return { system: text.slice(0, at), identificationType: text.slice(at + 1) };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch {
    throw new ConfigError(`Use: ${usage}`);
  }
}

/** What `npm run import:fhir` was told. */
export function readImportOptions(args: readonly string[]): ImportOptions {
  const { values, positionals } = parse(args);
  const [file, ...others] = positionals;
  const { clinic: slug, consumer = null, system = [], location = null } = values;
  if (file === undefined || others.length > 0 || slug === undefined) throw new ConfigError(`Use: ${usage}`);
  return { file, slug, consumer, identifierSystems: system.map(readSystem), defaultLocationExternalId: location };
}
