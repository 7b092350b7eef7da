/** Where the focus goes once a dialog has closed, which first gives it back to where it came from. */
export const focusAfterDialog = (id: string): void => void requestAnimationFrame(() => document.getElementById(id)?.focus());
