/** An answer's `data` that is JSON text already. */
export class WrittenData {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** As results hold their data: nobody looks into it between here and the text of the answer. */
  asData(): Record<string, unknown> {
    return this as unknown as Record<string, unknown>;
  }
}

/** An answer as text, ended by a line's end for those who read it in a terminal. */
export const stringifyAnswer = (answer: { readonly data?: unknown }): string =>
  answer.data instanceof WrittenData ? `{"data":${answer.data.text}}\n` : `${JSON.stringify(answer)}\n`;
