import { createHmac, sign } from "node:crypto";
import { toGlobalId } from "../../../graphql/global-id.ts";
import { minutes } from "../../../kernel/clock.ts";
import { newId } from "../../../kernel/id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import { TestClinic } from "../../../testing/clinic.ts";
import type { Portail } from "../../../testing/portail.ts";
import { startPortail } from "../../../testing/portail.ts";
import { mutateConsumers, readConsumer } from "../testing/consumer-calls.ts";
import type { KeyPair } from "../testing/sign-token.ts";
import { newKeyPair, signToken } from "../testing/sign-token.ts";
import { UsedTokenId } from "./used-token-id.entity.ts";

let portail: Portail;
let clinic: TestClinic;
let maple: TestClinic;
let support: ApiClient;
let team: Team;
let others: Team;

interface Team {
  readonly id: string;
  readonly pair: KeyPair;
  readonly keyId: string;
  readonly fingerprint: string;
}

const audience = "http://demo.localhost/graphql";
const whoAmI = "{ viewer { permissions apiConsumer { id name } } }";

async function aTeam(name: string, pair = newKeyPair(), client = support): Promise<Team> {
  const { apiConsumer } = await mutateConsumers(client, "createApiConsumer", { name, scopes: ["PATIENTS_READ"] });
  const input = { consumerId: apiConsumer.id, label: "Production", publicKey: pair.publicKey };
  const { signingKey } = await mutateConsumers(client, "registerSigningKey", input);
  return { id: apiConsumer.id, pair, keyId: signingKey.id, fingerprint: signingKey.fingerprint };
}

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
  maple = await TestClinic.open(portail, "maple");
  support = await clinic.staff("SUPPORT");
  team = await aTeam("Équipe");
  others = await aTeam("Autres");
});

afterAll(() => portail.stop());

interface Wish {
  readonly by?: Team;
  readonly pair?: KeyPair;
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
}

const signed = ({ by = team, pair = by.pair, claims = {}, header = {} }: Wish = {}): Promise<string> =>
  signToken({ pair, now: portail.clock.now(), header, claims: { iss: by.id, aud: audience, ...claims } });

const call = (token: string, slug = "demo") => portail.program(token, slug).run(whoAmI);
const status = async (token: string, slug = "demo") => (await call(token, slug)).status;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const seconds = (): number => Math.floor(portail.clock.now().getTime() / 1000);
const claimsOf = (by: Team) => ({ iss: by.id, aud: audience, iat: seconds(), exp: seconds() + 300, jti: newId() });
const compact = (header: object, payload: object, signature: (input: string) => Buffer | string): string => {
  const input = `${encode(header)}.${encode(payload)}`;
  const made = signature(input);
  return `${input}.${typeof made === "string" ? made : made.toString("base64url")}`;
};

test.each(["EdDSA", "RS512"] as const)(
  "a token that a program signed with %s lets it in as itself, and its key is seen in use",
  async (algorithm) => {
    const mine = await aTeam(`Avec ${algorithm}`, newKeyPair(algorithm));
    const { data, status: code } = await call(await signed({ by: mine, header: { kid: mine.fingerprint, typ: "JWT" } }));
    expect([code, data.viewer]).toEqual([200, { permissions: ["PATIENTS_READ"], apiConsumer: { id: mine.id, name: `Avec ${algorithm}` } }]);
    const shown = await readConsumer(support, mine.id);
    expect([shown.lastUsedAt, shown.signingKeys.edges[0].node.lastUsedAt]).toEqual(Array(2).fill(portail.clock.now().toISOString()));
    expect(await status(await signed({ by: mine }))).toBe(200);
    expect(await status(await signed({ by: mine, claims: { aud: [audience], nbf: seconds() } }))).toBe(200);
  },
);

