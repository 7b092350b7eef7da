import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ownerOnly = { encoding: "utf8", mode: 0o600 } as const;

const readIfThere = (file: string): string | null => {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
};

/** The demo's keys: made once, kept beside its data. */
export function demoSecretKeys(folder: string): string {
  const file = path.join(folder, "secret-keys");
  const kept = readIfThere(file);
  if (kept) return kept;
  mkdirSync(folder, { recursive: true });
  const made = randomBytes(32).toString("base64url");
  writeFileSync(file, `${made}\n`, ownerOnly);
  return made;
}

type Tokens = Readonly<Record<string, string>>;

/** The tokens of the demo's API consumers by clinic: the database knows only their hashes, and a second start prints them too. */
export function keepDemoTokens(folder: string, made: Tokens): Tokens {
  const file = path.join(folder, "demo-api-tokens.json");
  const kept = JSON.parse(readIfThere(file) ?? "{}") as Tokens;
  const tokens = { ...kept, ...made };
  if (Object.keys(made).length === 0) return tokens;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(tokens, null, 2)}\n`, ownerOnly);
  return tokens;
}
