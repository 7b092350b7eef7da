import type { Transporter } from "nodemailer";
import { DeliveryFailed, DeliveryRefused } from "../delivery-error.ts";
import { toComposition } from "./compose-mail.ts";
import type { MailGateway, MailMessage } from "./mail-gateway.ts";
import type { MailTarget } from "./mail-url.ts";

type SmtpTarget = Extract<MailTarget, { kind: "smtp" }>;

interface SmtpOptions {
  readonly timeoutMs?: number;
  /** For a server whose certificate is signed by an authority of one's own. */
  readonly certificateAuthority?: string;
}

/** Replies about how we sign in or encrypt. Ours to mend: giving every waiting message up for them would lose all of them. */
const aboutUs: ReadonlySet<number> = new Set([530, 534, 535, 538]);

/** 5xx about the addresses or the content is for good, everything else may pass. */
function classify(error: unknown): DeliveryFailed {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  const reply = typeof responseCode === "number" ? responseCode : null;
  const reason = `SMTP_${reply ?? (typeof code === "string" ? code : "FAILED")}`;
  const aboutMessage = code === "EENVELOPE" || code === "EMESSAGE";
  const final = aboutMessage && (reply === null || (reply >= 500 && !aboutUs.has(reply)));
  return final ? new DeliveryRefused(reason) : new DeliveryFailed(reason);
}

export class SmtpMail implements MailGateway {
  readonly #target: SmtpTarget;
  readonly #options: SmtpOptions;
  #transport: Promise<Transporter> | null = null;

  constructor(target: SmtpTarget, options: SmtpOptions = {}) {
    this.#target = target;
    this.#options = options;
  }

  async send(message: MailMessage): Promise<void> {
    // Loaded with the first message: until then no start waits for it.
    const transport = await (this.#transport ??= openTransport(this.#target, this.#options));
    try {
      await transport.sendMail(toComposition(message));
    } catch (error) {
      throw classify(error);
    }
  }

  async close(): Promise<void> {
    (await this.#transport)?.close();
  }
}

async function openTransport(target: SmtpTarget, { timeoutMs = 10_000, certificateAuthority }: SmtpOptions): Promise<Transporter> {
  const { createTransport } = await import("nodemailer");
  return createTransport({
    pool: true,
    maxConnections: 2,
    host: target.host,
    port: target.port,
    secure: target.secure,
    requireTLS: target.requireTls,
    tls: { minVersion: "TLSv1.2", ...(certificateAuthority ? { ca: certificateAuthority } : {}) },
    ...(target.credentials ? { auth: target.credentials } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: 2 * timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
