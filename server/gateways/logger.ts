import pino, { type DestinationStream } from "pino";
import { describeError } from "./describe-error.ts";
import { pickSafeFields, type LogFields } from "./safe-fields.ts";

type Level = "debug" | "info" | "warn" | "error" | "fatal";

export type { LogFields };

/**
 * Writes one JSON line an event. The event is a dotted name fixed in the code ("outbox.sent"), never a sentence with values in it;
 * the fields are an allow-list; of an error only name, code and place come out.
 */
export type Logger = {
  readonly [Name in Level]: (event: string, fields?: LogFields, error?: unknown) => void;
} & {
  /** A logger whose lines all carry these fields. */
  child(fields: LogFields): Logger;
};

const eventName = /^[a-z]+(?:-[a-z]+)*(?:\.[a-z]+(?:-[a-z]+)*)+$/;

/** Lines leave together, after a moment; what went wrong leaves at once, with all that came before it. */
const standardOutput = () => pino.destination({ fd: 1, sync: false, minLength: 12_288, periodicFlush: 100 });

function wrap(lines: pino.Logger, flush: () => void): Logger {
  const write =
    (level: Level) =>
    (event: string, fields: LogFields = {}, ...errors: readonly unknown[]): void => {
      if (!lines.isLevelEnabled(level)) return;
      const described = errors.length > 0 && errors[0] !== undefined ? describeError(errors[0]) : {};
      lines[level]({ ...described, ...pickSafeFields(fields) }, eventName.test(event) ? event : "event.unnamed");
      if (level === "error" || level === "fatal") flush();
    };
  return {
    debug: write("debug"),
    info: write("info"),
    warn: write("warn"),
    error: write("error"),
    fatal: write("fatal"),
    child: (fields) => wrap(lines.child(pickSafeFields(fields)), flush),
  };
}

export function createLogger({ level, destination }: { readonly level: string; readonly destination?: DestinationStream }): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    messageKey: "event",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  if (destination) return wrap(pino(options, destination), () => undefined);
  const output = standardOutput();
  return wrap(pino(options, output), () => output.flushSync());
}