describe("one and the same answer for every token that is not valid", () => {
  const refused: [string, () => Promise<string> | string, string?][] = [
    ["alg none", () => compact({ alg: "none" }, claimsOf(team), () => "")],
    ["alg none with a signature", async () => `${encode({ alg: "none" })}.${(await signed()).split(".").slice(1).join(".")}`],
    [
      "HS256 with the public key as its secret",
      () => compact({ alg: "HS256" }, claimsOf(team), (input) => createHmac("sha256", team.pair.publicKey).update(input).digest()),
    ],
    [
      "RS256 with a registered key",
      async () => {
        const mine = await aTeam("RS256", newKeyPair("RS512"));
        return compact({ alg: "RS256" }, claimsOf(mine), (input) => sign("sha256", Buffer.from(input), mine.pair.privateKey));
      },
    ],
    [
      "RS512 said of an Ed25519 key",
      () => compact({ alg: "RS512" }, claimsOf(team), (input) => sign(null, Buffer.from(input), team.pair.privateKey)),
    ],
    ["the key of another consumer", () => signed({ pair: others.pair })],
    ["the key of another consumer, named", () => signed({ pair: others.pair, header: { kid: others.fingerprint } })],
    ["a key that nobody registered", () => signed({ pair: newKeyPair() })],
    [
      "a key that nobody registered, brought along",
      () => signed({ pair: newKeyPair(), header: { jwk: { kty: "OKP", crv: "Ed25519", x: "AA" } } }),
    ],
    ["the name of another key", () => signed({ header: { kid: others.fingerprint } })],
    ["a consumer that does not exist", () => signed({ claims: { iss: toGlobalId("ApiConsumer", newId()) } })],
    ["an issuer that is no consumer", () => signed({ claims: { iss: clinic.consumer.id } })],
    ["another clinic's audience", () => signed({ claims: { aud: "http://maple.localhost/graphql" } })],
    ["another path", () => signed({ claims: { aud: "http://demo.localhost/portal" } })],
    ["several audiences", () => signed({ claims: { aud: [audience, "http://maple.localhost/graphql"] } })],
    ["too long a life", () => signed({ claims: { exp: seconds() + 901 } })],
    ["a life that is over", () => signed({ claims: { iat: seconds() - 600, exp: seconds() - 1 } })],
    ["a beginning in the future", () => signed({ claims: { iat: seconds() + 61, exp: seconds() + 300 } })],
    ["not valid yet", () => signed({ claims: { nbf: seconds() + 61 } })],
    ["no jti", () => signed({ claims: { jti: undefined } })],
    ["a short jti", () => signed({ claims: { jti: "short" } })],
    ["a header that must be understood", () => signed({ header: { crit: ["b64"], b64: true } })],
    ["another type of token", () => signed({ header: { typ: "dpop+jwt" } })],
    ["more than is read", () => signed({ claims: { padding: "x".repeat(5_000) } })],
    [
      "one changed letter in what it says",
      async () => (await signed()).replace(/\.(.{20})(.)/, (_, start: string, next: string) => `.${start}${next === "A" ? "B" : "A"}`),
    ],
    ["no signature", async () => (await signed()).split(".").slice(0, 2).join(".") + "."],
    ["two parts", async () => (await signed()).split(".").slice(0, 2).join(".")],
    ["five parts", () => "a.b.c.d.e"],
    ["a key of another clinic, sent here", async () => signed({ by: await aTeam("Chez eux", newKeyPair(), await maple.staff("SUPPORT")) })],
    ["sent to another clinic", () => signed(), "maple"],
    ["for another clinic, sent there", () => signed({ claims: { aud: "http://maple.localhost/graphql" } }), "maple"],
    [
      "a revoked key",
      async () => {
        const mine = await aTeam("Révoquée");
        expect(await status(await signed({ by: mine }))).toBe(200);
        await mutateConsumers(support, "revokeSigningKey", { id: mine.keyId });
        return signed({ by: mine });
      },
    ],
    [
      "a deactivated consumer",
      async () => {
        const mine = await aTeam("Arrêtée");
        await mutateConsumers(support, "deactivateApiConsumer", { id: mine.id });
        return signed({ by: mine });
      },
    ],
    [
      "a token that was used",
      async () => {
        const token = await signed();
        expect(await status(token)).toBe(200);
        return token;
      },
    ],
  ];

  test.each(refused)("%s", async (_, token, slug = "demo") => {
    const { status: code, headers, data, errors } = await call(await token(), slug);
    expect([code, headers["www-authenticate"], data]).toEqual([401, 'Bearer error="invalid_token"', null]);
    const unknown = await call("portail_nothing", slug);
    const { requestId: __, ...said } = errors[0]!.extensions;
    const { requestId: ___, ...usual } = unknown.errors[0]!.extensions;
    expect([errors.length, errors[0]!.message, said]).toEqual([1, unknown.errors[0]!.message, usual]);
  });
});

test("of any number of calls at once with the same token, one is let in, on two servers together", async () => {
  const second = await startPortail({ beside: portail });
  try {
    for (let round = 0; round < 3; round += 1) {
      const token = await signed();
      const calls = Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? portail : second).program(token).run(whoAmI));
      const codes = (await Promise.all(calls)).map(({ status: code }) => code);
      expect(codes.toSorted()).toEqual([200, ...Array(11).fill(401)]);
    }
  } finally {
    await second.stop();
  }
});

test("another consumer may use the same jti; a used one is kept until the token is over, and then swept", async () => {
  const jti = newId();
  expect(await status(await signed({ claims: { jti } }))).toBe(200);
  expect(await status(await signed({ by: others, claims: { jti } }))).toBe(200);
  const { manager } = portail.database;
  const sweep = () => portail.services.signingKeys.sweep.run(new AbortController().signal);
  portail.clock.advance(minutes(9));
  await sweep();
  expect(await manager.countBy(UsedTokenId, { tokenId: jti })).toBe(2);
  portail.clock.advance(minutes(2));
  await sweep();
  expect(await manager.countBy(UsedTokenId, { tokenId: jti })).toBe(0);
});

test("a refused token leaves nothing behind, and no token stands in the log", async () => {
  const { manager } = portail.database;
  const before = await manager.count(UsedTokenId);
  const wrong = await signed({ pair: others.pair });
  const right = await signed();
  expect([await status(wrong), await manager.count(UsedTokenId)]).toEqual([401, before]);
  expect([await status(right), await manager.count(UsedTokenId)]).toEqual([200, before + 1]);
  for (const token of [wrong, right]) for (const part of token.split(".")) expect(portail.log()).not.toContain(part.slice(0, 40));
});
