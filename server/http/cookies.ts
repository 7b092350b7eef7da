import type { IncomingMessage, ServerResponse } from "node:http";
import { parseCookie, stringifySetCookie } from "cookie";
import type { App, Browser } from "../graphql/context.ts";
import type { Device } from "../kernel/device.ts";
import { deviceOf } from "../kernel/device.ts";
import { newSecretToken } from "../kernel/secret-token.ts";

type CookieName = "admin" | "portal" | "browser" | "admin-pending";

const tokenPattern = /^[\w-]{43}$/;

/** The product's cookies in one browser: two sessions, a sign-in that waits for its second step, and the nonce that binds one-time codes to it. */
export class Cookies implements Browser {
  readonly #response: ServerResponse;
  readonly #sent: Readonly<Record<string, string | undefined>>;
  readonly #secure: boolean;
  readonly #userAgent: string | undefined;
  #nonce: string | undefined;

  constructor(request: IncomingMessage, response: ServerResponse, secure: boolean) {
    this.#response = response;
    this.#sent = parseCookie(request.headers.cookie ?? "");
    this.#secure = secure;
    this.#userAgent = request.headers["user-agent"];
  }

  get device(): Device {
    return deviceOf(this.#userAgent);
  }

  /** The token of a session cookie, if there is one of the right shape. */
  token(app: App): string | null {
    return this.#read(app);
  }

  /** Whether a one-time code was asked for in this browser. */
  hasNonce(): boolean {
    return this.#read("browser") !== null;
  }

  nonce(): string {
    this.#nonce ??= this.#read("browser") ?? undefined;
    if (this.#nonce === undefined) {
      this.#nonce = newSecretToken();
      this.#write("browser", this.#nonce, null);
    }
    return this.#nonce;
  }

  startSession(app: App, token: string, expiresAt: Date | null): void {
    this.#write(app, token, expiresAt);
  }

  endSession(app: App): void {
    this.#write(app, "", new Date(0));
  }

  pendingSignIn(): string | null {
    return this.#read("admin-pending");
  }

  startPendingSignIn(token: string, expiresAt: Date): void {
    this.#write("admin-pending", token, expiresAt);
  }

  endPendingSignIn(): void {
    this.#write("admin-pending", "", new Date(0));
  }

  #read(name: CookieName): string | null {
    const value = this.#sent[this.#nameOf(name)];
    return value !== undefined && tokenPattern.test(value) ? value : null;
  }

  /** `__Host-` keeps other hosts of the domain from setting it, and needs TLS. */
  #nameOf(name: CookieName): string {
    return `${this.#secure ? "__Host-" : ""}portail-${name}`;
  }

  #write(name: CookieName, value: string, expires: Date | null): void {
    const options = { httpOnly: true, secure: this.#secure, sameSite: "lax", path: "/", ...(expires && { expires }) } as const;
    this.#response.appendHeader("Set-Cookie", stringifySetCookie(this.#nameOf(name), value, options));
  }
}
