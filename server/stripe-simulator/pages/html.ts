const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Markup that may stand in a page as it is. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | Html | readonly Html[];

const shown = (part: Part): string => {
  if (typeof part === "string") return part.replace(/[&<>"']/g, (character) => entities[character] ?? "");
  return part instanceof Html ? part.text : part.map(({ text }) => text).join("\n");
};

/** Markup with texts in it, which stay texts. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((string, place) => string + (place < parts.length ? shown(parts[place]!) : "")).join(""));

export const nothing = html``;
