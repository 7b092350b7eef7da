import { isIP } from "node:net";
import { z } from "zod";
import type { WebhookTargets } from "./gateways/webhooks/webhook-gateway.ts";

const flag = z
  .enum(["0", "1"])
  .default("0")
  .transform((value) => value === "1");

const years = (usual: number) => z.coerce.number({ error: "is not a number of years" }).int().min(1).max(100).default(usual);

const local = /^(?:(?:[\w-]+\.)*localhost|127\.0\.0\.1|\[::1\])$/;

/** Keys travel there: only over TLS, or within the machine. */
function isApiBase(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash, username, password } = new URL(text);
  const bare = pathname === "/" && search + hash + username + password === "";
  return bare && (protocol === "https:" || (protocol === "http:" && local.test(hostname)));
}

const environment = z.object({
  NODE_ENV: z.string().optional(),
  PORT: z.coerce.number({ error: "is not a port number" }).int().min(0).max(65535).default(4000),
  DATABASE_URL: z.string().default("sqlite:data/portail.db"),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: "is not an http(s) address" }).optional(),
  SECRET_KEYS: z.string().optional(),
  MAIL_URL: z
    .string()
    .regex(/^(inbox:|smtps?:\/\/|ses:)/, "starts with none of inbox:, smtp://, smtps://, ses:")
    .optional(),
  TEXT_URL: z
    .string()
    .regex(/^(inbox:|sns:)/, "starts with none of inbox:, sns:")
    .optional(),
  SMS_COUNTRIES: z
    .string()
    .regex(/^\s*[A-Z]{2}(\s*,\s*[A-Z]{2})*\s*$/, "is not a list of country codes (CA,US)")
    .default("CA,US"),
  SMS_DAILY_CAP: z.coerce.number({ error: "is not a number of text messages" }).int().min(0).max(1_000_000).default(2_000),
  FILES_URL: z
    .string()
    .regex(/^(file:|s3:\/\/)/, "starts with none of file:, s3://")
    .default("file:data/files"),
  TRUSTED_PROXIES: z.coerce.number({ error: "is not a number of proxies" }).int().min(0).max(10).default(0),
  API_POINTS_PER_MINUTE: z.coerce.number({ error: "is not a number of points" }).int().min(60).max(1_000_000_000).default(300_000),
  REQUEST_SECONDS: z.coerce.number({ error: "is not a number of seconds" }).int().min(1).max(600).default(30),
  STRIPE_SECRET_KEY: z.string().min(1).optional(),
  STRIPE_WEBHOOK_SECRET: z.string().min(1).optional(),
  STRIPE_API_BASE: z.string().refine(isApiBase, "is not the address of a host alone, with https (http on localhost)").optional(),
  WEBHOOK_ALLOWED_ADDRESSES: z
    .string()
    .default("")
    .transform((list) => list.split(",").map((each) => each.trim()))
    .refine((list) => list.every((each) => each === "" || isIP(each) !== 0), "is not a list of IP addresses (10.1.2.3,fd00::5)")
    .transform((list) => list.filter((each) => each !== "")),
  AUDIT_YEARS_READ: years(10),
  AUDIT_YEARS_CHANGE: years(10),
  AUDIT_YEARS_SECURITY: years(2),
  AUDIT_YEARS_MINIMUM: years(1),
  METRICS_TOKEN: z.string().min(16, "has fewer than 16 characters").optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: "is not an http(s) address" }).optional(),
  OTEL_SERVICE_NAME: z.string().default("portail"),
  DEMO: flag,
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).optional(),
});

type Stripe = { readonly configured: false } | { readonly configured: true; readonly secretKey: string; readonly webhookSecret: string };

/** Everything that the environment decides, read once at start. Optional features are off, or on with all they need. */
export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  /** Where people reach the product; clinics live on `<slug>.` in front of its host. */
  readonly publicUrl: URL;
  /** How many proxies stand in front, each of which adds the address that it was called from. */
  readonly trustedProxies: number;
  /** Null in demo mode, where they are made once and kept in the data folder. */
  readonly secretKeys: string | null;
  readonly mailUrl: string;
  /** Null where no text messages can be sent: the portal then offers e-mail alone. */
  readonly textUrl: string | null;
  /** ISO codes of the countries whose numbers get text messages. */
  readonly smsCountries: readonly string[];
  /** How many text messages a clinic sends a day; beyond it codes go by e-mail where one is on file. */
  readonly smsDailyCap: number;
  /** Where uploaded files are kept: a folder, or a bucket. */
  readonly filesUrl: string;
  /** How many points an API consumer may spend a minute, whichever processes it calls. */
  readonly apiPointsPerMinute: number;
  /** How long a request may take; a batch may take twice as long. */
  readonly requestMs: number;
  /** How long a page waits for the data that it brings along: after that its app asks for them itself. */
  readonly pageMs: number;
  readonly stripe: Stripe;
  /** Where Stripe's API is, when it isn't at Stripe's: a simulator. */
  readonly stripeApiBase: URL | null;
  /** Where webhooks may go besides public addresses: in a demo to this machine, without TLS if need be. */
  readonly webhookTargets: WebhookTargets;
  /** How many years rows of the audit trail are kept, by their class. */
  readonly auditYears: Readonly<Record<"READ" | "CHANGE" | "SECURITY", number>>;
  /** Whoever brings it may read `/metrics`; null: nobody may, except in a demo. */
  readonly metricsToken: string | null;
  readonly traces: { readonly endpoint: URL | null; readonly service: string };
  readonly demo: boolean;
  readonly logLevel: string;
  /** Where demo mode keeps its secret keys and its consumer's token. */
  readonly dataFolder: string;
  /** Where `inbox:` puts its messages. */
  readonly inboxFolder: string;
  /** The built web apps and the documents that they may send. */
  readonly clientFolder: string;
}

