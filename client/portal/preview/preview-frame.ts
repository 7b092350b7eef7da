/** Null when a page of another origin holds the frame. */
const frame = (globalThis.window?.frameElement ?? null) as HTMLElement | null;

/** The frame in which the settings form shows what is not saved yet; null everywhere else. */
export const previewFrame: HTMLElement | null = frame && "portalPreview" in frame.dataset ? frame : null;
