/** The elements that a body may hold. */
export const bodyTags = [
  ...["p", "br", "strong", "em", "u", "ul", "ol", "li", "a", "h3"],
  ...["table", "thead", "tbody", "tr", "th", "td"],
] as const;

export const attributesAllowed: Record<string, string[]> = {
  a: ["href", "rel", "target"],
  td: ["colspan", "rowspan"],
  th: ["colspan", "rowspan"],
};

export const deepestNesting = 20;

const plainTag = "<\\/?(?:p|strong|em|u|ul|ol|li|h3|table|thead|tbody|tr|th|td)>|<br \\/>|<\\/a>";
const linkTag = '<a href="(?:https?:\\/\\/|mailto:|tel:)[^"<>]*" rel="noopener noreferrer nofollow" target="_blank">';
const cellTag = '<t[dh](?: colspan="\\d{1,2}")?(?: rowspan="\\d{1,2}")?>';

/** One piece of a body: an element's tag, or the text between two. */
export const pieces = (): RegExp => new RegExp(`${plainTag}|${linkTag}|${cellTag}|[^<>]+`, "gy");

/** Whether these are nothing but the tags that we write, letter by letter, with text between them. */
export function isWrittenByUs(html: string): boolean {
  const piece = pieces();
  let end = 0;
  while (piece.test(html)) end = piece.lastIndex;
  return end === html.length;
}
