import type { SpanContext } from "@opentelemetry/api";
import { isSpanContextValid } from "@opentelemetry/api";

const header = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The caller's span (W3C Trace Context, version 00); null for what is none. */
export function readTraceparent(text: string): SpanContext | null {
  const [, traceId, spanId, flags] = header.exec(text) ?? [];
  if (!traceId || !spanId || !flags) return null;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
  return isSpanContextValid(context) ? context : null;
}

export const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string =>
  `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, "0")}`;
