import type { Request } from "express";

/** More than the limit was sent, or announced. */
export class TooManyBytes extends Error {}

/** The whole body, held in memory; not a byte of it is kept once it is over the limit. */
export async function readBytes(request: Request, limit: number): Promise<Buffer> {
  if (Number(request.headers["content-length"] ?? 0) > limit) throw new TooManyBytes();
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const take = (part: Buffer): void => {
      length += part.length;
      if (length <= limit) parts.push(part);
      else end(() => reject(new TooManyBytes()));
    };
    const finish = (): void => end(() => resolve(Buffer.concat(parts, length)));
    const fail = (): void => end(() => reject(new BrokenOff()));
    const end = (settle: () => void): void => {
      request.off("data", take).off("end", finish).off("aborted", fail).off("error", fail);
      // An error that nobody hears ends the process.
      request.on("error", () => undefined);
      settle();
    };
    request.on("data", take).on("end", finish).on("aborted", fail).on("error", fail);
  });
}

/** Whoever sent it is gone. */
export class BrokenOff extends Error {}

const longestDiscardMs = 30_000;

/**
 * To be called with an answer that comes before the body was read. What is still on its way is read and dropped, as Node does after an
 * answer: closing at once would reset the connection, and the sender would never read why. But not for ever.
 */
export function discardBody(request: Request): void {
  if (request.complete) return;
  request.resume();
  setTimeout(() => {
    if (!request.complete) request.socket.destroy();
  }, longestDiscardMs).unref();
}