/** The environment can't be used; the message is the one line to print. */
export class ConfigError extends Error {}

const demand = <T>(value: T | undefined, name: string, why: string): T => {
  if (value === undefined) throw new ConfigError(`${name} is missing: ${why}`);
  return value;
};

function readStripe(key: string | undefined, secret: string | undefined): Stripe {
  if (key === undefined && secret === undefined) return { configured: false };
  return {
    configured: true,
    secretKey: demand(key, "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET is set, and both are needed."),
    webhookSecret: demand(secret, "STRIPE_WEBHOOK_SECRET", "STRIPE_SECRET_KEY is set, and both are needed."),
  };
}

type Environment = z.infer<typeof environment>;

function readAuditYears(env: Environment): Config["auditYears"] {
  const { AUDIT_YEARS_MINIMUM: least } = env;
  for (const name of ["AUDIT_YEARS_READ", "AUDIT_YEARS_CHANGE", "AUDIT_YEARS_SECURITY"] as const)
    if (env[name] < least) throw new ConfigError(`${name} is less than the ${least} of AUDIT_YEARS_MINIMUM`);
  return { READ: env.AUDIT_YEARS_READ, CHANGE: env.AUDIT_YEARS_CHANGE, SECURITY: env.AUDIT_YEARS_SECURITY };
}

export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ""));
  const read = environment.safeParse(given);
  if (!read.success) {
    const issue = read.error.issues[0]!;
    throw new ConfigError(`${issue.path.join(".")} ${issue.message}`);
  }
  const env = read.data;
  if (env.DEMO && env.NODE_ENV === "production") throw new ConfigError("DEMO is set, and refused where NODE_ENV is production");
  const real = !env.DEMO;
  if (real && env.MAIL_URL?.startsWith("inbox:")) throw new ConfigError("MAIL_URL is inbox:, which is for demo mode only");
  if (real && env.TEXT_URL?.startsWith("inbox:")) throw new ConfigError("TEXT_URL is inbox:, which is for demo mode only");
  const publicUrl = real ? demand(env.PUBLIC_URL, "PUBLIC_URL", "the address at which people reach the portal.") : env.PUBLIC_URL;
  if (real && publicUrl && !/^https:|^http:\/\/([\w-]+\.)*localhost(:|\/|$)/.test(publicUrl))
    throw new ConfigError("PUBLIC_URL is not https, which cookies and patients rely on");
  return {
    port: env.PORT,
    databaseUrl: env.DATABASE_URL,
    publicUrl: new URL(publicUrl ?? `http://localhost:${env.PORT}`),
    trustedProxies: env.TRUSTED_PROXIES,
    secretKeys: real ? demand(env.SECRET_KEYS, "SECRET_KEYS", "at least one key of 32 random bytes.") : (env.SECRET_KEYS ?? null),
    mailUrl: real ? demand(env.MAIL_URL, "MAIL_URL", "smtp://… or ses:… for the messages to patients.") : (env.MAIL_URL ?? "inbox:"),
    textUrl: env.TEXT_URL ?? (real ? null : "inbox:"),
    smsCountries: env.SMS_COUNTRIES.split(",").map((code) => code.trim()),
    smsDailyCap: env.SMS_DAILY_CAP,
    filesUrl: env.FILES_URL,
    apiPointsPerMinute: env.API_POINTS_PER_MINUTE,
    requestMs: env.REQUEST_SECONDS * 1_000,
    pageMs: 300,
    stripe: readStripe(env.STRIPE_SECRET_KEY, env.STRIPE_WEBHOOK_SECRET),
    stripeApiBase: env.STRIPE_API_BASE === undefined ? null : new URL(env.STRIPE_API_BASE),
    webhookTargets: {
      plainHttp: env.DEMO,
      allowedAddresses: [...env.WEBHOOK_ALLOWED_ADDRESSES, ...(env.DEMO ? ["127.0.0.1", "::1"] : [])],
    },
    auditYears: readAuditYears(env),
    metricsToken: env.METRICS_TOKEN ?? null,
    traces: {
      endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined ? null : new URL(env.OTEL_EXPORTER_OTLP_ENDPOINT),
      service: env.OTEL_SERVICE_NAME,
    },
    demo: env.DEMO,
    logLevel: env.LOG_LEVEL ?? (env.DEMO ? "warn" : "info"),
    dataFolder: "data",
    inboxFolder: "data/inbox",
    clientFolder: "dist",
  };
}

/** The configuration of this process. */
export const loadConfig = (): Config => readConfig(process.env);

/** To be called before GraphQL is loaded, which looks once and is slower otherwise. */
export function enterProductionMode(): void {
  process.env["NODE_ENV"] = "production";
}
