const deepest = 300;

const tag = /<(\/?)(?!(?:br|hr|img|col|wbr|meta|link|input)\b)[a-z]/gi;

/** Whether elements lie in one another as nobody's text does: reading them would cost the square of their number. */
export function nestsTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing] of html.matchAll(tag)) {
    depth += closing ? -1 : 1;
    if (depth > deepest) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}
