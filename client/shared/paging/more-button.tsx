import type { CombinedError } from "urql";
import { faultOf } from "../graphql/faults.ts";
import { useSharedText } from "../language/use-text.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import type { MorePages } from "./use-later-pages.ts";

interface MoreButtonProps {
  readonly list: Pick<MorePages<unknown>, "hasMore" | "busy" | "failure">;
  readonly label: string;
  readonly onMore: () => void;
}

/** Asks for a list's next page. Where that failed, it says so, and the same button tries again. */
export const MoreButton = ({ list: { hasMore, busy, failure }, label, onMore }: MoreButtonProps) => (
  <>
    {failure && <Failure error={failure} />}
    {hasMore && (
      <div>
        <Button kind="secondary" busy={busy} onClick={onMore}>
          {label}
        </Button>
      </div>
    )}
  </>
);

function Failure({ error }: { error: CombinedError }) {
  const text = useSharedText();
  const { requestId } = faultOf(error);
  return (
    <Notice kind="danger" live="alert">
      <p>{text("more.failed")}</p>
      {requestId && <p className="hint">{text("state.requestId", { id: requestId })}</p>}
    </Notice>
  );
}
