import { MoreList } from "../../../shared/paging/more-list.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useBillingText } from "../billing-texts.ts";
import { PayBar } from "../paying/pay-bar.tsx";
import { DueInvoice } from "./due-invoice.tsx";
import { useChoice } from "./use-choice.ts";
import type { InvoiceList } from "./use-invoices.ts";

interface DueSectionProps {
  readonly list: InvoiceList;
  readonly onReload: () => void;
}

export function DueSection({ list, onReload }: DueSectionProps) {
  const text = useBillingText();
  const { chosen, choose, isChosen, several, all, chooseAll } = useChoice(list);
  const words = { show: text("invoices.dueMore"), added: (count: number) => text("invoices.added", { count }) };
  const title = <h2 id="due-invoices">{text("invoices.due")}</h2>;
  return (
    <section className="stack" aria-labelledby="due-invoices">
      {list.nodes?.length === 0 ? (
        <>
          {title}
          <p className="empty">{text("invoices.none")}</p>
        </>
      ) : (
        <>
          <div className="due-head">
            {title}
            {several && (
              <Button kind="quiet" onClick={chooseAll}>
                {text(all ? "invoices.chooseNone" : "invoices.chooseAll")}
              </Button>
            )}
          </div>
          {several && <p className="soft">{text("invoices.dueHint")}</p>}
          <MoreList list={list} words={words} className="invoices" label={text("invoices.due")} keyOf={({ id }) => id}>
            {(invoice) => (
              <DueInvoice invoice={invoice} chosen={isChosen(invoice.id)} onChosen={(chosenNow) => choose(invoice.id, chosenNow)} />
            )}
          </MoreList>
        </>
      )}
      <PayBar
        chosen={chosen.map(({ id, balance }) => ({ id, cents: balance.cents }))}
        offered={(list.nodes?.length ?? 0) > 0}
        onReload={onReload}
      />
    </section>
  );
}
