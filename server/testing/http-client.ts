import { request } from "node:http";
import type { IncomingHttpHeaders } from "node:http";

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** One browser, or one program: speaks HTTP to a clinic's host name and keeps its cookies. */
export class HttpClient {
  readonly #port: number;
  readonly #host: string;
  readonly cookies = new Map<string, string>();

  constructor(port: number, host: string) {
    this.#port = port;
    this.#host = host;
  }

  async send(path: string, { method = "GET", headers = {}, body }: Sending = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await new Promise<Answer>((resolve, reject) => {
      const sent = request(
        {
          host: "127.0.0.1",
          port: this.#port,
          path,
          method,
          headers: { host: `${this.#host}:${this.#port}`, ...(cookie && { cookie }), ...headers },
          agent: false,
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on("data", (part: Buffer) => parts.push(part));
          response.on("error", reject);
          response.on("end", () => {
            const bytes = Buffer.concat(parts);
            resolve({ status: response.statusCode ?? 0, headers: response.headers, text: bytes.toString("utf8"), bytes });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
    this.#keep(answer.headers["set-cookie"] ?? []);
    return answer;
  }

  #keep(cookies: readonly string[]): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (!name) continue;
      if (value === "" || value === undefined) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}
