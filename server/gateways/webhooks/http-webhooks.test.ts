import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import type { RequestListener, Server } from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo, LookupFunction, Server as NetServer } from "node:net";
import { createServer as createNetServer } from "node:net";
import { Webhook } from "standardwebhooks";
import { HttpWebhooks } from "./http-webhooks.ts";
import { isPublicAddress } from "./public-address.ts";
import { newWebhookSecret, signatureHeaders } from "./sign-webhook.ts";
import { certificate, certificateKey } from "./testing/certificate.ts";
import { targetProblem } from "./webhook-target.ts";

const open: (Server | NetServer)[] = [];

async function listen(server: Server | NetServer): Promise<number> {
  open.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of open.splice(0)) {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
});

const message = (url: string) => ({
  url,
  id: "01JEVENT",
  at: new Date("2026-03-14T15:00:00Z"),
  body: '{"type":"portail.test"}',
  secrets: [newWebhookSecret()],
});

const nobody = { plainHttp: false, allowedAddresses: [] };
const local = { plainHttp: true, allowedAddresses: ["127.0.0.1", "::1"] };

/** A name server that leads every name there. */
const leadsTo = (...addresses: readonly string[]): LookupFunction =>
  ((_name: string, { all }: { all?: boolean }, callback: (...answer: unknown[]) => void) => {
    const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
    if (all) callback(null, found);
    else callback(null, found[0]!.address, found[0]!.family);
  }) as unknown as LookupFunction;

/** The same, which leads elsewhere each time that it is asked. */
function rebinding(...addresses: readonly string[]): { readonly lookup: LookupFunction; asked(): number } {
  let count = 0;
  const lookup: LookupFunction = (...given) => leadsTo(addresses[Math.min(count++, addresses.length - 1)]!)(...given);
  return { lookup, asked: () => count };
}

const answering = (listener: RequestListener) => listen(createHttpServer(listener));

