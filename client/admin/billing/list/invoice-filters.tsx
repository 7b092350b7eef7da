import { Field } from "../../../shared/forms/field.tsx";
import { formatNumber } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { type ListFilter, type Which, whiches } from "./invoice-filter.ts";

/** The server counts one further, and no more. */
const mostCounted = 99;

interface InvoiceFiltersProps {
  readonly filter: ListFilter;
  /** How many there are of some, once it is known. */
  readonly counts: Partial<Record<Which, number>> | null;
  readonly onChange: (part: Partial<ListFilter>) => void;
}

export function InvoiceFilters({ filter, counts, onChange }: InvoiceFiltersProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const counted = (which: Which): string => {
    const count = counts?.[which];
    if (!count) return "";
    return count > mostCounted ? ` (${formatNumber(locale, mostCounted)}+)` : ` (${formatNumber(locale, count)})`;
  };
  return (
    <>
      <div className="invoice-filters" role="group" aria-label={text("list.filters")}>
        {whiches.map((which) => (
          <button
            key={which}
            type="button"
            className="invoice-filter"
            aria-pressed={filter.which === which}
            onClick={() => onChange({ which })}
          >
            {text(`list.filter.${which}`)}
            {counted(which)}
          </button>
        ))}
      </div>
      <div className="invoice-dates">
        {(["from", "to"] as const).map((end) => (
          <Field key={end} id={`invoices-${end}`} label={text(`list.${end}`)}>
            {(control) => (
              <input
                {...control}
                className="input"
                type="date"
                value={filter[end]}
                onChange={({ target }) => onChange({ [end]: target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </>
  );
}
