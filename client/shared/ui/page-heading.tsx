import { useEffect, useRef, type ReactNode } from "react";

let firstPage = true;

interface PageHeadingProps {
  readonly title: string;
  /** What follows the page's name in the window's title: the clinic's name. */
  readonly place?: string;
  readonly children?: ReactNode;
}

/** The page's one `h1`. After a change of page it takes the focus, so that a screen reader says where one is. */
export function PageHeading({ title, place, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!firstPage) heading.current?.focus();
    firstPage = false;
  }, []);
  useEffect(() => {
    document.title = place ? `${title} – ${place}` : title;
  }, [title, place]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
