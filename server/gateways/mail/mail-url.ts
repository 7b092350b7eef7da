import { readAwsUrl, type AwsPlace } from "../aws/aws-place.ts";

/** Where mail goes, read from `MAIL_URL`. */
export type MailTarget =
  | { readonly kind: "inbox"; readonly from: string }
  | {
      readonly kind: "smtp";
      readonly from: string;
      readonly host: string;
      readonly port: number;
      /** TLS from the first byte. */
      readonly secure: boolean;
      /** Plain first, but nothing is sent before STARTTLS. */
      readonly requireTls: boolean;
      readonly credentials: { readonly user: string; readonly pass: string } | null;
    }
  | {
      readonly kind: "ses";
      readonly from: string;
      readonly place: AwsPlace;
      /** Names the set of rules by which SES reports what becomes of a message; null for none. */
      readonly configurationSet: string | null;
    };

const address = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const loopback = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

const configurationSetName = /^[A-Za-z0-9_-]{1,64}$/;

function readAddress(from: string | null | undefined): string {
  if (!from || !address.test(from)) throw new Error("MAIL_URL: ?from= must be the sender's e-mail address");
  return from;
}

function readSes(text: string): MailTarget | null {
  const read = readAwsUrl(text, { variable: "MAIL_URL", scheme: "ses", options: ["from", "configuration-set"] });
  if (!read) return null;
  const { options, ...place } = read;
  const configurationSet = options.get("configuration-set") ?? null;
  if (configurationSet !== null && !configurationSetName.test(configurationSet)) {
    throw new Error("MAIL_URL: configuration-set= is not the name of a configuration set");
  }
  return { kind: "ses", from: readAddress(options.get("from")), place, configurationSet };
}

/**
 * Reads `inbox:`, `ses:region?from=address[&configuration-set=name][&endpoint=…]` or `smtp[s]://user:password@host:port?from=address[&starttls=optional]`. Codes must not cross a network in
 * clear: with `smtp:` STARTTLS is demanded unless the server is on this machine or `starttls=optional` is given.
 */
export function parseMailUrl(text: string): MailTarget {
  if (text === "inbox:") return { kind: "inbox", from: "portail@clinique.example" };
  const ses = readSes(text);
  if (ses) return ses;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["smtp:", "smtps:"].includes(url.protocol) || url.hostname === "") {
    throw new Error("MAIL_URL must be inbox:, ses:region?from=address, smtp://host:port?from=address or smtps://host:port?from=address");
  }
  const secure = url.protocol === "smtps:";
  const starttls = url.searchParams.get("starttls");
  if (starttls !== null && starttls !== "optional") throw new Error("MAIL_URL: ?starttls= can only be optional");
  return {
    kind: "smtp",
    from: readAddress(url.searchParams.get("from")),
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTls: !secure && starttls === null && !loopback.test(url.hostname),
    credentials: url.username === "" ? null : { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  };
}
