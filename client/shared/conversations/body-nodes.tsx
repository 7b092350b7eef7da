import { createElement, Fragment, type ReactNode } from "react";
import { BodyLink } from "./body-link.tsx";
import { BodyTable } from "./body-table.tsx";
import { safeHref } from "./safe-href.ts";

/** Elements that come as they are; `h3` becomes a heading of the level that fits where the message stands. */
const plain = new Set(["p", "strong", "em", "u", "li", "ul", "ol", "thead", "tbody", "tr"]);

/** Between their children there is only white space, which tables and lists may not hold. */
const parents = new Set(["table", "thead", "tbody", "tr", "ul", "ol"]);

/** Elements whose text is not for reading. */
const unreadable = new Set(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title", "textarea", "select"]);

function spanOf(cell: Element, name: "colspan" | "rowspan"): number | undefined {
  const span = Number(cell.getAttribute(name));
  return Number.isInteger(span) && span > 1 && span <= 50 ? span : undefined;
}

function nodesIn(parent: Node, level: number): ReactNode[] {
  const spaced = !parents.has(parent.nodeName.toLowerCase());
  return [...parent.childNodes].map((child, index) => {
    if (child instanceof Text) return spaced || child.data.trim() !== "" ? child.data : null;
    return child instanceof Element ? <Fragment key={index}>{elementOf(child, level)}</Fragment> : null;
  });
}

function elementOf(element: Element, level: number): ReactNode {
  const name = element.localName;
  if (unreadable.has(name)) return null;
  if (name === "br") return <br />;
  const children = nodesIn(element, level);
  if (plain.has(name)) return createElement(name, null, ...children);
  if (name === "h3") return createElement(`h${level}`, null, ...children);
  if (name === "table") return <BodyTable>{children}</BodyTable>;
  if (name === "td" || name === "th") {
    return createElement(name, { colSpan: spanOf(element, "colspan"), rowSpan: spanOf(element, "rowspan") }, ...children);
  }
  const href = name === "a" ? safeHref(element.getAttribute("href")) : null;
  return href === null ? children : <BodyLink href={href}>{children}</BodyLink>;
}

/**
 * A message's HTML as nodes of our own making: nothing comes into the page but elements and attributes that are named here. The server
 * has cleaned it before; this is the second lock. A document made by `DOMParser` runs no script and loads nothing.
 */
export const bodyNodes = (html: string, headingLevel: number): ReactNode[] =>
  nodesIn(new DOMParser().parseFromString(html, "text/html").body, headingLevel);
