import type { Request, RequestHandler } from "express";
import type { Logger } from "../gateways/logger.ts";
import { toGlobalId } from "../graphql/global-id.ts";
import type { Actor } from "../kernel/actor.ts";
import { holds } from "../kernel/actor.ts";
import type { Problem } from "../kernel/outcome.ts";
import { attachmentRefusals, mostAttachmentBytes } from "../modules/conversations/attachments/attachment-refusal.ts";
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

/** Who may not even send a body. */
function refusalOf(request: Request, actor: Actor | null, { protocol, services }: Parts): Problem | null {
  if (isFromElsewhere(request, protocol)) return { code: "FORBIDDEN", path: [] };
  if (!actor || actor.kind === "anonymous") return { code: "UNAUTHENTICATED", path: [] };
  if (!holds(actor, "CONVERSATIONS_WRITE")) return { code: "FORBIDDEN", path: [] };
  return services.attachments.busy ? attachmentRefusals.busy : null;
}

/** In a header, as names of files say things that addresses must not. */
function nameOf({ headers }: Request): string {
  const sent = headers["portail-file-name"];
  try {
    return typeof sent === "string" ? decodeURIComponent(sent.slice(0, 2_000)) : "";
  } catch {
    return "";
  }
}

/** `POST /files/attachments`: the bytes of a PDF, JPEG or PNG, whatever they are called. Answers what a message can then take along. */
export function attachmentUpload(parts: Parts): RequestHandler {
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
      const outcome = await services.attachments.upload(actor, nameOf(request), await readBytes(request, mostAttachmentBytes));
      if (!outcome.ok) {
        refuseUpload(request, response, ...outcome.problems);
        return;
      }
      const { id, name, mediaType, bytes } = outcome.value;
      response.status(201).json({ attachment: { id: toGlobalId("MessageAttachment", id), name, mediaType, bytes } });
    } catch (error) {
      if (error instanceof BrokenOff) return;
      if (!(error instanceof TooManyBytes)) logger.error("http.fault", { requestId, status: 500 }, error);
      refuseUpload(request, response, error instanceof TooManyBytes ? attachmentRefusals.tooLarge : unexpected);
    }
  };
}
