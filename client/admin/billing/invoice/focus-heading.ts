/** Where the focus goes once a dialog has closed whose button may be gone: a dialog first gives it back to where it came from. */
export const focusHeading = (): void => void requestAnimationFrame(() => document.querySelector("h1")?.focus());
