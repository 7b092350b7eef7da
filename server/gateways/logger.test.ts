import { QueryFailedError } from "typeorm";
import { createLogger, type Logger, type LogFields } from "./logger.ts";

const secrets = ["Marie", "Tremblay", "marie@example.ca", "12345678", "TREM80123456", "+15145550142"];

function listen(level = "debug"): {
  readonly logger: Logger;
  readonly lines: () => Record<string, unknown>[];
  readonly text: () => string;
} {
  const written: string[] = [];
  const logger = createLogger({ level, destination: { write: (line: string) => void written.push(line) } });
  return { logger, text: () => written.join(""), lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

/** What a careless caller could pass, past the compiler. */
const careless = (value: unknown): LogFields => value as LogFields;

test("a line has its time, level, event and fields, and nothing about the machine", () => {
  const { logger, lines } = listen();
  logger.info("request.answered", { clinic: "demo", method: "POST", route: "/graphql", status: 200, durationMs: 4.2 });
  expect(lines()).toEqual([
    {
      level: "info",
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      clinic: "demo",
      method: "POST",
      route: "/graphql",
      status: 200,
      durationMs: 4.2,
      event: "request.answered",
    },
  ]);
});

test("a child's fields are on all its lines, and are an allow-list too", () => {
  const { logger, lines, text } = listen();
  const child = logger.child(careless({ requestId: "01JQ8ZV5K3T9W2M4N6P8R0S1X7", patient: "Marie" })).child({ clinic: "demo" });
  child.warn("sign-in.refused", { code: "OTP_INVALID" });
  expect(lines()[0]).toMatchObject({ requestId: "01JQ8ZV5K3T9W2M4N6P8R0S1X7", clinic: "demo", code: "OTP_INVALID" });
  expect(text()).not.toContain("Marie");
});

test("the level holds", () => {
  const { logger, lines } = listen("warn");
  logger.info("server.started");
  logger.child({ clinic: "demo" }).error("server.failed");
  expect(lines().map(({ event }) => event)).toEqual(["server.failed"]);
});

describe("no part of a patient comes out", () => {
  const circular: Record<string, unknown> = { name: "Marie" };
  circular["self"] = circular;
  const calls: [string, (logger: Logger) => void][] = [
    ...secrets.flatMap((secret): [string, (logger: Logger) => void][] => [
      [`${secret} as the event`, (logger) => logger.info(secret)],
      [`${secret} in the event`, (logger) => logger.info(`Signed in: ${secret}`)],
      [
        `${secret} in a field of its own`,
        (logger) =>
          logger.info(
            "a.b",
            careless({ patient: secret, to: secret, email: secret, msg: secret, err: secret, event: secret, level: secret }),
          ),
      ],
      [
        `${secret} nested`,
        (logger) =>
          logger.info("a.b", careless({ request: { body: [{ secret }] }, requestId: { secret }, code: [secret], route: [secret] })),
      ],
      [`${secret} as the fields`, (logger) => logger.info("a.b", careless(secret))],
      [`${secret} as an array of fields`, (logger) => logger.info("a.b", careless([secret]))],
      [
        `${secret} as a code or an id`,
        (logger) =>
          logger.info("a.b", {
            code: secret,
            errorCode: `${secret}!`,
            requestId: secret,
            jobId: secret,
            route: `/${secret}`,
            kind: secret.toLowerCase(),
            databaseHost: secret,
            databaseHostBefore: `portail:${secret}@db1:3306`,
          }),
      ],
      [
        `${secret} as a number`,
        (logger) => logger.info("a.b", { status: Number(secret), durationMs: Number(secret), count: Number(secret) }),
      ],
      [`${secret} in an error's message`, (logger) => logger.error("a.b", {}, new Error(`no such patient: ${secret}`))],
      [
        `${secret} in a message of several lines`,
        (logger) => logger.error("a.b", {}, new Error(`x\n    at ${secret} (/a.ts:1:1)\n    at f (/${secret}:1:1)`)),
      ],
      [`${secret} thrown by itself`, (logger) => logger.error("a.b", {}, secret)],
      [`${secret} thrown as an object`, (logger) => logger.error("a.b", {}, { message: secret, stack: secret })],
      [`${secret} in the cause`, (logger) => logger.error("a.b", {}, new Error("x", { cause: new Error(secret) }))],
      [
        `${secret} in the error's own fields`,
        (logger) =>
          logger.error(
            "a.b",
            {},
            Object.assign(new Error("x"), { code: `${secret} `, errors: [secret], response: secret, name: `${secret} ` }),
          ),
      ],
      [
        `${secret} in SQL parameters`,
        (logger) =>
          logger.error(
            "a.b",
            {},
            new QueryFailedError(
              `SELECT '${secret}'`,
              [secret],
              Object.assign(new Error(`Duplicate entry '${secret}'`), { code: "ER_DUP_ENTRY" }),
            ),
          ),
      ],
      [
        `${secret} in a message changed later`,
        (logger) => {
          const error = new Error(`first\n    at ${secret} (/a.ts:1:1)`);
          error.message = "second";
          logger.error("a.b", {}, error);
        },
      ],
      [
        `${secret} as an error among the fields`,
        (logger) => logger.info("a.b", careless({ err: new Error(secret), error: new Error(secret), code: new Error(secret) })),
      ],
      [
        `${secret} through toJSON`,
        (logger) => logger.info("a.b", careless({ code: { toJSON: () => secret }, toJSON: () => ({ code: secret }) })),
      ],
    ]),
    ["a circular object", (logger) => logger.info("a.b", careless(circular))],
  ];
  test.each(calls)("%s", (_, call) => {
    const { logger, text } = listen();
    call(logger);
    expect(text()).not.toBe("");
    for (const secret of secrets) expect(text()).not.toContain(secret);
  });
});

describe("an error", () => {
  test("is known by its name, its code and where it was thrown", () => {
    const { logger, lines } = listen();
    logger.error(
      "job.failed",
      { jobId: "01JQ8ZV5K3T9W2M4N6P8R0S1X7", attempt: 3 },
      Object.assign(new TypeError("secret"), { code: "SMTP_550" }),
    );
    expect(lines()[0]).toMatchObject({ errorName: "TypeError", errorCode: "SMTP_550", attempt: 3, event: "job.failed" });
    expect(lines()[0]?.["stack"]).toContainEqual(expect.stringMatching(/^at .*logger\.test\.ts:\d+:\d+\)?$/));
  });

  test("of the database has the driver's code", () => {
    const { logger, lines } = listen();
    const driverError = Object.assign(new Error("Duplicate entry 'marie'"), { code: "ER_DUP_ENTRY" });
    logger.error("job.failed", {}, new QueryFailedError("INSERT", [], driverError));
    expect(lines()[0]).toMatchObject({ errorName: "QueryFailedError", errorCode: "ER_DUP_ENTRY" });
  });
});

test.each(["db1:3306", "db-1.clinic.internal:3307", "10.0.0.12:3306", "[fd00::5]:3306"])(
  "a database's host may be told: %s",
  (databaseHost) => {
    const { logger, lines } = listen();
    logger.warn("database.failed-over", { databaseHost, databaseHostBefore: databaseHost, kind: "DOWN" });
    expect(lines()[0]).toMatchObject({ databaseHost, databaseHostBefore: databaseHost, kind: "DOWN" });
  },
);
