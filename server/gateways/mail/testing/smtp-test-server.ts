import type { AddressInfo } from "node:net";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

interface Received {
  readonly mail: ParsedMail;
  readonly recipients: readonly string[];
  readonly encrypted: boolean;
  readonly user: string | undefined;
}

export interface SmtpTestServer {
  readonly port: number;
  readonly received: readonly Received[];
  close(): Promise<void>;
}

/** An SMTP error reply with that number. */
export const reply = (responseCode: number): Error =>
  Object.assign(new Error("said by the server about marie@example.ca"), { responseCode });

/** A real SMTP server on a free port, which keeps what it receives. */
export async function startSmtpServer(options: SMTPServerOptions): Promise<SmtpTestServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ mail, recipients, encrypted: session.secure, user: session.user });
        done();
      }, done);
    },
    ...options,
  });
  // A client that refuses the certificate is an error on this side too.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
