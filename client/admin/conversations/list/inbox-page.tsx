import { useCallback } from "react";
import { Link } from "react-router";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { SearchField } from "../../forms/search-field.tsx";
import { useKeptFilter } from "../../forms/use-kept-filter.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { newConversationPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../../rows/rows.css";
import "./list.css";
import { keptInboxFilter, readInboxFilter } from "./inbox-filter.ts";
import { InboxFilters } from "./inbox-filters.tsx";
import { InboxResults } from "./inbox-results.tsx";
import { useInbox } from "./use-inbox.ts";

/** Without the permission no conversation is even asked for. */
export default function InboxPage() {
  return useStaff().permissions.includes("CONVERSATIONS_READ") ? <Inbox /> : <NotForYou />;
}

function Inbox() {
  const { clinic, permissions } = useStaff();
  const text = useConversationText();
  const { filter, change } = useKeptFilter(readInboxFilter, keptInboxFilter);
  const list = useInbox(filter);
  const search = useCallback((words: string) => change({ search: words }), [change]);
  return (
    <div className="stack-wide conversations">
      <div className="row heading-row">
        <PageHeading title={text("inbox.title")} place={clinic.name} />
        {permissions.includes("CONVERSATIONS_WRITE") && (
          <Link className="button" to={newConversationPath()}>
            {text("inbox.new")}
          </Link>
        )}
      </div>
      <div className="card stack">
        <SearchField
          id="conversation-search"
          label={text("inbox.search")}
          hint={text("inbox.searchHint")}
          search={filter.search}
          onSearch={search}
        />
        <InboxFilters filter={filter} onChange={change} />
      </div>
      <InboxResults filter={filter} list={list} onShowAll={() => change({ search: "", which: "ALL" })} />
    </div>
  );
}
