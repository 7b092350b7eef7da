import type { Hmac } from "node:crypto";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { randomBytes } from "./random-bytes.ts";

/** `SECRET_KEYS` can't be used; the message says why without showing any of it. */
export class SecretKeysError extends Error {}

/** A text wasn't made by any of our keys for this purpose and place, or was changed since. */
export class DecryptionError extends Error {
  readonly code = "DECRYPTION_FAILED";
}

const minimumBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Long enough for what is usual: it is read before anything else is written there. */
const usual = Buffer.allocUnsafeSlow(4_096);

/** Lengths go in front, so that ("ab", "c") and ("a", "bc") never look the same. */
function joinParts(parts: readonly string[]): Buffer {
  let most = 0;
  for (const part of parts) most += 4 + 3 * part.length;
  const joined = most <= usual.length ? usual : Buffer.allocUnsafe(most);
  let at = 0;
  for (const part of parts) {
    const length = joined.write(part, at + 4);
    joined.writeUInt32BE(length, at);
    at += 4 + length;
  }
  return joined.subarray(0, at);
}

const derive = (bytes: Buffer, label: string): Buffer => Buffer.from(hkdfSync("sha256", bytes, "portail", label, 32));

class SecretKey {
  readonly #bytes: Buffer;
  readonly #macKeys = new Map<string, Buffer>();
  readonly #cipherKeys = new Map<string, Buffer>();
  /** Names the key inside what it encrypted; tells nothing about it. */
  readonly id: string;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
    this.id = derive(bytes, "key-id").toString("hex").slice(0, 8);
  }

  mac(purpose: string, parts: readonly string[]): Hmac {
    return createHmac("sha256", this.#kept(this.#macKeys, "mac", purpose)).update(joinParts(parts));
  }

  cipherKey(purpose: string): Buffer {
    return this.#kept(this.#cipherKeys, "cipher", purpose);
  }

  #kept(keys: Map<string, Buffer>, use: string, purpose: string): Buffer {
    let key = keys.get(purpose);
    if (!key) keys.set(purpose, (key = derive(this.#bytes, `${use}:${purpose}`)));
    return key;
  }
}

function readKey(text: string, position: number): Buffer {
  const hex = /^(?:[0-9a-f]{2})+$/i.test(text);
  if (!hex && !/^[\w+/-]+={0,2}$/.test(text)) throw new SecretKeysError(`SECRET_KEYS: key ${position} is neither base64url nor hex`);
  const bytes = Buffer.from(text, hex ? "hex" : "base64url");
  if (bytes.length < minimumBytes) {
    throw new SecretKeysError(`SECRET_KEYS: key ${position} has ${bytes.length} bytes, ${minimumBytes} are needed`);
  }
  return bytes;
}

/** The product's keys, newest first: the first signs and encrypts, all of them verify and decrypt. */
export class SecretKeys {
  readonly #keys: readonly SecretKey[];
  readonly #first: SecretKey;

  private constructor(keys: readonly SecretKey[]) {
    const first = keys[0];
    if (!first) throw new SecretKeysError("SECRET_KEYS holds no key");
    this.#keys = keys;
    this.#first = first;
  }

  /** Reads comma-separated keys, each base64url or hex of at least 32 bytes. */
  static parse(list: string): SecretKeys {
    const texts = list.split(",").map((text) => text.trim());
    const given = texts.filter((text) => text !== "").map((text, index) => new SecretKey(readKey(text, index + 1)));
    return new SecretKeys(given.filter((key, index) => given.findIndex((other) => other.id === key.id) === index));
  }

  /** The name of the key that signs and encrypts. */
  get keyInUse(): string {
    return this.#first.id;
  }

  /** Whether there are keys of before, which something may still need. */
  get hasOlder(): boolean {
    return this.#keys.length > 1;
  }

  /** Whether a text was encrypted with another key than the one in use. */
  isOfOlder(sealed: string): boolean {
    return !sealed.startsWith(`v1.${this.#first.id}.`);
  }

  hmac(purpose: string, ...parts: readonly string[]): string {
    return this.#first.mac(purpose, parts).digest("hex");
  }

  /** One for each key, the newest first: to look up what an older key has marked. */
  hmacAll(purpose: string, ...parts: readonly string[]): string[] {
    return this.#keys.map((key) => key.mac(purpose, parts).digest("hex"));
  }

  /** Takes the same time whichever key fits, and when none does. */
  verify(purpose: string, mac: string, ...parts: readonly string[]): boolean {
    const given = Buffer.from(mac, "hex");
    const comparable = given.length === 32 && mac.length === 64;
    const candidate = comparable ? given : Buffer.alloc(32);
    const fits = this.#keys.map((key) => timingSafeEqual(key.mac(purpose, parts).digest(), candidate));
    return fits.includes(true) && comparable;
  }

  /** `associatedData` says where the text belongs (a row's id, say): copied elsewhere, it no longer decrypts. */
  encrypt(purpose: string, plaintext: string, associatedData: string): string {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv("aes-256-gcm", this.#first.cipherKey(purpose), nonce).setAAD(Buffer.from(associatedData, "utf8"));
    const sealed = Buffer.concat([cipher.update(plaintext, "utf8"), cipher.final()]);
    return `v1.${this.#first.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString("base64url")}`;
  }

  decrypt(purpose: string, text: string, associatedData: string): string {
    const [version, keyId, body, ...rest] = text.split(".");
    const key = this.#keys.find(({ id }) => id === keyId);
    const bytes = Buffer.from(body ?? "", "base64url");
    if (version !== "v1" || !key || rest.length > 0 || bytes.length < nonceBytes + tagBytes) throw new DecryptionError();
    const nonce = bytes.subarray(0, nonceBytes);
    const decipher = createDecipheriv("aes-256-gcm", key.cipherKey(purpose), nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(associatedData, "utf8")).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString("utf8");
    } catch {
      throw new DecryptionError();
    }
  }
}
