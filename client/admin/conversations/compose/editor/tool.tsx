import { ToolIcon, type ToolIconName } from "./tool-icon.tsx";

interface ToolProps {
  readonly icon?: ToolIconName;
  readonly label: string;
  /** How the keyboard does it. */
  readonly keys?: string;
  /** Whether it holds where one writes; absent for what is done once. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly first?: boolean;
  readonly onUse: () => void;
}

/** One button of a tool bar. A press of the pointer leaves the focus in the text. */
export const Tool = ({ icon, label, keys, pressed, disabled, first, onUse }: ToolProps) => (
  <button
    type="button"
    className={icon ? "tool" : "tool worded"}
    tabIndex={first ? 0 : -1}
    aria-label={icon ? label : undefined}
    title={icon ? (keys ? `${label} (${keys})` : label) : undefined}
    aria-keyshortcuts={keys?.replace("Ctrl", "Control")}
    aria-pressed={pressed}
    aria-disabled={disabled || undefined}
    onMouseDown={(event) => event.preventDefault()}
    onClick={() => !disabled && onUse()}
  >
    {icon ? <ToolIcon name={icon} /> : label}
  </button>
);
