const longestPreview = 120;

/** How a message begins, on one line. */
export function previewOf(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  const characters = Array.from(line.slice(0, 4 * longestPreview));
  return characters.length <= longestPreview
    ? characters.join("")
    : `${characters
        .slice(0, longestPreview - 1)
        .join("")
        .trimEnd()}…`;
}
