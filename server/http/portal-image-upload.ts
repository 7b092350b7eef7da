import type { Request, RequestHandler } from "express";
import type { Logger } from "../gateways/logger.ts";
import type { Actor } from "../kernel/actor.ts";
import { holds } from "../kernel/actor.ts";
import type { Problem } from "../kernel/outcome.ts";
import { toBackgroundImageType } from "../modules/portal-images/background-image.type.ts";
import { imageRefusals, mostBytes } from "../modules/portal-images/image-refusal.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { BrokenOff, readBytes, TooManyBytes } from "./read-bytes.ts";
import { refuseUpload, unexpected } from "./refuse-upload.ts";
import { originOf } from "./request-origin.ts";
import { isFromElsewhere } from "./same-origin.ts";

interface Parts {
  readonly services: Services;
  readonly logger: Logger;
  readonly secure: boolean;
  /** Under which people reach the product: `https:`. */
  readonly protocol: string;
}

/** Who may not even send a body. An API consumer has no say in the portal's settings, whatever its scopes. */
function refusalOf(request: Request, actor: Actor | null, { protocol, services }: Parts): Problem | null {
  if (isFromElsewhere(request, protocol)) return { code: "FORBIDDEN", path: [] };
  if (!actor || actor.kind === "anonymous") return { code: "UNAUTHENTICATED", path: [] };
  if (actor.kind !== "staff" || !holds(actor, "PORTAL_SETTINGS")) return { code: "FORBIDDEN", path: [] };
  return services.portalImages.busy ? imageRefusals.busy : null;
}

/**
 * `POST /uploads/portal-background-image`: the bytes of an image, whatever they are called. They pass through the server rather than
 * straight into the store, as they must be decoded and re-encoded anyway: nothing unchecked ever lies there.
 */
export function portalImageUpload(parts: Parts): RequestHandler {
  const { services, logger, secure } = parts;
  return async (request, response) => {
    const { requestId } = response.locals;
    response.setHeader("Cache-Control", "no-store");
    try {
      const cookies = new Cookies(request, response, secure);
      const actor = await authenticate(request, cookies, services, response.locals, originOf(request, requestId));
      const refusal = refusalOf(request, actor, parts);
      if (refusal || !actor) {
        refuseUpload(request, response, refusal ?? unexpected);
        return;
      }
      const outcome = await services.portalImages.upload(actor, await readBytes(request, mostBytes));
      if (outcome.ok) response.status(201).json({ image: toBackgroundImageType(outcome.value) });
      else refuseUpload(request, response, ...outcome.problems);
    } catch (error) {
      if (error instanceof BrokenOff) return;
      if (!(error instanceof TooManyBytes)) logger.error("http.fault", { requestId, status: 500 }, error);
      refuseUpload(request, response, error instanceof TooManyBytes ? imageRefusals.tooLarge : unexpected);
    }
  };
}