test.each([
  ...["127.0.0.1", "127.8.9.1", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1"],
  ...[
    "100.100.100.200",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "240.0.0.1",
  ],
  ...["255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1"],
  ...["fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001:db8::1", "2001::1", "2002:7f00:1::1"],
  ...["3fff::1", "localhost", "", "8.8.8", "8.8.8.8.8"],
])("%s is no public address", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "2606:4700:4700::1111", "2a00:1450::1"])("%s is one", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

const long = `https://hooks.example/${"a".repeat(480)}`;

test.each([
  ["https://hooks.example/a?b=c", null],
  ["https://hooks.example:443/", null],
  ["https://hooks.example:8443/", null],
  ["https://hooks.example:1024/", null],
  ["https://8.8.8.8/", null],
  ["https://[2606:4700:4700::1111]/", null],
  ["http://hooks.example/", "WEBHOOK_NOT_HTTPS"],
  ["ftp://hooks.example/", "NOT_A_URL"],
  ["hooks.example", "NOT_A_URL"],
  ["https://", "NOT_A_URL"],
  ["https://hooks.example/\n", "NOT_A_URL"],
  ["https://who@hooks.example/", "WEBHOOK_URL_PARTS"],
  ["https://who:what@hooks.example/", "WEBHOOK_URL_PARTS"],
  ["https://hooks.example/#part", "WEBHOOK_URL_PARTS"],
  ["https://hooks.example:22/", "WEBHOOK_PORT"],
  ["https://hooks.example:80/", "WEBHOOK_PORT"],
  ["https://hooks.example:1023/", "WEBHOOK_PORT"],
  ["https://127.0.0.1/", "WEBHOOK_ADDRESS"],
  ["https://2130706433/", "WEBHOOK_ADDRESS"],
  ["https://0x7f.1/", "WEBHOOK_ADDRESS"],
  ["https://0177.0.0.1/", "WEBHOOK_ADDRESS"],
  ["https://127.1/", "WEBHOOK_ADDRESS"],
  ["https://①②⑦.0.0.1/", "WEBHOOK_ADDRESS"],
  ["https://[::1]/", "WEBHOOK_ADDRESS"],
  ["https://[::ffff:169.254.169.254]/", "WEBHOOK_ADDRESS"],
  ["https://169.254.169.254/latest/meta-data/", "WEBHOOK_ADDRESS"],
  ["https://localhost/", "WEBHOOK_ADDRESS"],
  ["https://portail.localhost./", "WEBHOOK_ADDRESS"],
  ["https://metadata.google.internal/", "WEBHOOK_ADDRESS"],
  ["https://printer.local/", "WEBHOOK_ADDRESS"],
  [long, "TOO_LONG"],
])("%s: %s", (url, problem) => {
  expect(targetProblem(url, nobody)).toBe(problem);
});

test("an address of the own network is called where the installation says so, that one alone", () => {
  const targets = { plainHttp: false, allowedAddresses: ["10.1.2.3"] };
  expect(["https://10.1.2.3/", "https://10.1.2.4/"].map((url) => targetProblem(url, targets))).toEqual([null, "WEBHOOK_ADDRESS"]);
});

test("the three headers are those of Standard Webhooks, with a signature for each secret", () => {
  const secrets = [newWebhookSecret(), newWebhookSecret()];
  const body = '{"type":"é"}';
  const headers = signatureHeaders({ id: "01JEVENT", at: new Date(), body, secrets });
  for (const secret of secrets) expect(new Webhook(secret).verify(body, headers)).toEqual({ type: "é" });
  expect(() => new Webhook(newWebhookSecret()).verify(body, headers)).toThrow();
  expect(() => new Webhook(secrets[0]!).verify(`${body} `, headers)).toThrow();
  expect(() => new Webhook(secrets[0]!).verify(body, { ...headers, "webhook-id": "01JOTHER" })).toThrow();
});

describe("a name that leads where nothing may be sent", () => {
  test.each([
    [["127.0.0.1"]],
    [["10.0.0.1"]],
    [["169.254.169.254"]],
    [["::1"]],
    [["fd00:ec2::254"]],
    [["::ffff:127.0.0.1"]],
    [["64:ff9b::a9fe:a9fe"]],
    [["8.8.8.8", "127.0.0.1"]],
    [["127.0.0.1", "8.8.8.8"]],
  ])("%j", async (addresses) => {
    let called = 0;
    const port = await answering((_, response) => {
      called += 1;
      response.end();
    });
    const webhooks = new HttpWebhooks({ plainHttp: true, allowedAddresses: [], lookup: leadsTo(...addresses) });
    for (const url of [`http://rebind.example:${port}/`, `https://rebind.example:${port}/`])
      expect(await webhooks.send(message(url))).toEqual({ kind: "failed", code: "ADDRESS_REFUSED" });
    expect(called).toBe(0);
  });

  test("is refused by the look-up of the connection itself, whatever it led to before", async () => {
    let called = 0;
    const port = await answering((_, response) => {
      called += 1;
      response.end();
    });
    const name = rebinding("127.0.0.1", "10.0.0.1", "127.0.0.2");
    const webhooks = new HttpWebhooks({ plainHttp: true, allowedAddresses: ["127.0.0.1"], lookup: name.lookup });
    const send = () => webhooks.send(message(`http://rebind.example:${port}/`));
    expect((await send()).kind).toBe("answered");
    // Another connection, another look-up.
    expect([await send(), await send()]).toEqual(Array(2).fill({ kind: "failed", code: "ADDRESS_REFUSED" }));
    expect([called, name.asked()]).toEqual([1, 3]);
  });

  test("an address that was stored before the rules became stricter is refused as it is called", async () => {
    const port = await answering((_, response) => response.end());
    for (const url of [`http://127.0.0.1:${port}/`, `https://[::1]:${port}/`, "https://who:what@hooks.example/"])
      expect(await new HttpWebhooks(nobody).send(message(url))).toEqual({ kind: "failed", code: "ADDRESS_REFUSED" });
  });
});

describe("what comes of a call", () => {
  const send = async (listener: RequestListener, timeoutMs = 5_000) =>
    new HttpWebhooks({ ...local, timeoutMs }).send(message(`http://127.0.0.1:${await answering(listener)}/`));

  test("redirects are not followed, and nothing of an answer is read but its status", async () => {
    const visited: (string | undefined)[] = [];
    const moved = await send((request, response) => {
      visited.push(request.url);
      response.writeHead(307, { location: "/elsewhere" }).end();
    });
    expect([moved, visited]).toEqual([{ kind: "answered", status: 307, retryAfter: null }, ["/"]]);
    expect(await send((_, response) => void response.writeHead(503, { "retry-after": "7" }).write("x"))).toMatchObject({
      status: 503,
      retryAfter: "7",
    });
  });

  test("who doesn't answer in time, or at all, or not in HTTP", async () => {
    expect(await send(() => undefined, 100)).toEqual({ kind: "failed", code: "TIMED_OUT" });
    // A byte now and then doesn't make it longer.
    const dripping = await listen(
      createNetServer((socket) => {
        const drip = setInterval(() => socket.write("H"), 20);
        socket
          .on("error", () => undefined)
          .on("close", () => clearInterval(drip))
          .resume();
      }),
    );
    const webhooks = new HttpWebhooks({ ...local, timeoutMs: 150 });
    expect(["TIMED_OUT", "NO_HTTP"]).toContain(((await webhooks.send(message(`http://127.0.0.1:${dripping}/`))) as { code: string }).code);
    const rude = await listen(
      createNetServer(
        (socket) =>
          void socket
            .on("error", () => undefined)
            .resume()
            .end("SSH-2.0-OpenSSH\r\n"),
      ),
    );
    expect(await webhooks.send(message(`http://127.0.0.1:${rude}/`))).toEqual({ kind: "failed", code: "NO_HTTP" });
    expect(await send((request) => request.socket.destroy())).toEqual({ kind: "failed", code: "CONNECTION_FAILED" });
    const unknown = ((_: string, __: object, callback: (error: Error) => void) =>
      callback(Object.assign(new Error("unknown"), { code: "ENOTFOUND" }))) as unknown as LookupFunction;
    expect(await new HttpWebhooks({ ...local, lookup: unknown }).send(message("https://hooks.example/"))).toEqual({
      kind: "failed",
      code: "NAME_UNKNOWN",
    });
  });

  test("one that is stopped says so", async () => {
    const stop = new AbortController();
    const port = await answering(() => stop.abort());
    const sent = new HttpWebhooks(local).send(message(`http://127.0.0.1:${port}/`), stop.signal);
    expect(await sent).toEqual({ kind: "failed", code: "STOPPED" });
  });

  test("over TLS only to who proves to be the name's owner", async () => {
    const secure = createHttpsServer({ cert: certificate, key: certificateKey }, (_, response) => response.writeHead(204).end());
    const port = await listen(secure);
    const [url, other] = [`https://hooks.example:${port}/`, `https://other.example:${port}/`];
    const target = { ...local, lookup: leadsTo("127.0.0.1") };
    expect(await new HttpWebhooks({ ...target, ca: certificate }).send(message(url))).toMatchObject({ kind: "answered", status: 204 });
    expect(await new HttpWebhooks({ ...target, ca: certificate }).send(message(other))).toEqual({ kind: "failed", code: "TLS_FAILED" });
    expect(await new HttpWebhooks(target).send(message(url))).toEqual({ kind: "failed", code: "TLS_FAILED" });
  });
});
