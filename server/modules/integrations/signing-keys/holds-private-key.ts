import { createPrivateKey } from "node:crypto";

/** Of PEM in all its kinds (PKCS #1, PKCS #8, encrypted, EC, OpenSSH), of PGP, and of PuTTY. */
const marked = /PRIVATE[\s_-]*KEY|PuTTY-User-Key|Private-Lines/i;

/** A JWK's private members (RFC 7518), at whatever depth: also in a set of keys. */
const privateMember = /"(?:d|p|q|dp|dq|qi|oth|k)"\s*:/;

const bareBase64 = /^[A-Za-z0-9+/_\-\s]{1,10000}={0,2}$/;

function isPrivateDer(der: Buffer): boolean {
  return (["pkcs8", "pkcs1", "sec1"] as const).some((type) => {
    try {
      createPrivateKey({ key: der, format: "der", type });
      return true;
    } catch {
      return false;
    }
  });
}

/** Whether somebody pasted the wrong half of a pair. It is only recognised: nothing of it is kept. */
export const holdsPrivateKey = (text: string): boolean =>
  marked.test(text) || privateMember.test(text) || (bareBase64.test(text) && isPrivateDer(Buffer.from(text, "base64")));
