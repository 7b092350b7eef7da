import { parseArgs } from "node:util";
import { ConfigError } from "../config.ts";
import type { KeptHead } from "../modules/audit/chain/verify-chain.ts";

export interface AuditOptions {
  /** Null for all clinics. */
  readonly slug: string | null;
  readonly head: KeptHead | null;
}

const usage = "npm run audit:verify [-- --clinic <slug> [--head <number>:<hash>]]";

function readHead(text: string): KeptHead {
  const [, number, hash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!number || !hash) throw new ConfigError(`--head is not <number>:<hash> as this command prints it. ${usage}`);
  return { number: Number(number), hash };
}

/** What `npm run audit:verify` was told. */
export function readAuditOptions(args: readonly string[]): AuditOptions {
  let values: { readonly clinic?: string | undefined; readonly head?: string | undefined };
  try {
    ({ values } = parseArgs({ args: [...args], options: { clinic: { type: "string" }, head: { type: "string" } } }));
  } catch {
    throw new ConfigError(`Use: ${usage}`);
  }
  const { clinic: slug = null, head } = values;
  if (head !== undefined && slug === null) throw new ConfigError(`A head is one clinic's: --clinic says which. ${usage}`);
  return { slug, head: head === undefined ? null : readHead(head) };
}
