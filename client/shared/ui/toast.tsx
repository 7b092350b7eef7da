import { useCallback, useEffect, useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import { useSharedText } from "../language/use-text.ts";
import { Icon } from "./icon.tsx";
import "./toast.css";

const lingerMilliseconds = 20_000;

interface ToastProps {
  /** Null while there is nothing to say: the region is there all the same, so that what it says later is read. */
  readonly message: ReactNode;
  readonly kind?: "success" | "warning";
  /** What can be done about it. */
  readonly children?: ReactNode;
  readonly onDismiss: () => void;
}

/**
 * Says what was just done and never takes the focus. It goes when dismissed, or a while after the pointer or the focus, having come,
 * have left it again: nobody has to be quick.
 */
export function Toast({ message, kind = "success", children, onDismiss }: ToastProps) {
  const text = useSharedText();
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const open = message !== null;

  const dismiss = useCallback(() => {
    const inside = box.current?.contains(document.activeElement);
    onDismiss();
    const back = cameFrom.current?.isConnected ? cameFrom.current : document.getElementById("page");
    if (inside && back instanceof HTMLElement) back.focus();
  }, [onDismiss]);
  const { stay, leave } = useLinger(open, box, dismiss);

  const onFocus = (event: FocusEvent): void => {
    if (!box.current?.contains(event.relatedTarget)) cameFrom.current = event.relatedTarget;
    stay();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (open && event.key === "Escape") dismiss();
  };
  return (
    <div
      ref={box}
      className={open ? `toast open ${kind}` : "toast"}
      onPointerEnter={stay}
      onPointerLeave={leave}
      onFocus={onFocus}
      onBlur={leave}
      onKeyDown={onKeyDown}
    >
      <div role="status" className="toast-message">
        {open && (
          <>
            <Icon name={kind === "success" ? "check" : "alert"} />
            <div>{message}</div>
          </>
        )}
      </div>
      {open && (
        <div className="toast-actions">
          {children}
          <button type="button" className="button quiet toast-close" aria-label={text("toast.dismiss")} onClick={dismiss}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}

function useLinger(open: boolean, box: React.RefObject<HTMLElement | null>, end: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stay = useCallback(() => clearTimeout(timer.current), []);
  useEffect(() => stay, [open, stay]);
  const leave = (): void => {
    stay();
    if (!open) return;
    timer.current = setTimeout(() => {
      if (!box.current?.matches(":hover, :focus-within")) end();
    }, lingerMilliseconds);
  };
  return { stay, leave };
}
