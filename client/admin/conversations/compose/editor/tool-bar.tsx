import { type KeyboardEvent, type ReactNode, useRef } from "react";

interface ToolBarProps {
  readonly label: string;
  /** The field that the tools work on. */
  readonly controls: string;
  readonly children: ReactNode;
}

const steps: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowRight: (place, count) => (place + 1) % count,
  ArrowLeft: (place, count) => (place - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** One stop of the Tab key; the arrows lead from tool to tool. */
export function ToolBar({ label, controls, children }: ToolBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const tools = (): HTMLButtonElement[] => [...(bar.current?.querySelectorAll("button") ?? [])];
  const rest = (chosen: HTMLButtonElement): void => {
    for (const tool of tools()) tool.tabIndex = tool === chosen ? 0 : -1;
  };
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    const all = tools();
    const place = all.findIndex((tool) => tool === document.activeElement);
    if (!step || place === -1) return;
    event.preventDefault();
    all[step(place, all.length)]?.focus();
  };
  return (
    <div
      ref={bar}
      className="tool-bar"
      role="toolbar"
      aria-label={label}
      aria-controls={controls}
      onKeyDown={move}
      onFocus={({ target }) => target instanceof HTMLButtonElement && rest(target)}
    >
      {children}
    </div>
  );
}
