import { rootElement } from "./root-element.ts";

/** A tab that nobody looks at paints nothing. */
const mostMilliseconds = 300;

const painted = (): Promise<unknown> =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, mostMilliseconds);
  });

/** Has the browser fetch together what the app is going to ask for one after the other. */
function fetchFiles(): void {
  const files = document.getElementById("page-files");
  if (files instanceof HTMLTemplateElement) files.replaceWith(files.content);
}

/** Once what the server rendered can be seen; at once where there is nothing to see yet. */
export async function firstPaint(): Promise<void> {
  if (rootElement().hasChildNodes()) await painted();
  fetchFiles();
}
