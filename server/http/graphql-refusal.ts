import type { Response } from "express";

/** An answer to a request that GraphQL never saw, or refused as a whole; in the media type that was agreed on. */
export const refuse = (response: Response, status: number, code: string, message: string): void => {
  response.status(status).json({ errors: [{ message, extensions: { code, requestId: response.locals.requestId } }] });
};
