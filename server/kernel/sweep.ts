/** Something that is to be done again and again, by any number of processes at once. */
export interface Sweep {
  /** Names it in the log: lower-case words with hyphens. */
  readonly name: string;
  readonly everyMs: number;
  /** Ends early where the signal says so: what is left waits for the next time. */
  run(signal: AbortSignal): Promise<void>;
}
