import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** Longer than a message is leased to a process whose database went while it was sending. */
const longestWaitMs = 150_000;

/** Where the product's e-mail arrives: a server on a free port that keeps the codes by whom they were sent to. */
export async function openPostBox() {
  /** @type {Map<string, string[]>} */
  const codes = new Map();
  let mails = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      void simpleParser(stream).then(({ subject = "", html }) => {
        mails += 1;
        const code = /class="code"[^>]*>(\d{4}) (\d{4})</
          // Notices of messages wait with a code of their own.
          .exec(/attend/.test(subject) ? "" : html || "")
          ?.slice(1)
          .join("");
        const [to] = session.envelope.rcptTo;
        if (code && to) codes.set(to.address, [...(codes.get(to.address) ?? []), code]);
        done();
      }, done);
    },
  });
  server.on("error", () => undefined);
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");

  /** The codes that were sent there, oldest first, once there are that many. @param {string} to @param {number} least */
  async function codesFor(to, least) {
    const giveUp = performance.now() + longestWaitMs;
    while ((codes.get(to)?.length ?? 0) < least) {
      if (performance.now() > giveUp) throw new Error("A code that was promised never came.");
      await wait(25);
    }
    return codes.get(to) ?? [];
  }

  const { port } = /** @type {import("node:net").AddressInfo} */ (server.server.address());
  return { port, codesFor, count: () => mails, close: () => new Promise((resolve) => server.close(() => resolve(undefined))) };
}
