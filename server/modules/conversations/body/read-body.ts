import type { Outcome } from "../../../kernel/outcome.ts";
import { failure, success } from "../../../kernel/outcome.ts";
import type { MessageBody } from "./clean-body.ts";
import { cleanBody } from "./clean-body.ts";
import { htmlOfText } from "./html-of-text.ts";
import { textOfBody } from "./text-of-body.ts";

/** Of what is kept, markup included. Fits a text column of every database. */
export const longestBody = 20_000;

/** Pasted markup is long before it is cleaned; what is longer than this is not read. */
const longestRead = 200_000;

function within(body: MessageBody, path: readonly string[]): Outcome<MessageBody> {
  if (body.text === "") return failure({ code: "VALIDATION_FAILED", path: [...path], reason: "REQUIRED" });
  return body.html.length > longestBody ? tooLong(path) : success(body);
}

const tooLong = (path: readonly string[]): Outcome<never> =>
  failure({ code: "VALIDATION_FAILED", path: [...path], reason: "TOO_LONG", facts: { maximum: longestBody } });

/** What staff wrote, cleaned; or why it can't be sent. */
export const readBody = (html: string, path: readonly string[]): Outcome<MessageBody> =>
  html.length > longestRead ? tooLong(path) : within(cleanBody(html), path);

/** What a patient wrote, without markup. */
export function readTextBody(text: string, path: readonly string[]): Outcome<MessageBody> {
  if (text.length > longestBody) return tooLong(path);
  const html = htmlOfText(text);
  return within({ html, text: textOfBody(html) }, path);
}
