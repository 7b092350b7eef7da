/** What a statement gave, as its driver has it: each row by its columns' places. */
export interface Answer {
  /** Asked for once: from then on it is known how a statement's rows are read. */
  columns(): readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** How many rows a write touched. */
  readonly affected: number;
}
