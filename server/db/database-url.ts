export interface SqliteLocation {
  readonly kind: "sqlite";
  readonly file: string;
}

export interface ServerLocation {
  readonly kind: "mariadb" | "mysql";
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type DatabaseLocation = SqliteLocation | ServerLocation;

const forms = '"sqlite:path/to/file.db", "mariadb://user:password@host:3306/name" or "mysql://…"';

/** Reads `DATABASE_URL`. Its errors have one line and never repeat the URL, which may hold a password. */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  if (url.startsWith("sqlite:")) return parseSqlite(url);
  if (url.startsWith("mariadb:") || url.startsWith("mysql:")) return parseServer(url);
  throw new Error(`The database URL must look like ${forms}.`);
}

function parseSqlite(url: string): SqliteLocation {
  const rest = url.slice("sqlite:".length);
  // "sqlite:///abs" and "sqlite:/abs" name the same file; "sqlite://host" has no meaning.
  const file = decode(rest.startsWith("///") ? rest.slice(2) : rest);
  if (file === "" || file.startsWith("//")) throw new Error('A SQLite database URL names a file, as in "sqlite:data/portail.db".');
  if (file.includes(":memory:") || file.includes("?")) {
    throw new Error("A SQLite database must be a plain file: several connections share it, which memory and options would break.");
  }
  return { kind: "sqlite", file };
}

function parseServer(url: string): ServerLocation {
  if (!URL.canParse(url)) throw new Error(`The database URL can't be read; it must look like ${forms}.`);
  const parsed = new URL(url);
  if (!parsed.hostname) throw new Error("The database URL names no host.");
  const database = decode(parsed.pathname.replace(/^\//, ""));
  if (!parsed.username) throw new Error("The database URL names no user.");
  if (!database || database.includes("/")) throw new Error("The database URL must end with the name of one database.");
  if (parsed.search || parsed.hash) throw new Error("The database URL takes no options after the database's name.");
  return {
    kind: parsed.protocol === "mysql:" ? "mysql" : "mariadb",
    host: parsed.hostname.replace(/^\[|\]$/g, ""),
    port: parsed.port === "" ? 3306 : Number(parsed.port),
    user: decode(parsed.username),
    password: decode(parsed.password),
    database,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Error("The database URL has a broken percent-encoding.");
  }
}

/** The same URL without its password: for logs and for the start's own lines. */
export function redactDatabaseUrl(url: string): string {
  const location = parseDatabaseUrl(url);
  if (location.kind === "sqlite") return `sqlite:${location.file}`;
  const host = location.host.includes(":") ? `[${location.host}]` : location.host;
  return `${location.kind}://${encodeURIComponent(location.user)}@${host}:${location.port}/${encodeURIComponent(location.database)}`;
}
