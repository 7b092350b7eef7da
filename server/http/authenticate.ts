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

/**
 * Whoever sends the request; null when it brings a token that is not valid. A cookie that is over counts as none. A page knows by its
 * address of which app the session counts.
 */
export async function authenticate(
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
    return token ? sessions.consumers.authenticate({ clinicId, token, audience: audienceAt(clinicAddress) }, origin) : null;
  }
  const active = isActivity(request);
  for (const app of apps) {
    const token = cookies.token(app);
    if (!token) continue;
    const found =
      app === "admin"
        ? await sessions.staff.authenticate(clinicId, token, origin, active)
        : await sessions.signIn.authenticate(clinicId, token, origin, active);
    if (found) return found;
  }
  return { kind: "anonymous", clinicId, origin };
}
