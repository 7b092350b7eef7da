import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { useBillingText } from "../billing-texts.ts";
import { FindingItem } from "./finding-item.tsx";
import { useFindings } from "./use-findings.ts";

export function FindingList({ resolved }: { resolved: boolean }) {
  const text = useBillingText();
  const words = useMoreWords();
  const list = useFindings(resolved);
  const { nodes, current, error, reload } = list;
  return (
    <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile"]} />}>
      {(findings) =>
        findings.length === 0 ? (
          <Notice kind={resolved ? "neutral" : "success"} live="status" title={text(resolved ? "findings.noneResolved" : "findings.none")}>
            {!resolved && <p>{text("findings.noneBody")}</p>}
          </Notice>
        ) : (
          <div aria-busy={!current}>
            <MoreList list={list} words={words} className="findings" label={text("findings.title")} keyOf={({ id }) => id}>
              {(finding) => <FindingItem finding={finding} onResolved={reload} />}
            </MoreList>
          </div>
        )
      }
    </PageState>
  );
}
