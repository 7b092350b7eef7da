import { serverNow } from "../graphql/server-clock.ts";
import type { SessionEnd } from "./session-end.ts";

/**
 * Why the server no longer knows somebody. A request of the page's own may hear of it before the page's clock does, as after a
 * computer slept: then, too, the time without activity has run out.
 *
 * @param idleExpiresAt when the session would have ended, as far as the page knew; null where it does not end so
 */
export const whyLost = (idleExpiresAt: string | null): SessionEnd =>
  idleExpiresAt !== null && Date.parse(idleExpiresAt) <= serverNow() ? "idle" : "lost";
