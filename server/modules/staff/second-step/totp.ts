import { Secret, TOTP } from "otpauth";

const digits = 6;
const periodSeconds = 30;

/** A phone's clock may be one step off. */
const stepsOff = 1;

/** RFC 4226 recommends 160 bits. */
const secretBytes = 20;

/** What every authenticator app understands: SHA-1, six digits, 30 seconds. */
const totpOf = (secret: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP =>
  new TOTP({ ...names, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits, period: periodSeconds });

/** A new secret in base32, as apps take it when it is typed. */
export const newTotpSecret = (): string => new Secret({ size: secretBytes }).base32;

const longestName = 60;

/** What an app reads from the QR code. A colon would end the issuer's name. */
export const totpUri = (secret: string, issuer: string, label: string): string =>
  totpOf(secret, { issuer: issuer.replaceAll(":", " ").slice(0, longestName), label: label.replaceAll(":", " ") }).toString();

/** The number of the 30 seconds that an instant is in. */
export const stepAt = (at: Date): number => Math.floor(at.getTime() / (1000 * periodSeconds));

export const totpCodeAt = (secret: string, at: Date): string => totpOf(secret).generate({ timestamp: at.getTime() });

/** The time step that a code belongs to; null where it is none of those around this moment. Compared in constant time. */
export function stepOfCode(secret: string, code: string, at: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totpOf(secret).validate({ token: code, timestamp: at.getTime(), window: stepsOff });
  return delta === null ? null : stepAt(at) + delta;
}
