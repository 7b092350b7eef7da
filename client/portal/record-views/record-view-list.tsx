import { useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { useText } from "../use-text.ts";
import { RecordViewCard } from "./record-view-card.tsx";
import { pageSize, PortalRecordViews, RecordViewPage } from "./record-view-fields.ts";

type Page = FragmentType<typeof RecordViewPage>;

export function RecordViewList({ first }: { first: Page }) {
  const text = useText();
  const client = useClient();
  const announce = useAnnounce();
  const [later, setLater] = useState<readonly Page[]>([]);
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");
  const firstAdded = useRef<HTMLLIElement>(null);
  const pages = readFragment(RecordViewPage, [first, ...later]);
  const edges = pages.flatMap((page) => page.edges);
  const last = pages.at(-1)?.pageInfo;
  const addedFrom = pages.slice(0, -1).flatMap((page) => page.edges).length;

  // The button may be gone after the last page: the focus goes to the first view that was added.
  useEffect(() => {
    if (later.length > 0) firstAdded.current?.focus();
  }, [later]);

  const showMore = async (): Promise<void> => {
    setState("busy");
    const variables = { first: pageSize, after: last?.endCursor ?? null };
    const { data } = await client.query(PortalRecordViews, variables, { requestPolicy: "network-only" }).toPromise();
    const next = data?.viewer?.patient?.recordViews;
    setState(next ? "idle" : "failed");
    if (!next) return;
    setLater((before) => [...before, next]);
    announce(text("views.added", { count: readFragment(RecordViewPage, next).edges.length }));
  };

  if (edges.length === 0) return <p className="empty">{text("views.none")}</p>;
  return (
    <div className="stack">
      <ul className="views" aria-label={text("views.list")}>
        {edges.map(({ cursor, node }, place) => {
          const added = later.length > 0 && place === addedFrom;
          return (
            <li key={cursor} ref={added ? firstAdded : undefined} tabIndex={added ? -1 : undefined}>
              <RecordViewCard view={node} />
            </li>
          );
        })}
      </ul>
      {state === "failed" && (
        <Notice kind="danger" live="alert">
          <p>{text("home.moreFailed")}</p>
        </Notice>
      )}
      {last?.hasNextPage && (
        <div>
          <Button kind="secondary" busy={state === "busy"} onClick={() => void showMore()}>
            {text("views.more")}
          </Button>
        </div>
      )}
    </div>
  );
}
