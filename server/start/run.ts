import { ConfigError } from "../config.ts";
import { describeError } from "../gateways/describe-error.ts";

const line = (text: string): void => void process.stderr.write(`${text}\n`);

/** Runs a command: what was to be expected ends in one line and exit code 1, surprises in their name and place. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (error instanceof ConfigError) line(error.message);
    else lineOf(error);
    process.exitCode = 1;
  }
}

/** An error by name, code and place: its message may quote what was in the database. */
const lineOf = (error: unknown): void => line(JSON.stringify({ event: "process.fault", ...describeError(error) }));

/** Nobody catches it any more: it is said without its message, and the process ends to be started anew. */
function endAtOnce(error: unknown): void {
  lineOf(error);
  process.exit(1);
}

process.on("uncaughtException", endAtOnce);
process.on("unhandledRejection", endAtOnce);

/** A signal may come twice at once, by way of npm and of the terminal; one that comes later is meant. */
const sameSignalMs = 1_000;

/** Calls `stop` once, at the first signal to end; who signals again ends the process at once. */
export function onSignal(stop: () => Promise<void>): void {
  let stoppingSince: number | null = null;
  const end = (): void => {
    if (stoppingSince !== null) {
      if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    void stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
}
