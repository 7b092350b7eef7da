import type { IncomingMessage } from "node:http";
import type { Response } from "express";
import type { App } from "../graphql/context.ts";
import type { Actor, Origin } from "../kernel/actor.ts";
import type { Services } from "../services.ts";
import type { Cookies } from "./cookies.ts";

type Sessions = Pick<Services, "staff" | "signIn" | "consumers">;

const bearer = /^Bearer +(\S+)$/i;

/** The admin app and the portal each say which they are: a browser may hold a session of both. */
const wantedApps = (request: IncomingMessage): readonly App[] => {
  const app = request.headers["portail-app"];
  return app === "admin" || app === "portal" ? [app] : ["admin", "portal"];
};

/** What a page asks for by itself, again and again, is nobody's activity: it keeps no session alive. */
const isActivity = (request: IncomingMessage): boolean => request.headers["portail-background"] !== "1";

/** What a token that a program signed itself must be for: this API, at the address that the configuration makes. */
const audienceAt = (clinicAddress: URL): string => new URL("/graphql", clinicAddress).href;

/** The apps' sessions one after the other: most requests say of which app they are, and wait for nothing but its session. */
async function sessionAmong(apps: readonly App[], find: (app: App) => Promise<Actor | null> | null): Promise<Actor | null> {
  for (const app of apps) {
    const found = await find(app);
    if (found) return found;
  }
  return null;
}

/**
 * Whoever sends the request; null when it brings a token that is not valid. A cookie that is over counts as none. A page knows by its
 * address of which app the session counts.
 */
export function authenticate(
  request: IncomingMessage,
  cookies: Cookies,
  sessions: Sessions,
  { clinic: { id: clinicId }, clinicAddress }: Response["locals"],
  origin: Origin,
  apps: readonly App[] = wantedApps(request),
): Promise<Actor | null> {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, token] = bearer.exec(authorization) ?? [];
    return token
      ? sessions.consumers.authenticate({ clinicId, token, audience: audienceAt(clinicAddress) }, origin)
      : Promise.resolve(null);
  }
  const active = isActivity(request);
  const find = (app: App): Promise<Actor | null> | null => {
    const token = cookies.token(app);
    return token === null ? null : sessions[app === "admin" ? "staff" : "signIn"].authenticate(clinicId, token, origin, active);
  };
  const [only, ...others] = apps;
  const found = only && others.length === 0 ? find(only) : sessionAmong(apps, find);
  const anonymous: Actor = { kind: "anonymous", clinicId, origin };
  return found ? found.then((actor) => actor ?? anonymous) : Promise.resolve(anonymous);
}
