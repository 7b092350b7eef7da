import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import express from "express";
import { getIntrospectionQuery } from "graphql";
import type { Config } from "../config.ts";
import { ConfigError, readConfig } from "../config.ts";
import { assemble } from "../start/assemble.ts";
import type { ApiClient, GraphQLAnswer } from "../testing/api-client.ts";
import { TestClinic } from "../testing/clinic.ts";
import { HttpClient } from "../testing/http-client.ts";
import type { Portail } from "../testing/portail.ts";
import { startPortail, trustedDocuments } from "../testing/portail.ts";
import { health } from "./health.ts";

let portail: Portail;
/** The same data, served as for real: documents are the web apps' own alone, and there is no inbox. */
let strict: Portail;
/** The same data behind TLS. */
let secure: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  strict = await startPortail({ beside: portail, config: { demo: false } });
  secure = await startPortail({ beside: portail, config: { publicUrl: new URL("https://localhost") } });
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(async () => {
  await strict.stop();
  await secure.stop();
  await portail.stop();
});

const json = { "content-type": "application/json", accept: "application/graphql-response+json" };
const asked = JSON.stringify({ query: "{ portal { open } }" });

const post = (body: string, headers: Readonly<Record<string, string>> = json, client: HttpClient = portail.browser()) =>
  client.send("/graphql", { method: "POST", headers, body });

const codeOf = (text: string): unknown => (JSON.parse(text) as Pick<GraphQLAnswer, "errors">).errors[0]?.extensions["code"];

