import { toGlobalId } from "../../../graphql/global-id.ts";
import { readClaims } from "./signed-token-claims.ts";

const now = new Date("2026-03-14T12:00:00.000Z");
const seconds = now.getTime() / 1000;
const audience = "https://laurier.portail.example/graphql";
const id = "01KBSAMP1E0000000000000001";
const right = { iss: toGlobalId("ApiConsumer", id), aud: audience, iat: seconds, exp: seconds + 900, jti: "a".repeat(16) };

const read = (claims: Record<string, unknown>) => readClaims({ ...right, ...claims }, { audience, now });

test("a token that says all of it is taken", () => {
  expect(read({})).toEqual({ consumerId: id, tokenId: right.jti, expiresAt: new Date((seconds + 900) * 1000) });
});

test.each<[string, Record<string, unknown>]>([
  ["fifteen minutes, from a clock that is a minute ahead", { iat: seconds + 60, exp: seconds + 960 }],
  ["begun before, and not over", { iat: seconds - 899, exp: seconds + 1 }],
  ["valid from now", { nbf: seconds }],
  ["valid within a minute", { nbf: seconds + 60 }],
  ["for one audience in a list", { aud: [audience] }],
  ["with a long jti", { jti: "~".repeat(64) }],
  ["with claims of its own", { sub: "x", scope: "PORTAL_SETTINGS" }],
])("taken: %s", (_, claims) => expect(read(claims)).not.toBeNull());

test.each<[string, Record<string, unknown>]>([
  ["no issuer", { iss: undefined }],
  ["an issuer that is no consumer", { iss: toGlobalId("StaffMember", id) }],
  ["an issuer's bare id", { iss: id }],
  ["an issuer in a list", { iss: [right.iss] }],
  ["no audience", { aud: undefined }],
  ["another clinic", { aud: "https://maple.portail.example/graphql" }],
  ["another scheme", { aud: "http://laurier.portail.example/graphql" }],
  ["the host alone", { aud: "https://laurier.portail.example" }],
  ["a path behind it", { aud: `${audience}/` }],
  ["several audiences", { aud: [audience, "https://other.example"] }],
  ["no audience in a list", { aud: [] }],
  ["no expiry", { exp: undefined }],
  ["no beginning", { iat: undefined }],
  ["over now", { iat: seconds - 300, exp: seconds }],
  ["over a second ago", { iat: seconds - 300, exp: seconds - 1 }],
  ["a second too long", { exp: seconds + 901 }],
  ["too long, in the past", { iat: seconds - 3600, exp: seconds + 1 }],
  ["an hour", { exp: seconds + 3600 }],
  ["from the future", { iat: seconds + 61, exp: seconds + 300 }],
  ["valid later", { nbf: seconds + 61 }],
  ["over before it begins", { iat: seconds + 50, exp: seconds + 40 }],
  ["an expiry in words", { exp: String(seconds + 300) }],
  ["a beginning in words", { iat: String(seconds) }],
  ["an endless expiry", { exp: Infinity }],
  ["a beginning of all times", { iat: -Infinity }],
  ["nbf in words", { nbf: "now" }],
  ["nbf of nothing", { nbf: null }],
  ["no jti", { jti: undefined }],
  ["a short jti", { jti: "a".repeat(15) }],
  ["a long jti", { jti: "a".repeat(65) }],
  ["a jti with a space", { jti: `${"a".repeat(16)} ` }],
  ["a jti in another alphabet", { jti: "é".repeat(16) }],
  ["a number for a jti", { jti: 1_234_567_890_123_456 }],
])("refused: %s", (_, claims) => expect(read(claims)).toBeNull());
