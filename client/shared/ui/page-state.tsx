import type { ReactNode } from "react";
import type { CombinedError } from "urql";
import { faultOf } from "../graphql/faults.ts";
import { useSharedText } from "../language/use-text.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

interface PageStateProps<T> {
  readonly data: T | null | undefined;
  readonly error: CombinedError | undefined;
  readonly onRetry: () => void;
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** A page's states but for "empty", which only the page can word. */
export function PageState<T>({ data, error, onRetry, skeleton, children }: PageStateProps<T>) {
  const text = useSharedText();
  if (data !== null && data !== undefined) return children(data);
  if (error) return <FailedState error={error} onRetry={onRetry} />;
  return (
    <div aria-busy="true">
      <p className="visually-hidden" role="status">
        {text("state.loading")}
      </p>
      {skeleton}
    </div>
  );
}

export function FailedState({ error, onRetry }: { error: CombinedError; onRetry: () => void }) {
  const text = useSharedText();
  const { code, requestId } = faultOf(error);
  return (
    <Notice kind="danger" live="alert" title={text(code === "OFFLINE" ? "state.offline" : "state.failed")}>
      <p>{text(code === "OFFLINE" ? "state.offlineHint" : "state.failedHint")}</p>
      {requestId && <p className="hint">{text("state.requestId", { id: requestId })}</p>}
      <div>
        <Button kind="secondary" onClick={onRetry}>
          {text("state.retry")}
        </Button>
      </div>
    </Notice>
  );
}
