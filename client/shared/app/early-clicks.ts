let pressed: HTMLElement | null = null;

function keep({ target }: Event): void {
  if (target instanceof Element) pressed = target.closest("button");
}

/** What is pressed in a page that the server rendered waits until the app answers to it. Links work without the app. */
export const keepEarlyClicks = (): void => addEventListener("click", keep, { capture: true });

export function answerEarlyClicks(): void {
  removeEventListener("click", keep, { capture: true });
  const button = pressed;
  pressed = null;
  // Not from within React's own work: it then takes over the part of the page that the button is in.
  setTimeout(() => button?.isConnected && button.click());
}
