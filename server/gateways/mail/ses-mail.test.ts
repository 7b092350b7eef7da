import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type * as SesLocal from "aws-ses-v2-local";
import { simpleParser } from "mailparser";
import { startAnsweringServer, type Answer, type ReceivedRequest } from "../aws/testing/answering-server.ts";
import { provideAwsCredentials } from "../aws/testing/aws-credentials.ts";
import { DeliveryFailed, DeliveryRefused } from "../delivery-error.ts";
import { createMailGateway } from "./create-mail-gateway.ts";
import type { MailMessage } from "./mail-gateway.ts";
import { parseMailUrl } from "./mail-url.ts";
import { SesMail } from "./ses-mail.ts";

// CommonJS with a default export: what `import` makes of it differs between jest and tsc.
const { default: startSes } = jest.requireActual<(typeof SesLocal)["default"]>("aws-ses-v2-local");
const removeCredentials = provideAwsCredentials();
const cleanUps: (() => Promise<unknown>)[] = [];
let ses: Server;
let endpoint: string;

beforeAll(async () => {
  ses = await startSes({ port: 0, host: "127.0.0.1" });
  endpoint = `http://127.0.0.1:${(ses.address() as AddressInfo).port}`;
});
beforeEach(() => fetch(`${endpoint}/clear-store`, { method: "POST" }));
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});
afterAll(async () => {
  removeCredentials();
  ses.closeAllConnections();
  await new Promise((resolve) => ses.close(resolve));
});

const message: MailMessage = {
  to: "marie@example.ca",
  from: { name: "Clinique de l'Érable", address: "no-reply@portail.example" },
  subject: "Votre code d'accès à usage unique",
  text: "1234 5678\n",
  html: "<p>1234 5678 é</p>",
  messageId: "01ABC@portail.example",
  headers: { "Auto-Submitted": "auto-generated" },
};

function connect(at = endpoint, options = "", timeoutMs = 10_000): SesMail {
  const target = parseMailUrl(`ses:ca-central-1?from=no-reply@portail.example&endpoint=${at}${options}`);
  if (target.kind !== "ses") throw new Error("not SES");
  const mail = new SesMail(target, timeoutMs);
  cleanUps.push(() => mail.close());
  return mail;
}

async function answering(answer: (request: ReceivedRequest) => Answer | null): Promise<string> {
  const server = await startAnsweringServer(answer);
  cleanUps.push(server.close);
  return server.endpoint;
}

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

interface Stored {
  readonly from: string;
  readonly destination: { readonly to: readonly string[] };
  readonly subject: string;
  readonly body: { readonly text: string; readonly html: string };
}

test("a message arrives at an SES server as it was written", async () => {
  const { gateway, from } = createMailGateway(`ses:ca-central-1?from=no-reply@portail.example&endpoint=${endpoint}`, "unused");
  cleanUps.push(() => gateway.close());
  expect(from).toBe("no-reply@portail.example");
  await gateway.send(message);
  const { emails } = (await (await fetch(`${endpoint}/store`)).json()) as { emails: Stored[] };
  expect(emails).toMatchObject([{ destination: { to: ["marie@example.ca"] }, subject: message.subject }]);
  expect(emails[0]!.from).toContain("no-reply@portail.example");
  expect(emails[0]!.body).toMatchObject({ html: message.html, text: message.text });
});

test("the MIME message and its headers are ours, signed for the region", async () => {
  const requests: ReceivedRequest[] = [];
  const at = await answering((request) => {
    requests.push(request);
    return { status: 200, headers: { "content-type": "application/json" }, body: `{"MessageId":"1"}` };
  });
  await connect(at, "&configuration-set=Portail").send(message);
  const [{ url, headers, body }] = requests as [ReceivedRequest];
  expect(url).toBe("/v2/email/outbound-emails");
  expect(headers.authorization).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/ca-central-1\/ses\/aws4_request, /);
  const sent = JSON.parse(body);
  expect(sent).toMatchObject({
    FromEmailAddress: "no-reply@portail.example",
    Destination: { ToAddresses: ["marie@example.ca"] },
    ConfigurationSetName: "Portail",
  });
  const mail = await simpleParser(Buffer.from(sent.Content.Raw.Data, "base64"));
  expect(mail).toMatchObject({ messageId: "<01ABC@portail.example>", subject: message.subject, text: message.text, html: message.html });
  expect(mail.from?.value).toEqual([message.from]);
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.headers.get("x-portail-message-id")).toBe("<01ABC@portail.example>");
});

