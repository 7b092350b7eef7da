import { MoreList } from "../../../shared/paging/more-list.tsx";
import { useBillingText } from "../billing-texts.ts";
import { RestInvoice } from "./rest-invoice.tsx";
import type { InvoiceList } from "./use-invoices.ts";

export function RestSection({ list }: { list: InvoiceList }) {
  const text = useBillingText();
  const words = { show: text("invoices.restMore"), added: (count: number) => text("invoices.added", { count }) };
  return (
    <section className="stack" aria-labelledby="rest-invoices">
      <h2 id="rest-invoices">{text("invoices.rest")}</h2>
      {list.nodes?.length === 0 ? (
        <p className="empty">{text("invoices.restNone")}</p>
      ) : (
        <MoreList list={list} words={words} className="invoices" label={text("invoices.rest")} keyOf={({ id }) => id}>
          {(invoice) => <RestInvoice invoice={invoice} />}
        </MoreList>
      )}
    </section>
  );
}
