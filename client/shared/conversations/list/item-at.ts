/** A listed message by its place in the conversation. */
export const itemAt = (list: HTMLElement, position: number): HTMLElement | null =>
  list.querySelector<HTMLElement>(`[data-position="${position}"]`);
