import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Dashboard } from "../dashboard.ts";
import type { SessionRecord } from "../world/records.ts";
import { checkoutPage, returnUrl, unknownPage } from "./checkout-page.ts";
import { pageStyles } from "./styles.ts";
import { localeOf } from "./texts.ts";

interface Asked {
  readonly url: URL;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

const longestForm = 1_000;

/** A form's answer may lead on to where people came from: browsers ask for that to be named, too. */
function headersFor(session: SessionRecord | null): Record<string, string> {
  const origins = session ? [session.successUrl, session.cancelUrl ?? session.successUrl].map((url) => new URL(url).origin) : [];
  const forms = ["'self'", ...new Set(origins)].join(" ");
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action ${forms}; frame-ancestors 'none'`,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  };
}

function findSession(dashboard: Dashboard, url: URL): SessionRecord | null {
  try {
    return /^\/c\/pay\/\w+$/.test(url.pathname) ? dashboard.session(url.pathname) : null;
  } catch {
    return null;
  }
}

/** Does what a button says, where it still can be done. Answers whether the page is done with. */
function act(dashboard: Dashboard, session: SessionRecord, what: string | null): boolean {
  const debitOnItsWay = session.status === "complete" && !session.paid && dashboard.intent(session.id).status === "processing";
  if (session.status === "open" && (what === "card" || what === "debit" || what === "declined")) {
    dashboard.pay(session.id, { method: what });
    return what !== "declined";
  }
  if (debitOnItsWay && (what === "arrives" || what === "fails")) dashboard.settleDebit(session.id, what);
  return false;
}

async function readAct(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers["content-length"] ?? Infinity) > longestForm) return null;
  return new URLSearchParams(await text(request)).get("act");
}

/** Only this page's own forms are heard. */
const isOwn = ({ headers }: IncomingMessage): boolean => ["same-origin", "none", undefined].includes(headers["sec-fetch-site"] as string);

/** The page on which somebody pays. */
export async function servePage(dashboard: Dashboard, { url, request, response }: Asked): Promise<void> {
  if (url.pathname === "/page.css") {
    response.writeHead(200, { "content-type": "text/css; charset=utf-8" }).end(pageStyles);
    return;
  }
  const session = findSession(dashboard, url);
  if (!session) {
    response.writeHead(404, headersFor(null)).end(unknownPage(localeOf(request.headers["accept-language"] ?? null)));
    return;
  }
  let declined = false;
  if (request.method === "POST") {
    const what = isOwn(request) ? await readAct(request) : null;
    if (act(dashboard, session, what)) {
      response.writeHead(303, { ...headersFor(session), location: returnUrl(session) }).end();
      return;
    }
    declined = what === "declined" && session.status === "open";
  }
  const intent = session.intentId === null ? null : dashboard.intent(session.id);
  response.writeHead(200, headersFor(session)).end(checkoutPage({ session, intent, declined }));
}
