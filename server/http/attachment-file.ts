import { pipeline } from "node:stream/promises";
import type { RequestHandler } from "express";
import { fromGlobalId } from "../graphql/global-id.ts";
import type { Services } from "../services.ts";
import { authenticate } from "./authenticate.ts";
import { Cookies } from "./cookies.ts";
import { plainPage } from "./plain-page.ts";
import { localeOf } from "./request-locale.ts";
import { originOf } from "./request-origin.ts";

const gone = {
  fr: "Ce lien n'est plus valide. Retournez à la conversation et ouvrez la pièce jointe de nouveau.",
  en: "This link is no longer valid. Go back to the conversation and open the attachment again.",
};

/** What opens in no browser's own viewer, and could do nothing there. */
const sealed = "default-src 'none'; sandbox";

/** `GET /files/attachments/<id>?app=…&expires=…&signature=…`: an attachment, for the session that was given this very address. */
export function attachmentFile(services: Services, secure: boolean): RequestHandler<{ id: string }> {
  return async (request, response) => {
    const { clinic, requestId } = response.locals;
    const { app, expires, signature } = request.query;
    if (app === "admin" || app === "portal") request.headers["portail-app"] = app;
    const origin = originOf(request, requestId);
    const actor = await authenticate(request, new Cookies(request, response, secure), services, response.locals, origin);
    const id = fromGlobalId("MessageAttachment", request.params.id);
    const signed = { expires: Number(expires), signature: typeof signature === "string" ? signature : "" };
    const opened = actor && id !== null ? await services.attachments.open(actor, id, signed) : null;
    response.setHeader("Cache-Control", "no-store");
    if (!opened) {
      plainPage(response, 404, gone[localeOf(request, clinic.defaultLocale)]);
      return;
    }
    const { attachment, file } = opened;
    response.attachment(attachment.name).setHeader("Content-Type", attachment.mediaType);
    response.setHeader("Content-Length", file.length).setHeader("Content-Security-Policy", sealed);
    if (request.method === "HEAD") {
      file.stream.destroy();
      response.end();
      return;
    }
    // Whoever leaves early, and a store that breaks off, end the connection: half a file is never taken for a whole one.
    await pipeline(file.stream, response).catch(() => response.destroy());
  };
}
