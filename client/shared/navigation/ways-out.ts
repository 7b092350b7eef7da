type Ask = (proceed: () => void) => void;
type Undo = () => void;

/** Closing or reloading the tab: the browser asks in its own words. */
export function guardTab(passing: () => boolean): Undo {
  const hold = (event: BeforeUnloadEvent): void => {
    if (!passing()) event.preventDefault();
  };
  addEventListener("beforeunload", hold);
  return () => removeEventListener("beforeunload", hold);
}

/** Links within the app, caught before the router sees them. */
export function guardLinks(passing: () => boolean, ask: Ask): Undo {
  const hold = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (passing() || !link || link.target || link.origin !== location.origin || link.pathname === location.pathname) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    ask(() => link.click());
  };
  document.addEventListener("click", hold, { capture: true });
  return () => document.removeEventListener("click", hold, { capture: true });
}

const entryIndex = (): number => (history.state as { idx?: number } | null)?.idx ?? 0;

let holdBack: ((event: PopStateEvent) => void) | null = null;

// On `window` listeners run in the order of their registration: this one must be there before the router's.
globalThis.addEventListener?.("popstate", (event) => holdBack?.(event));

/** Back and forward: the browser has already moved, so it is brought back before the router notices. */
export function guardBack(passing: () => boolean, ask: Ask): Undo {
  const here = entryIndex();
  holdBack = (event) => {
    if (passing()) return;
    event.stopImmediatePropagation();
    const moved = entryIndex() - here;
    if (moved === 0) return;
    history.go(-moved);
    ask(() => history.go(moved));
  };
  return () => {
    holdBack = null;
  };
}
