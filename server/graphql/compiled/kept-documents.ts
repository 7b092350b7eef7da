import type { PreparedDocument } from "./prepared-document.ts";

/** What is parsed takes some hundred bytes for each of its characters. */
const mostCharacters = 300_000;

/** A longer one was written for one call, with what it writes inside. */
const longestKept = 30_000;

/** The documents that were asked for last, as far as there is room. */
export class KeptDocuments {
  readonly #kept = new Map<string, PreparedDocument>();
  #characters = 0;

  get(text: string): PreparedDocument | undefined {
    if (text.length > longestKept) return undefined;
    const found = this.#kept.get(text);
    if (!found) return undefined;
    this.#kept.delete(text);
    this.#kept.set(text, found);
    return found;
  }

  add(prepared: PreparedDocument): PreparedDocument {
    const { text } = prepared;
    if (text.length > longestKept) return prepared;
    this.#kept.set(text, prepared);
    this.#characters += text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#characters <= mostCharacters) break;
      this.#kept.delete(oldest);
      this.#characters -= oldest.length;
    }
    return prepared;
  }
}
