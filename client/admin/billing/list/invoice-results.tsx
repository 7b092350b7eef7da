import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { useMoreWords } from "../../use-more-words.ts";
import { useBillingText } from "../billing-texts.ts";
import { isAll, type ListFilter } from "./invoice-filter.ts";
import { InvoiceRow } from "./invoice-row.tsx";
import { useInvoices } from "./use-invoices.ts";

interface InvoiceResultsProps {
  readonly filter: ListFilter;
  readonly onShowAll: () => void;
}

/** The invoices that match. Those of the search before stay, dimmed, until the next ones are there. */
export function InvoiceResults({ filter, onShowAll }: InvoiceResultsProps) {
  const text = useBillingText();
  const words = useMoreWords();
  const list = useInvoices(filter);
  const { nodes, current, hasMore, error, reload } = list;
  const count = nodes?.length ?? 0;
  return (
    <section className="stack" aria-labelledby="invoices-list">
      <h2 id="invoices-list" className="visually-hidden">
        {text("list.list")}
      </h2>
      <p role="status" className="soft result-count">
        {nodes && current && count > 0 && text(hasMore ? "list.first" : "list.found", { count })}
      </p>
      <PageState data={nodes} error={error} onRetry={reload} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
        {() =>
          count === 0 ? (
            <NoInvoices filter={filter} onShowAll={onShowAll} />
          ) : (
            <div className={current ? "results" : "results waiting"} aria-busy={!current}>
              <MoreList list={list} words={words} className="row-list" label={text("list.list")} keyOf={({ id }) => id}>
                {(invoice) => <InvoiceRow invoice={invoice} />}
              </MoreList>
            </div>
          )
        }
      </PageState>
    </section>
  );
}

function NoInvoices({ filter, onShowAll }: InvoiceResultsProps) {
  const text = useBillingText();
  const all = isAll(filter);
  return (
    <Notice kind="neutral" live="status" title={text(all ? "list.none" : "list.noneSuch")}>
      <p>{text(all ? "list.noneBody" : "list.noneSuchBody")}</p>
      {!all && (
        <div>
          <Button kind="secondary" onClick={onShowAll}>
            {text("list.showAll")}
          </Button>
        </div>
      )}
    </Notice>
  );
}
