import { createServer, type AddressInfo } from "node:net";
import type { SMTPServerOptions } from "smtp-server";
import { DeliveryFailed, DeliveryRefused } from "../delivery-error.ts";
import type { MailMessage } from "./mail-gateway.ts";
import { parseMailUrl } from "./mail-url.ts";
import { SmtpMail } from "./smtp-mail.ts";
import { makeSelfSignedCertificate } from "./testing/self-signed-certificate.ts";
import { reply, startSmtpServer, type SmtpTestServer } from "./testing/smtp-test-server.ts";

const certificate = makeSelfSignedCertificate();
const cleanUps: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const message: MailMessage = {
  to: "marie@example.ca",
  from: { name: "Clinique de l'Érable", address: "no-reply@portail.example" },
  subject: "Votre code d'accès à usage unique",
  text: "1234 5678",
  html: "<p>1234 5678 é</p>",
  messageId: "01ABC@portail.example",
  headers: { "Auto-Submitted": "auto-generated" },
};

async function serve(options: SMTPServerOptions): Promise<SmtpTestServer> {
  const server = await startSmtpServer(options);
  cleanUps.push(() => server.close());
  return server;
}

function connect(url: string, options: ConstructorParameters<typeof SmtpMail>[1] = {}): SmtpMail {
  const target = parseMailUrl(url);
  if (target.kind !== "smtp") throw new Error("not SMTP");
  const mail = new SmtpMail(target, { timeoutMs: 10_000, ...options });
  cleanUps.push(() => mail.close());
  return mail;
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

test("a message arrives as it was written", async () => {
  const server = await serve({});
  await connect(`smtp://127.0.0.1:${server.port}?from=no-reply@portail.example`).send(message);
  const [{ mail, recipients, encrypted }] = server.received as [(typeof server.received)[number]];
  expect(recipients).toEqual(["marie@example.ca"]);
  expect(encrypted).toBe(false);
  expect(mail.from?.value).toEqual([message.from]);
  expect(mail).toMatchObject({ subject: message.subject, messageId: "<01ABC@portail.example>", html: message.html });
  expect(mail.text?.trim()).toBe("1234 5678");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
});

test("one connection serves many messages", async () => {
  let connections = 0;
  const server = await serve({ onConnect: (_, done) => ((connections += 1), done()) });
  const mail = connect(`smtp://127.0.0.1:${server.port}?from=a@b.ca`);
  for (let index = 0; index < 5; index += 1) await mail.send(message);
  expect(server.received).toHaveLength(5);
  expect(connections).toBe(1);
});

test("a pasted list of addresses reaches nobody", async () => {
  const server = await serve({});
  const mail = connect(`smtp://127.0.0.1:${server.port}?from=a@b.ca`);
  for (const to of ["marie@example.ca, eve@example.ca", "marie@example.ca\r\nBcc: eve@example.ca", "Eve <eve@example.ca>"]) {
    await failure(mail.send({ ...message, to }));
  }
  expect(server.received.flatMap(({ recipients }) => recipients)).not.toContain("eve@example.ca");
});

test("STARTTLS is used, and the sign-in goes through it", async () => {
  const server = await serve({ ...certificate, disabledCommands: [], onAuth: ({ username }, _, done) => done(null, { user: username }) });
  const mail = connect(`smtp://portail:p%40ss@localhost:${server.port}?from=a@b.ca`, { certificateAuthority: certificate.cert });
  await mail.send(message);
  expect(server.received).toMatchObject([{ encrypted: true, user: "portail" }]);
});

test("TLS from the first byte with smtps:", async () => {
  const server = await serve({ ...certificate, secure: true });
  await connect(`smtps://localhost:${server.port}?from=a@b.ca`, { certificateAuthority: certificate.cert }).send(message);
  expect(server.received).toMatchObject([{ encrypted: true }]);
});

test("a certificate that nobody vouches for stops the message, for now", async () => {
  const server = await serve({ ...certificate, secure: true });
  const error = await failure(connect(`smtps://localhost:${server.port}?from=a@b.ca`).send(message));
  expect(error).toBeInstanceOf(DeliveryFailed);
  expect(error).not.toBeInstanceOf(DeliveryRefused);
  expect(server.received).toHaveLength(0);
});

test("where STARTTLS is demanded and missing, nothing is sent", async () => {
  const server = await serve({});
  const mail = new SmtpMail({
    kind: "smtp",
    from: "a@b.ca",
    host: "127.0.0.1",
    port: server.port,
    secure: false,
    requireTls: true,
    credentials: null,
  });
  cleanUps.push(() => mail.close());
  expect(await failure(mail.send(message))).toBeInstanceOf(DeliveryFailed);
  expect(server.received).toHaveLength(0);
});

describe("an error reply", () => {
  const rejecting = (at: "onMailFrom" | "onRcptTo", code: number): SMTPServerOptions => ({
    [at]: (_address: unknown, _session: unknown, done: (error: Error) => void) => done(reply(code)),
  });
  const atData = (code: number): SMTPServerOptions => ({
    onData: (stream, _, done) => stream.on("end", () => done(reply(code))).resume(),
  });
  test.each([
    ["550 to the recipient", rejecting("onRcptTo", 550), DeliveryRefused, "SMTP_550"],
    ["552 to the recipient", rejecting("onRcptTo", 552), DeliveryRefused, "SMTP_552"],
    ["421 to the recipient", rejecting("onRcptTo", 421), DeliveryFailed, "SMTP_421"],
    ["451 to the recipient", rejecting("onRcptTo", 451), DeliveryFailed, "SMTP_451"],
    ["550 to the sender", rejecting("onMailFrom", 550), DeliveryRefused, "SMTP_550"],
    ["530 to the sender", rejecting("onMailFrom", 530), DeliveryFailed, "SMTP_530"],
    ["554 to the content", atData(554), DeliveryRefused, "SMTP_554"],
    ["452 to the content", atData(452), DeliveryFailed, "SMTP_452"],
  ])("%s", async (_, options, kind, code) => {
    const server = await serve(options);
    const error = (await failure(connect(`smtp://127.0.0.1:${server.port}?from=a@b.ca`).send(message))) as DeliveryFailed;
    expect(error.constructor).toBe(kind);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.stack}`).not.toContain("marie");
  });

  test("to our password is not the message's fault", async () => {
    const server = await serve({
      disabledCommands: ["STARTTLS"],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(reply(535)),
    });
    const error = await failure(connect(`smtp://portail:wrong@127.0.0.1:${server.port}?from=a@b.ca`).send(message));
    expect(error).toMatchObject({ name: "DeliveryFailed", code: "SMTP_535" });
  });
});

test("nobody listening, or a server that says nothing, is a failure for now", async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const { port } = silent.address() as AddressInfo;
  expect(await failure(connect(`smtp://127.0.0.1:${port}?from=a@b.ca`, { timeoutMs: 300 }).send(message))).toMatchObject({
    name: "DeliveryFailed",
    code: "SMTP_ETIMEDOUT",
  });
  await new Promise((resolve) => silent.close(resolve));
  expect(await failure(connect(`smtp://127.0.0.1:${port}?from=a@b.ca`).send(message))).toMatchObject({ name: "DeliveryFailed" });
});
