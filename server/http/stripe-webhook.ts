import type { Request, RequestHandler, Response } from "express";
import type { Logger } from "../gateways/logger.ts";
import type { StripeEventService } from "../modules/billing/stripe-events/stripe-event.service.ts";
import type { ClinicService } from "../modules/clinics/clinic.service.ts";
import type { Hosts } from "./clinic-host.ts";
import { isBaseHost, slugOfHost } from "./clinic-host.ts";
import { BrokenOff, discardBody, readBytes, TooManyBytes } from "./read-bytes.ts";

interface Parts {
  readonly clinics: ClinicService;
  readonly stripeEvents: StripeEventService;
  readonly logger: Logger;
  readonly hosts: Hosts;
}

/** Stripe's own events stay far below it. */
const mostBytes = 1_048_576;

/** A signature has 64 letters, and there are two of them while a secret is being replaced. */
const longestSignature = 4_096;

/** Nobody who calls here has shown yet that they are Stripe: so many bodies are held in memory at most. */
const mostUnderWay = 32;

const longestBodyMs = 10_000;
const secondsUntilRetry = "30";

/** Nothing is said of why: whoever may know asks the log. */
const answer = (request: Request, response: Response, status: number): void => {
  if (status === 503) response.setHeader("Retry-After", secondsUntilRetry);
  response.status(status).end();
  discardBody(request);
};

/** The body as it came, to the byte; whoever sends it a drop at a time doesn't hold a place for long. */
async function readBody(request: Request): Promise<Buffer> {
  const late = setTimeout(() => request.destroy(), longestBodyMs);
  try {
    return await readBytes(request, mostBytes);
  } finally {
    clearTimeout(late);
  }
}

/**
 * `POST /webhooks/stripe`, at a clinic's host or at the installation's own. 200 says that the event is kept, 400 that Stripe didn't
 * sign it just now with a secret that is known here, 503 that it is to be sent again.
 */
export function stripeWebhook({ clinics, stripeEvents, logger, hosts }: Parts): RequestHandler {
  let underWay = 0;

  async function receive(request: Request, response: Response): Promise<number> {
    const { host } = request.headers;
    const base = isBaseHost(host, hosts);
    const slug = slugOfHost(host, hosts);
    const clinic = slug === null ? null : await clinics.findBySlug(slug);
    if (!clinic && !base) return 404;
    if (clinic) response.locals.clinic = clinic;
    const signature = request.headers["stripe-signature"];
    if (typeof signature !== "string" || signature.length > longestSignature) return 400;
    const body = await readBody(request);
    return (await stripeEvents.receive({ clinicId: clinic?.id ?? null, base }, body, signature)) === "TAKEN" ? 200 : 400;
  }

  return async (request, response) => {
    response.setHeader("Cache-Control", "no-store");
    if (request.method !== "POST") {
      response.setHeader("Allow", "POST");
      return answer(request, response, 405);
    }
    if (underWay >= mostUnderWay) return answer(request, response, 503);
    underWay += 1;
    try {
      answer(request, response, await receive(request, response));
    } catch (error) {
      if (error instanceof BrokenOff) return;
      if (error instanceof TooManyBytes) return answer(request, response, 413);
      logger.error("http.fault", { requestId: response.locals.requestId, status: 503 }, error);
      answer(request, response, 503);
    } finally {
      underWay -= 1;
    }
  };
}
