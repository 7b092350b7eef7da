import { useState } from "react";
import type { InvoiceCardFragment } from "../../../gql/graphql.ts";
import { canBeChosen } from "./invoice-card-fields.ts";
import type { InvoiceList } from "./use-invoices.ts";

/** Which of the invoices the patient wants to pay. The only one there is stands chosen from the start. */
export function useChoice({ nodes, hasMore }: InvoiceList) {
  const payable = (nodes ?? []).filter(canBeChosen);
  const [ids, setIds] = useState<ReadonlySet<string>>(() => new Set(payable.length === 1 && !hasMore ? payable.map(({ id }) => id) : []));
  const choose = (id: string, chosen: boolean): void => {
    const next = new Set(ids);
    if (chosen) next.add(id);
    else next.delete(id);
    setIds(next);
  };
  const chosen: readonly InvoiceCardFragment[] = payable.filter(({ id }) => ids.has(id));
  const all = chosen.length === payable.length;
  return {
    ...{ chosen, choose, all },
    isChosen: (id: string) => ids.has(id),
    several: payable.length > 1,
    chooseAll: () => setIds(new Set(all ? [] : payable.map(({ id }) => id))),
  };
}
