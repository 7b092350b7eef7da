import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The event, as who has the secret reads it; throws where the signature doesn't fit. */
  read(secret: string): ReceivedEvent;
}

export interface ReceivedEvent {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the receiver answers: a status, or what it does with the answer itself. */
export type Reply = number | ((response: ServerResponse) => void);

export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** By default 204. */
  reply: (path: string, count: number) => Reply;
  /** What came since the last time that it was asked. */
  take(): Received[];
  stop(): Promise<void>;
}

/** Reads by the library of Standard Webhooks, at the time at which it was sent. */
function readAt(body: string, headers: IncomingHttpHeaders, secret: string): ReceivedEvent {
  const now = jest.spyOn(Date, "now").mockReturnValue(Number(headers["webhook-timestamp"]) * 1_000);
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>) as ReceivedEvent;
  } finally {
    now.mockRestore();
  }
}

/** An integrating team's server on this machine. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let taken = 0;
  const receiver: { -readonly [Name in keyof WebhookReceiver]: WebhookReceiver[Name] } = {
    url: "",
    received,
    reply: () => 204,
    take: () => {
      const since = received.slice(taken);
      taken = received.length;
      return since;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (chunk: string) => (body += chunk));
    request.on("end", () => {
      const { headers, url: path = "/" } = request;
      received.push({ path, headers, body, read: (secret) => readAt(body, headers, secret) });
      const reply = receiver.reply(path, received.filter((each) => each.path === path).length);
      if (typeof reply === "number") response.writeHead(reply).end("not read");
      else reply(response);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}