test("a pasted list of addresses reaches nobody", async () => {
  let requests = 0;
  const mail = connect(await answering(() => ((requests += 1), { status: 200, body: "{}" })));
  for (const to of ["marie@example.ca, eve@example.ca", "marie@example.ca\r\nBcc: eve@example.ca", "Eve <eve@example.ca>", ""]) {
    expect(await failure(mail.send({ ...message, to }))).toMatchObject({ name: "DeliveryRefused", code: "SES_NOT_ONE_ADDRESS" });
  }
  expect(requests).toBe(0);
});

describe("an answer that is an error", () => {
  const said = "about marie@example.ca and 12345678";
  test.each([
    ["MessageRejected", 400, said, DeliveryRefused, "SES_MESSAGE_REJECTED"],
    ["BadRequestException", 400, said, DeliveryRefused, "SES_BAD_REQUEST"],
    ["MessageRejected", 400, `Email address is not verified: ${said}`, DeliveryFailed, "SES_MESSAGE_REJECTED"],
    ["MailFromDomainNotVerifiedException", 400, said, DeliveryFailed, "SES_MAIL_FROM_DOMAIN_NOT_VERIFIED"],
    ["NotFoundException", 404, said, DeliveryFailed, "SES_NOT_FOUND"],
    ["AccountSuspendedException", 400, said, DeliveryFailed, "SES_ACCOUNT_SUSPENDED"],
    ["SendingPausedException", 400, said, DeliveryFailed, "SES_SENDING_PAUSED"],
    ["LimitExceededException", 400, said, DeliveryFailed, "SES_LIMIT_EXCEEDED"],
    ["TooManyRequestsException", 429, said, DeliveryFailed, "SES_TOO_MANY_REQUESTS"],
    ["InternalServiceErrorException", 500, said, DeliveryFailed, "SES_INTERNAL_SERVICE_ERROR"],
    ["UnrecognizedClientException", 403, said, DeliveryFailed, "SES_UNRECOGNIZED_CLIENT"],
    ["marie@example.ca", 400, said, DeliveryFailed, "SES_FAILED"],
  ])("%s (%i)", async (name, status, text, kind, code) => {
    let requests = 0;
    const at = await answering(() => {
      requests += 1;
      const headers = { "content-type": "application/json", "x-amzn-errortype": name };
      return { status, headers, body: JSON.stringify({ message: text }) };
    });
    const error = (await failure(connect(at).send(message))) as DeliveryFailed;
    expect(error.constructor).toBe(kind);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.stack} ${String(error.cause)}`).not.toMatch(/marie|12345678/);
    expect(requests).toBe(1);
  });

  test("without any sense is a failure for now", async () => {
    const at = await answering(() => ({ status: 502, body: "<html>marie@example.ca</html>" }));
    const error = await failure(connect(at).send(message));
    expect(error).toMatchObject({ name: "DeliveryFailed", code: expect.stringMatching(/^SES_[A-Z_]+$/) });
  });
});

test("nobody listening, or a server that says nothing, is a failure for now, and one request", async () => {
  let requests = 0;
  const silent = await answering(() => ((requests += 1), null));
  expect(await failure(connect(silent, "", 200).send(message))).toMatchObject({ name: "DeliveryFailed", code: "SES_TIMEOUT" });
  expect(requests).toBe(1);
  expect(await failure(connect("http://127.0.0.1:1").send(message))).toMatchObject({ name: "DeliveryFailed" });
});
