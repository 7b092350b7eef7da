import { ConfigError, readConfig } from "./config.ts";

const real = {
  PUBLIC_URL: "https://portail.example",
  SECRET_KEYS: "a".repeat(64),
  MAIL_URL: "smtp://user:hunter2@smtp.example:587?from=a@portail.example",
};
const demo = { DEMO: "1" };

const refusal = (variables: Readonly<Record<string, string | undefined>>): string => {
  try {
    readConfig(variables);
    return "accepted";
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message;
  }
};

test("the demo needs nothing", () => {
  const config = readConfig(demo);
  expect({ ...config, publicUrl: config.publicUrl.href }).toMatchObject({
    port: 4000,
    databaseUrl: "sqlite:data/portail.db",
    publicUrl: "http://localhost:4000/",
    secretKeys: null,
    mailUrl: "inbox:",
    textUrl: "inbox:",
    filesUrl: "file:data/files",
    stripe: { configured: false },
    demo: true,
    logLevel: "warn",
  });
});

test("text messages go to Canada and the United States, two thousand a day, unless told otherwise", () => {
  expect(readConfig(demo)).toMatchObject({ smsCountries: ["CA", "US"], smsDailyCap: 2_000 });
  const given = { SMS_COUNTRIES: "CA, FR", SMS_DAILY_CAP: "0" };
  expect(readConfig({ ...demo, ...given })).toMatchObject({ smsCountries: ["CA", "FR"], smsDailyCap: 0 });
  expect(refusal({ ...demo, SMS_COUNTRIES: "Canada" })).toBe("SMS_COUNTRIES is not a list of country codes (CA,US)");
  expect(refusal({ ...demo, SMS_DAILY_CAP: "many" })).toBe("SMS_DAILY_CAP is not a number of text messages");
});

test("the demo takes what it is given", () => {
  const given = { PORT: "4100", DATABASE_URL: "sqlite:x.db", PUBLIC_URL: "http://portail.test:4100", SECRET_KEYS: "k", LOG_LEVEL: "debug" };
  const config = readConfig({ ...demo, ...given, MAIL_URL: "smtp://localhost:25" });
  expect(config).toMatchObject({
    port: 4100,
    databaseUrl: "sqlite:x.db",
    secretKeys: "k",
    mailUrl: "smtp://localhost:25",
    logLevel: "debug",
  });
  expect(config.publicUrl.host).toBe("portail.test:4100");
  expect(readConfig({ ...demo, PORT: "4100" }).publicUrl.href).toBe("http://localhost:4100/");
});

test("the real thing has no demo features: no text messages to an inbox, no inbox for mail, no keys of its own making", () => {
  const config = readConfig({ ...real, NODE_ENV: "production" });
  expect(config).toMatchObject({ demo: false, textUrl: null, mailUrl: real.MAIL_URL, secretKeys: real.SECRET_KEYS, logLevel: "info" });
});

test("Amazon takes the messages where it is told to", () => {
  const amazon = { MAIL_URL: "ses:ca-central-1?from=a@portail.example", TEXT_URL: "sns:ca-central-1" };
  for (const surroundings of [demo, { ...real, NODE_ENV: "production" }]) {
    expect(readConfig({ ...surroundings, ...amazon })).toMatchObject({ mailUrl: amazon.MAIL_URL, textUrl: amazon.TEXT_URL });
  }
});

test("an empty value is one that is missing", () => {
  expect(readConfig({ ...demo, PORT: "", PUBLIC_URL: "", STRIPE_SECRET_KEY: "" })).toEqual(readConfig(demo));
  expect(refusal({ ...real, SECRET_KEYS: "" })).toMatch(/^SECRET_KEYS is missing/);
});

describe("Stripe is off, or on with all it needs", () => {
  test("both values switch it on", () => {
    const { stripe } = readConfig({ ...real, STRIPE_SECRET_KEY: "sk", STRIPE_WEBHOOK_SECRET: "whsec" });
    expect(stripe).toEqual({ configured: true, secretKey: "sk", webhookSecret: "whsec" });
  });

  test.each([
    ["STRIPE_SECRET_KEY", { STRIPE_WEBHOOK_SECRET: "hunter2" }],
    ["STRIPE_WEBHOOK_SECRET", { STRIPE_SECRET_KEY: "hunter2" }],
  ])("without %s the start is refused", (name, variables) => {
    expect(refusal({ ...demo, ...variables })).toMatch(new RegExp(`^${name} is missing: `));
  });
});