describe("hosts", () => {
  test.each(["/", "/portal", "/admin", "/graphql", "/dev/inbox", "/portal/appointments/x/calendar.ics"])(
    "at an unknown host %s is a plain page of 404",
    async (path) => {
      for (const host of ["unknown.localhost", "evil.test", "a.demo.localhost"]) {
        const { status, headers, text } = await new HttpClient(portail.port, host).send(path);
        expect([status, headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
        expect(text).toContain("Aucune clinique à cette adresse. · There is no clinic at this address.");
        expect(text).not.toMatch(/<script|<style|unknown|evil/);
      }
    },
  );

  test("what a proxy or a client says beside the host names no other clinic", async () => {
    const headers = {
      ...json,
      "x-forwarded-host": "unknown.localhost",
      forwarded: "host=unknown.localhost",
      "x-host": "unknown.localhost",
    };
    expect((await post(asked, headers)).status).toBe(200);
    expect(
      (await post(asked, { ...headers, "x-forwarded-host": "demo.localhost" }, new HttpClient(portail.port, "evil.test"))).status,
    ).toBe(404);
  });
});

describe("liveness and readiness", () => {
  async function probe(database: Portail["database"], draining: boolean) {
    const server = createServer(express().use(health(database, { draining }))).listen(0);
    await once(server, "listening");
    try {
      const client = new HttpClient((server.address() as { port: number }).port, "localhost");
      return [(await client.send("/health")).status, (await client.send("/ready")).status];
    } finally {
      server.close();
      await once(server, "close");
    }
  }

  test("both are answered at any host", async () => {
    const client = new HttpClient(portail.port, "evil.test");
    expect([(await client.send("/health")).text, (await client.send("/ready")).text]).toEqual(['{"status":"ok"}', '{"status":"ready"}']);
  });

  test("while it drains a process lives and is not ready", async () => {
    expect(await probe(portail.database, true)).toEqual([200, 503]);
    expect(await probe(portail.database, false)).toEqual([200, 200]);
  });

  test("without its database a process lives and is not ready", async () => {
    const beside = await startPortail({ beside: portail });
    await beside.stop();
    expect(await probe(beside.database, false)).toEqual([200, 503]);
  });
});

describe("requests that other sites cause", () => {
  const own = (): string => `http://demo.localhost:${portail.port}`;

  test.each<[string, () => Record<string, string>, number]>([
    ["another site", () => ({ "sec-fetch-site": "cross-site" }), 403],
    ["another host of the same site", () => ({ "sec-fetch-site": "same-site" }), 403],
    ["another origin", () => ({ origin: "https://evil.test" }), 403],
    ["another clinic's origin", () => ({ origin: `http://maple.localhost:${portail.port}` }), 403],
    ["another port of the host", () => ({ origin: "http://demo.localhost:1" }), 403],
    ["an origin that is hidden", () => ({ origin: "null" }), 403],
    ["an origin that is none", () => ({ origin: "demo.localhost" }), 403],
    ["another origin that the browser says is ours", () => ({ "sec-fetch-site": "same-origin", origin: "https://evil.test" }), 403],
    ["our own origin", () => ({ "sec-fetch-site": "same-origin", origin: own() }), 200],
    ["an address that was typed", () => ({ "sec-fetch-site": "none" }), 200],
    ["a program", () => ({}), 200],
  ])("%s", async (_, headers, expected) => {
    const { status, text } = await post(asked, { ...json, ...headers() });
    expect(status).toBe(expected);
    if (expected === 403) expect([codeOf(text), text.includes("open")]).toEqual(["FORBIDDEN", false]);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql", ""])(
    "a body that a form could send (%p) is not read",
    async (type) => {
      const { status, text } = await post(asked, type === "" ? {} : { "content-type": type });
      expect([status, text.includes("open")]).toEqual([415, false]);
    },
  );
});

describe("POST /graphql alone", () => {
  test.each(["GET", "PUT", "DELETE", "PATCH", "OPTIONS"])("%s is refused as JSON, and told what is spoken", async (method) => {
    const { status, headers, text } = await portail.browser().send("/graphql?query={portal{open}}", { method });
    expect([status, headers.allow, codeOf(text)]).toEqual([405, "POST", "BAD_REQUEST"]);
  });

  test.each([
    ["a batch", `[${asked},${asked}]`, 400, "BAD_REQUEST"],
    ["an empty batch", "[]", 400, "BAD_REQUEST"],
    ["broken JSON", '{"query": "{ Desrochers', 400, "BAD_REQUEST"],
    ["a bare text", '"{ portal { open } }"', 400, "BAD_REQUEST"],
    ["no document", "{}", 400, "VALIDATION_FAILED"],
    ["a document that is no text", '{"query": 7}', 400, "VALIDATION_FAILED"],
    ["a document that can't be parsed", '{"query": "{ portal"}', 400, "GRAPHQL_PARSE_FAILED"],
    ["a field that is not there", '{"query": "{ portal { opem } }"}', 400, "GRAPHQL_VALIDATION_FAILED"],
    [
      "two authentication fields",
      '{"query": "mutation { a: signOut { signedOut } b: signInStaff(input: {}) { errors { code } } c: signInStaff(input: {}) { errors { code } } }"}',
      400,
      "BAD_REQUEST",
    ],
    [
      "more than a form's worth",
      JSON.stringify({ query: "{ portal { open } }", variables: { x: "a".repeat(70_000) } }),
      413,
      "BAD_REQUEST",
    ],
  ])("%s is refused as JSON with a code and the request's id", async (_, body, expected, code) => {
    const { status, headers, text } = await post(body);
    expect([status, codeOf(text)]).toEqual([expected, code]);
    expect(headers["content-type"]).toMatch(/^application\/(graphql-response\+)?json/);
    const { errors } = JSON.parse(text) as Pick<GraphQLAnswer, "errors">;
    expect(errors[0]!.extensions["requestId"]).toBe(headers["x-request-id"]);
    expect(text).not.toMatch(/Desrochers|Did you mean|node_modules|\bat \//);
  });

  test("a program may send a batch's worth, once it is known whose it is", async () => {
    const body = JSON.stringify({ query: "{ portal { open } }", variables: { x: "a".repeat(200_000) } });
    expect((await post(body, { ...json, authorization: `Bearer ${clinic.token}` })).status).toBe(200);
    expect((await post(body, { ...json, authorization: "Bearer portail_wrong" })).status).toBe(401);
    expect((await post(body)).status).toBe(413);
  });

  test("answers are never kept", async () => {
    for (const client of [portail.browser(), strict.browser()])
      expect((await post(asked, json, client)).headers["cache-control"]).toBe("no-store");
  });
});

describe("a fault that nobody expected", () => {
  const rename = (from: string, to: string) => portail.database.source.query(`ALTER TABLE ${from} RENAME TO ${to}`);

  test("is answered with a code and the request's id alone, and logged without its message", async () => {
    await rename("portal_settings", "mislaid");
    let answer: Awaited<ReturnType<typeof post>>;
    try {
      answer = await post(asked);
    } finally {
      await rename("mislaid", "portal_settings");
    }
    const requestId = answer.headers["x-request-id"];
    const { errors, data } = JSON.parse(answer.text) as GraphQLAnswer;
    expect(data).toBeNull();
    expect(errors).toEqual([
      expect.objectContaining({
        message: "Une erreur imprévue est survenue.",
        path: ["portal"],
        extensions: { code: "INTERNAL", requestId },
      }),
    ]);
    expect(answer.text).not.toMatch(/portal_settings|SELECT|no such table|doesn't exist|ER_|SQLITE|typeorm|stack/i);
    const line = portail
      .log()
      .split("\n")
      .find((logged) => logged.includes("graphql.fault"))!;
    expect(JSON.parse(line)).toMatchObject({ requestId, clinic: "demo" });
    expect(line).not.toMatch(/SELECT|no such table|doesn't exist/);
    expect((await post(asked)).status).toBe(200);
  });
});

describe("headers", () => {
  const closed = ["frame-ancestors 'none'"];
  const pages: [string, readonly string[], string][] = [
    ["/portal", ["frame-ancestors 'self'"], "SAMEORIGIN"],
    ["/portail", ["frame-ancestors 'self'"], "SAMEORIGIN"],
    ["/portail/rendez-vous", ["frame-ancestors 'self'"], "SAMEORIGIN"],
    ["/admin", [...closed, "frame-src 'self'"], "DENY"],
    ["/admin/settings/portal", [...closed, "frame-src 'self'"], "DENY"],
    ["/portal/appointments/nothing/calendar.ics", closed, "DENY"],
    ["/graphql", closed, "DENY"],
    ["/docs", closed, "DENY"],
    ["/docs/schema.json", closed, "DENY"],
    ["/health", closed, "DENY"],
    ["/assets/app-1a2b3c.js", closed, "DENY"],
    ["/uploads/portal-background-image", closed, "DENY"],
    ["/files/portal-background-image/nothing.webp", closed, "DENY"],
    ["/dev/inbox.json", closed, "DENY"],
    ["/", closed, "DENY"],
    ["/nothing", closed, "DENY"],
  ];

  test.each(pages)("%s is safe to open; only the product's own pages show the portal in a frame", async (path, framing, frameOptions) => {
    const { headers } = await portail.browser().send(path);
    expect(String(headers["content-security-policy"]).split(";").toSorted()).toEqual(
      [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
        ...framing,
      ].toSorted(),
    );
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": frameOptions,
      "referrer-policy": "no-referrer",
    });
    expect(headers["x-request-id"]).toMatch(/^[0-9A-Z]{26}$/);
    expect(headers["x-powered-by"]).toBeUndefined();
    expect(headers["strict-transport-security"]).toBeUndefined();
  });

  test("behind TLS a browser is told to stay there", async () => {
    const { headers } = await secure.browser().send("/portal");
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(headers["content-security-policy"]).toContain("upgrade-insecure-requests");
  });
});

describe("pages and assets", () => {
  test.each([
    ["/portal", "portal"],
    ["/portail", "portal"],
    ["/portail/appointments/x", "portal"],
    ["/admin", "admin"],
    ["/admin/settings", "admin"],
    ["/docs", "docs"],
    ["/docs/types/Patient", "docs"],
  ])("%s is the page of the %s, not kept, in the clinic's language or the one that was chosen", async (path, app) => {
    const { status, headers, text } = await portail.browser().send(path);
    expect([status, headers["cache-control"]]).toEqual([200, "no-cache"]);
    expect(text).toContain(`<html lang="fr-CA"><head><title>${app}</title>`);
    expect((await portail.browser().send(path, { headers: { cookie: "portail_locale=en" } })).text).toContain('<html lang="en-CA">');
    expect((await portail.browser().send(path, { headers: { "accept-language": "en-CA" } })).text).toContain('<html lang="en-CA">');
  });

  test("the front door leads to the portal, and an unknown path is a plain page", async () => {
    const { status, headers } = await portail.browser().send("/");
    expect([status, headers.location]).toEqual([302, "/portail"]);
    const nowhere = await portail.browser().send("/<script>alert(1)</script>");
    expect([nowhere.status, nowhere.text.includes("alert")]).toEqual([404, false]);
  });

  test("an asset is kept for good, and one that is not there is none", async () => {
    const { status, headers, text } = await portail.browser().send("/assets/app-1a2b3c.js");
    expect([status, headers["cache-control"], text]).toEqual([200, "public, max-age=31536000, immutable", "export {};"]);
    expect((await portail.browser().send("/assets/app-none.js")).status).toBe(404);
  });

  test.each([
    "/assets/../../persisted-documents.json",
    "/assets/%2e%2e/%2e%2e/persisted-documents.json",
    "/assets/..%2f..%2fpersisted-documents.json",
    "/assets//etc/passwd",
    "/assets/%00",
    "/assets/",
  ])("%s leads nowhere", async (path) => {
    const { status, text } = await portail.browser().send(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/Trusted|root:|ENOENT|Error/);
  });

  test("what the documentation shows is asked for once, and gives the demo's token in the demo alone", async () => {
    for (const [at, demo] of [
      [portail, true],
      [strict, false],
    ] as const) {
      const { status, headers, text } = await at.browser().send("/docs/schema.json");
      expect([status, headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
      const described = JSON.parse(text) as { demo: boolean; operations: { name: string; who: object }[] };
      expect(described.demo).toBe(demo);
      expect(described.operations.find(({ name }) => name === "upsertPatients")!.who).toMatchObject({
        anybody: false,
        consumers: [["PATIENTS_WRITE"]],
      });
      const again = await at.browser().send("/docs/schema.json", { headers: { "if-none-match": String(headers.etag) } });
      expect([again.status, again.text]).toEqual([304, ""]);
      await writeFile(path.join(at.folder, "demo-api-tokens.json"), JSON.stringify({ demo: "portail_demo", maple: "portail_maple" }));
      expect((await at.browser().send("/docs/demo-token.json")).text.includes("portail_")).toBe(demo);
    }
    expect((await portail.browser().send("/docs/demo-token.json")).text).toBe('{"token":"portail_demo"}');
  });

  test("the development inbox is there in the demo and nowhere else", async () => {
    expect((await portail.browser().send("/dev/inbox.json")).status).toBe(200);
    expect((await strict.browser().send("/dev/inbox.json")).status).toBe(404);
    expect((await strict.browser().send("/dev/inbox")).status).toBe(404);
  });
});

describe("documents where the product is for real", () => {
  const own = "{ portal { open registrationOpen } }";
  const [hash] = Object.keys(trustedDocuments);

  const at = (from: ApiClient): ApiClient => {
    const browser = strict.browser();
    for (const [name, value] of from.cookies) browser.cookies.set(name, value);
    return browser;
  };

  test("people run the web apps' own alone, whoever is signed in", async () => {
    const patient = at(await clinic.signInPatient(await clinic.patient()));
    for (const client of [strict.browser(), patient, at(await clinic.staff("DESK")), at(await clinic.staff("SUPPORT"))]) {
      const { status, data, errors } = await client.run(own);
      expect([status, data, errors[0]?.extensions["code"]]).toEqual([403, null, "FORBIDDEN"]);
      const trusted = await client.post({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
      expect([trusted.status, trusted.data]).toEqual([200, { portal: { open: true } }]);
      expect((await client.post({ query: trustedDocuments[hash!] })).data).toEqual({ portal: { open: true } });
    }
  });

  test("an unknown hash is refused to everybody", async () => {
    const sent = { extensions: { persistedQuery: { version: 1, sha256Hash: "f".repeat(64) } } };
    const { status, errors } = await strict.browser().post(sent);
    expect([status, errors[0]?.extensions["code"]]).toEqual([400, "VALIDATION_FAILED"]);
  });

  test("anybody may ask about the schema, and about nothing else along with it", async () => {
    expect((await strict.browser().data(getIntrospectionQuery())).__schema.types.length).toBeGreaterThan(50);
    expect(await strict.browser().refusal("{ __typename portal { open } }")).toEqual(["FORBIDDEN"]);
  });

  test("programs run any within the limits", async () => {
    const program = strict.program(clinic.token);
    expect((await program.data(own)).portal).toEqual({ open: true, registrationOpen: false });
    const aliases = Array.from({ length: 31 }, (_, index) => `a${index}: open`).join(" ");
    expect(await program.refusal(`{ portal { ${aliases} } }`)).toEqual(["RATE_LIMITED"]);
  });
});

describe("a database that can't be used at start is one line that names it without its password", () => {
  const config: Config = readConfig({ DEMO: "1", SECRET_KEYS: "ab".repeat(32) });

  test.each([
    [
      "mariadb://portail:hunter2@127.0.0.1:1/portail",
      "The database mariadb://portail@127.0.0.1:1/portail can't be reached (ECONNREFUSED).",
    ],
    ["mysql://portail:hunter2@127.0.0.1:1/portail", "The database mysql://portail@127.0.0.1:1/portail can't be reached (ECONNREFUSED)."],
    ["sqlite:/dev/null/portail.db", "The database sqlite:/dev/null/portail.db can't be reached (EEXIST)."],
    ["sqlite:/dev", "The database sqlite:/dev can't be reached (no answer)."],
    ["sqlite:/etc/hostname", "The database sqlite:/etc/hostname can't be reached (SQLITE_NOTADB)."],
    ["postgres://portail:hunter2@127.0.0.1/portail", expect.stringMatching(/^The database URL must look like /) as never],
  ])("%s", async (databaseUrl, line) => {
    const failed = await assemble({ ...config, databaseUrl }).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(ConfigError);
    const { message } = failed as ConfigError;
    expect(message).toEqual(line);
    expect(message).not.toMatch(/\n|hunter2/);
  });
});
