import { generateKeyPairSync, sign } from "node:crypto";

const der = (tag: number, ...contents: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(contents);
  const length = body.length < 128 ? Buffer.from([body.length]) : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
};

const sequence = (...contents: readonly Buffer[]): Buffer => der(0x30, ...contents);
const objectId = (hex: string): Buffer => der(0x06, Buffer.from(hex, "hex"));
const time = (date: Date): Buffer => der(0x18, Buffer.from(`${date.toISOString().replace(/[-:T]|\.\d+/g, "")}`));

const ecdsaWithSha256 = sequence(objectId("2a8648ce3d040302"));
const name = (text: string): Buffer => sequence(der(0x31, sequence(objectId("550403"), der(0x0c, Buffer.from(text)))));
const alternativeName = (host: string): Buffer => sequence(objectId("551d11"), der(0x04, sequence(der(0x82, Buffer.from(host)))));

const day = 86_400_000;

/** A key and a certificate for `localhost`, valid from yesterday until tomorrow and signed by itself. */
export function makeSelfSignedCertificate(): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
  const now = Date.now();
  const facts = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaWithSha256,
    name("localhost"),
    sequence(time(new Date(now - day)), time(new Date(now + day))),
    name("localhost"),
    publicKey.export({ type: "spki", format: "der" }),
    der(0xa3, sequence(alternativeName("localhost"))),
  );
  const signature = der(0x03, Buffer.from([0]), sign("sha256", facts, privateKey));
  const cert = sequence(facts, ecdsaWithSha256, signature).toString("base64");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${cert.replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`,
  };
}
