import { useConversationText } from "../conversation-texts.ts";
import { filters, type InboxFilter } from "./inbox-filter.ts";

interface InboxFiltersProps {
  readonly filter: InboxFilter;
  readonly onChange: (chosen: Pick<InboxFilter, "which">) => void;
}

export function InboxFilters({ filter, onChange }: InboxFiltersProps) {
  const text = useConversationText();
  return (
    <div className="inbox-filters" role="group" aria-label={text("inbox.filters")}>
      {filters.map((which) => (
        <button
          key={which}
          type="button"
          className="inbox-filter"
          aria-pressed={filter.which === which}
          onClick={() => onChange({ which })}
        >
          {text(`inbox.filter.${which}`)}
        </button>
      ))}
    </div>
  );
}
