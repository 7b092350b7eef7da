import { GraphQLError } from "graphql";
import { Fault } from "../kernel/fault.ts";
import { formatError, isUnexpected } from "./format-error.ts";

const within = (originalError: Error): GraphQLError => new GraphQLError(originalError.message, { originalError, path: ["viewer"] });

const formatted = (error: unknown, shown: { message: string; code?: string }, locale: "fr" | "en" = "en") =>
  formatError(
    { message: shown.message, ...(shown.code && { extensions: { code: shown.code, stacktrace: ["at secret.ts"] } }) },
    error,
    locale,
    "R1",
  );

describe("a refusal that was thrown on purpose", () => {
  test.each([
    ["UNAUTHENTICATED", "Nobody is signed in.", "Personne n'est en session."],
    ["FORBIDDEN", "You don't have the right to.", "Vous n'en avez pas le droit."],
    ["NOT_FOUND", "Not found.", "Introuvable."],
    ["RATE_LIMITED", "This request exceeds a limit.", "Cette demande dépasse une limite."],
    ["VALIDATION_FAILED", "This value is not accepted.", "Cette valeur n'est pas acceptée."],
  ] as const)("%s leaves with its code, in the language of the request", (code, en, fr) => {
    const error = within(new Fault(code));
    expect(formatted(error, { message: code, code: "INTERNAL_SERVER_ERROR" })).toEqual({
      message: en,
      extensions: { code, requestId: "R1" },
    });
    expect(formatted(error, { message: code }, "fr").message).toBe(fr);
    expect(isUnexpected(error)).toBe(false);
  });
});

describe("what nobody expected", () => {
  const surprise = new TypeError("SELECT * FROM patients WHERE name = 'Ève' at /srv/x.ts");

  test.each([
    ["thrown by a resolver", within(surprise), "INTERNAL_SERVER_ERROR"],
    ["thrown bare", surprise, undefined],
    [
      "that pretends a code of the protocol",
      within(Object.assign(new Error("secret"), { extensions: { code: "BAD_REQUEST" } })),
      "BAD_REQUEST",
    ],
    ["that pretends to be forbidden", within(new Error("secret")), "FORBIDDEN"],
    ["that is no error", "secret", undefined],
  ])("%s is masked and counts as unexpected", (_, error, code) => {
    const answer = formatted(error, { message: "SELECT * FROM patients", ...(code && { code }) });
    expect(answer).toEqual({ message: "Something unexpected went wrong.", extensions: { code: "INTERNAL", requestId: "R1" } });
    expect(isUnexpected(error)).toBe(true);
  });

  test("an error of GraphQL without a code, or with one that is not ours, is masked too", () => {
    for (const code of [undefined, "INTERNAL_SERVER_ERROR", "PERSISTED_QUERY_NOT_FOUND", "constructor"])
      expect(formatted(new GraphQLError("x"), { message: "x", ...(code && { code }) }).extensions).toEqual({
        code: "INTERNAL",
        requestId: "R1",
      });
  });
});

describe("what is wrong with the caller's own document", () => {
  test.each([
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "OPERATION_RESOLUTION_FAILURE",
    "BAD_REQUEST",
    "RATE_LIMITED",
    "VALIDATION_FAILED",
    "FORBIDDEN",
  ])("%s is said in its own words, without hints and inner extensions", (code) => {
    const message = 'Cannot query field "nam" on type "Portal". Did you mean "name" or "open"?';
    expect(formatted(new GraphQLError(message), { message, code })).toEqual({
      message: 'Cannot query field "nam" on type "Portal".',
      extensions: { code, requestId: "R1" },
    });
  });

  test("places in the document and in the answer are kept", () => {
    const error = new GraphQLError("x");
    const answer = formatError(
      { message: "x", locations: [{ line: 2, column: 3 }], path: ["a", 0], extensions: { code: "BAD_REQUEST" } },
      error,
      "en",
      "R1",
    );
    expect(answer).toMatchObject({ locations: [{ line: 2, column: 3 }], path: ["a", 0] });
  });
});

describe("a value that a variable can't have", () => {
  const cases: [string, unknown][] = [
    ['Variable "$input" got invalid value "X" at "input.status"; Value "X" does not exist in "S" enum.', ["input", "status"]],
    ['Variable "$input" got invalid value "X" at "input.patients[3].sex"; Value "X" does not exist.', ["input", "patients", "3", "sex"]],
    ['Variable "$form" got invalid value "X" at "form.a[0][12].b_c"; No.', ["form", "a", "0", "12", "b_c"]],
    ['Variable "$input" got invalid value { a: 1 }; Field "version" of required type "Int!" was not provided.', ["input"]],
    ['Variable "$input" got invalid value "x at \\"input.fake\\"; y" at "input.real"; No.', ["input", "real"]],
    ['Variable "$input" got invalid value "line\nbreak" at "input.note"; No.', ["input", "note"]],
    ['Argument "first" has invalid value "x".', undefined],
  ];

  test.each(cases)("%s", (message, path) => {
    const { extensions } = formatted(new GraphQLError(message), { message, code: "BAD_USER_INPUT" });
    expect(extensions).toEqual({ code: "VALIDATION_FAILED", ...(path !== undefined && { path }), requestId: "R1" });
  });
});