test.each([
  ["https://stripe-double.example", "https://stripe-double.example/"],
  ["http://localhost:12111", "http://localhost:12111/"],
  ["http://127.0.0.1:12111/", "http://127.0.0.1:12111/"],
  ["http://[::1]:12111", "http://[::1]:12111/"],
])("STRIPE_API_BASE may be %s", (given, href) => {
  expect(readConfig({ ...demo, STRIPE_API_BASE: given }).stripeApiBase?.href).toBe(href);
  expect(readConfig(demo).stripeApiBase).toBeNull();
});

test("webhooks leave the machine's own network alone, but for addresses that are named; a demo may call itself", () => {
  const WEBHOOK_ALLOWED_ADDRESSES = "10.1.2.3, fd00::5";
  expect(readConfig(real).webhookTargets).toEqual({ plainHttp: false, allowedAddresses: [] });
  expect(readConfig({ ...real, WEBHOOK_ALLOWED_ADDRESSES }).webhookTargets.allowedAddresses).toEqual(["10.1.2.3", "fd00::5"]);
  expect(readConfig(demo).webhookTargets).toEqual({ plainHttp: true, allowedAddresses: ["127.0.0.1", "::1"] });
});

describe("a wrong or missing value stops the start with one line that names it and does not repeat it", () => {
  test.each<[string, Record<string, string | undefined>]>([
    ["PORT", { ...demo, PORT: "hunter2" }],
    ["PORT", { ...demo, PORT: "-1" }],
    ["PORT", { ...demo, PORT: "65536" }],
    ["PORT", { ...demo, PORT: "4000.5" }],
    ["PUBLIC_URL", { ...demo, PUBLIC_URL: "hunter2" }],
    ["PUBLIC_URL", { ...demo, PUBLIC_URL: "ftp://hunter2.example" }],
    ["PUBLIC_URL", { ...real, PUBLIC_URL: undefined }],
    ["PUBLIC_URL", { ...real, PUBLIC_URL: "http://hunter2.example" }],
    ["SECRET_KEYS", { ...real, SECRET_KEYS: undefined }],
    ["MAIL_URL", { ...real, MAIL_URL: undefined }],
    ["MAIL_URL", { ...real, MAIL_URL: "imap://user:hunter2@mail.example" }],
    ["MAIL_URL", { ...real, MAIL_URL: "inbox:" }],
    ["TEXT_URL", { ...demo, TEXT_URL: "http://hunter2.example" }],
    ["TEXT_URL", { ...real, TEXT_URL: "inbox:" }],
    ["FILES_URL", { ...demo, FILES_URL: "hunter2" }],
    ["FILES_URL", { ...real, FILES_URL: "http://hunter2.example" }],
    ["WEBHOOK_ALLOWED_ADDRESSES", { ...demo, WEBHOOK_ALLOWED_ADDRESSES: "10.0.0.0/8" }],
    ["WEBHOOK_ALLOWED_ADDRESSES", { ...real, WEBHOOK_ALLOWED_ADDRESSES: "10.1.2.3,hunter2" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "hunter2" }],
    ["STRIPE_API_BASE", { ...real, STRIPE_API_BASE: "http://hunter2.example" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "http://localhost.hunter2.example" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "ftp://localhost" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "https://user:hunter2@stripe.example" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "https://stripe.example/hunter2" }],
    ["STRIPE_API_BASE", { ...demo, STRIPE_API_BASE: "https://stripe.example?hunter2" }],
    ["DEMO", { ...real, DEMO: "yes" }],
    ["DEMO", { ...real, DEMO: "true" }],
    ["DEMO", { ...demo, NODE_ENV: "production" }],
    ["LOG_LEVEL", { ...demo, LOG_LEVEL: "hunter2" }],
  ])("%s: %p", (name, variables) => {
    const line = refusal(variables);
    expect(line).toMatch(new RegExp(`^${name} `));
    expect(line).not.toMatch(/\n|hunter2/);
  });
});

test("the audit trail is kept for years, and for none less than the minimum", () => {
  expect(readConfig(demo).auditYears).toEqual({ READ: 10, CHANGE: 10, SECURITY: 2 });
  expect(readConfig({ ...demo, AUDIT_YEARS_READ: "15", AUDIT_YEARS_SECURITY: "1" }).auditYears).toEqual({
    READ: 15,
    CHANGE: 10,
    SECURITY: 1,
  });
  expect(refusal({ ...demo, AUDIT_YEARS_MINIMUM: "3" })).toBe("AUDIT_YEARS_SECURITY is less than the 3 of AUDIT_YEARS_MINIMUM");
  expect(refusal({ ...demo, AUDIT_YEARS_READ: "soon" })).toBe("AUDIT_YEARS_READ is not a number of years");
  expect(refusal({ ...demo, AUDIT_YEARS_READ: "0" })).toMatch(/^AUDIT_YEARS_READ /);
});
