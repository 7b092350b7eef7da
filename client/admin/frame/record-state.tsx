import type { ComponentProps, ReactNode } from "react";
import type { OnePage } from "../../shared/graphql/use-one.ts";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { FailedState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

interface RecordStateProps<One> {
  readonly page: OnePage<One>;
  /** Of the page's outermost element, once more for what is shown before the record. */
  readonly area: string;
  readonly back: ReactNode;
  /** What is said while it is not there, and where the clinic has none. */
  readonly words: { readonly title: string; readonly missing: string; readonly missingBody: string };
  readonly shapes?: ComponentProps<typeof Skeleton>["shapes"];
  readonly children: (one: One) => ReactNode;
}

/** A record's page before it is there, and where the clinic has no such one, or nobody may know that it has. */
export function RecordState<One>({ page, area, back, words, shapes = ["line", "tile", "tile"], children }: RecordStateProps<One>) {
  const { clinic } = useStaff();
  const text = useText();
  const { known, retry } = page;
  if (known?.one) return children(known.one);
  const missing = known !== null && !known.error;
  return (
    <div className={`stack-wide ${area}`}>
      {back}
      <PageHeading key={String(missing)} title={missing ? words.missing : words.title} place={clinic.name} />
      {known?.error && <FailedState error={known.error} onRetry={retry} />}
      {missing && (
        <Notice kind="neutral">
          <p>{words.missingBody}</p>
        </Notice>
      )}
      {!known && (
        <div aria-busy="true">
          <p className="visually-hidden" role="status">
            {text("state.loading")}
          </p>
          <Skeleton shapes={shapes} />
        </div>
      )}
    </div>
  );
}
