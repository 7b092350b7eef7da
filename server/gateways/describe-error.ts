import { pickSafeFields } from "./safe-fields.ts";

const frame = /^ {4}at (?:(?:async |new )*[\w$.<>[\] ]+ \()?(?:file:\/\/|node:|\/)[\w./@+-]+:\d+:\d+\)?$/;
const mostFrames = 20;

/**
 * Where the error was thrown. The message is at the head of a stack and may look like anything, frames included: it is cut off
 * exactly, and without certainty about where it ends there is no stack.
 */
function framesOf({ stack, message }: Error): string[] {
  if (typeof stack !== "string" || typeof message !== "string") return [];
  const at = message === "" ? 0 : stack.indexOf(message);
  const head = stack.slice(0, Math.max(at, 0));
  if (at < 0 || head.includes("\n")) return [];
  const lines = stack
    .slice(at + message.length)
    .split("\n")
    .slice(1);
  return lines.filter((line) => frame.test(line)).slice(0, mostFrames);
}

const property = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/**
 * What may be known of an error: its name, its code and where it was thrown. Never its message, and nothing else it carries: a
 * database error quotes values, an SMTP error addresses.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { errorName: "NotAnError" };
  const codes = [property(error, "code"), property(property(error, "driverError"), "code"), property(error.cause, "code")];
  const errorCode = codes.find((code) => "errorCode" in pickSafeFields({ errorCode: code }));
  const stack = framesOf(error);
  return {
    ...pickSafeFields({ errorName: error.name, errorCode }),
    ...(stack.length > 0 ? { stack: stack.map((line) => line.trim()) } : {}),
  };
}
