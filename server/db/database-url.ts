export interface SqliteLocation {
  readonly kind: "sqlite";
  readonly file: string;
}

export interface DatabaseHost {
  readonly host: string;
  readonly port: number;
}

export interface ServerLocation {
  readonly kind: "mariadb" | "mysql";
  /** One server, or the nodes of a cluster, the preferred one first. */
  readonly hosts: readonly [DatabaseHost, ...DatabaseHost[]];
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

/** A URL names one host: of several, each is read with all the rest. */
function parseServer(url: string): ServerLocation {
  const [, start = "", hosts = "", rest = ""] = /^(\w+:\/\/(?:[^/?#@]*@)?)([^/?#@]*)(.*)$/s.exec(url) ?? [url, url];
  const named = hosts.split(",");
  if (named.length > 1 && named.includes("")) throw new Error("The database URL names an empty host between its commas.");
  if (named.length > 1 && rest.startsWith("@")) throw new Error("The database URL names its user once, before the first host.");
  const [first, ...others] = named.map((host) => parseOneHost(start + host + rest)) as [OneHost, ...OneHost[]];
  const all = [first, ...others].map(({ host, port }) => ({ host, port })) as [DatabaseHost, ...DatabaseHost[]];
  if (new Set(all.map(writtenHost)).size < all.length) throw new Error("The database URL names the same host and port twice.");
  const { kind, user, password, database } = first;
  return { kind, hosts: all, user, password, database };
}

type OneHost = Omit<ServerLocation, "hosts"> & DatabaseHost;

function parseOneHost(url: string): OneHost {
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

/** As the URL has it. */
export const writtenHost = ({ host, port }: DatabaseHost): string => `${host.includes(":") ? `[${host}]` : host}:${port}`;

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
  const hosts = location.hosts.map(writtenHost).join(",");
  return `${location.kind}://${encodeURIComponent(location.user)}@${hosts}/${encodeURIComponent(location.database)}`;
}
