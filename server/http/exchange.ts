import type { IncomingMessage, ServerResponse } from "node:http";
import type { Response } from "express";

type Locals = Response["locals"];

/** Node's own response, and beside it what is known of its request: all that the handlers of every request use of Express. */
export interface Exchange extends ServerResponse {
  locals: Locals;
}

export type Next = (error?: unknown) => void;

/** A handler that Express can run, and that runs without it. */
export type Handler = (request: IncomingMessage, response: Exchange, next: Next) => void | Promise<void>;

export type FaultHandler = (error: unknown, request: IncomingMessage, response: Exchange) => void;

/** The path of the address, without what follows it. */
export const pathOf = ({ url = "/" }: IncomingMessage): string => {
  const end = url.indexOf("?");
  return end < 0 ? url : url.slice(0, end);
};

/** Handlers one after the other, without a router: each goes on to the next one, or answers. */
export function inTurn(handlers: readonly Handler[], onFault: FaultHandler): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, plain) => {
    const response = Object.assign(plain, { locals: {} as Locals });
    let place = 0;
    const next: Next = (error) => {
      const handler = handlers[place];
      place += 1;
      if (error !== undefined || !handler) {
        onFault(error, request, response);
        return;
      }
      try {
        const done = handler(request, response, next);
        if (done) done.catch((fault: unknown) => onFault(fault, request, response));
      } catch (fault) {
        onFault(fault, request, response);
      }
    };
    next();
  };
}

/** An answer in JSON, whose headers are set already but for its length. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  if (!response.hasHeader("Content-Type")) response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.writeHead(status, { "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}
