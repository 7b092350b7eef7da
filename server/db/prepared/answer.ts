/** What a statement gave, as its driver has it: each row by its columns' places. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  /** How many rows a write touched. */
  readonly affected: number;
}
