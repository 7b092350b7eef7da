const key = "portail-notification";

const tokenPattern = /^#([\w-]{43})$/;

/** Of this tab alone, so that it survives a reload and the way back from the full sign-in. */
export const keptToken = (): string | null => sessionStorage.getItem(key);

export const dropToken = (): void => sessionStorage.removeItem(key);

/**
 * To be called before anything else looks at the address: the token goes out of it and of the history at once, so that neither a
 * shoulder surfer nor the next person at the computer finds it there.
 */
export function takeArrival(): void {
  const [, token] = tokenPattern.exec(location.hash) ?? [];
  if (!token) return;
  sessionStorage.setItem(key, token);
  history.replaceState(history.state, "", location.pathname + location.search);
}
