import type { Actor } from "../kernel/actor.ts";
import type { Device } from "../kernel/device.ts";
import type { Locale } from "../kernel/locale.ts";

/** The clinic that the host name stands for, as far as every request needs it. */
export interface RequestClinic {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly defaultLocale: Locale;
}

export type App = "admin" | "portal";

/** What a session that begins or ends leaves in the browser. */
export interface Browser {
  /** What it says it is. */
  readonly device: Device;
  /** The token of the session that it brought, live or not. */
  token(app: App): string | null;
  /** Binds a one-time code to the browser that asked for it; made on first use. */
  nonce(): string;
  startSession(app: App, token: string, expiresAt: Date | null): void;
  endSession(app: App): void;
  /** The token of a staff sign-in that waits for its second step. */
  pendingSignIn(): string | null;
  startPendingSignIn(token: string, expiresAt: Date): void;
  endPendingSignIn(): void;
}

/** One request, as resolvers see it. */
export interface Context {
  /** Changes once at most: when the operation itself signs somebody in or out. */
  actor: Actor;
  readonly clinic: RequestClinic;
  /** Where the clinic is for the caller, without a path. */
  readonly address: URL;
  /** The language of `message` in errors. */
  readonly locale: Locale;
  readonly browser: Browser;
}
