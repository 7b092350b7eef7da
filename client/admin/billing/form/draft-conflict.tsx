import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { formatList } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { invoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { type Draft, valuesOf } from "./editable-invoice.ts";
import { differences, type InvoiceValues } from "./invoice-values.ts";

interface DraftConflictProps {
  readonly mine: InvoiceValues;
  readonly current: Draft;
  readonly onSettle: (own: boolean) => void;
}

/** Two people changed the draft: nothing was overwritten, and one of them is taken. What was issued meanwhile stays as it is. */
export function DraftConflict({ mine, current, onSettle }: DraftConflictProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => panel.current?.focus(), []);
  const draft = current.status === "DRAFT";
  const names = differences(mine, valuesOf(current, locale)).map((name) => text(`conflict.part.${name}`));
  return (
    <section className="conflict" ref={panel} tabIndex={-1} aria-label={text("conflict.draftTitle")}>
      <Notice kind="warning" title={text("conflict.draftTitle")}>
        <p>
          {!draft
            ? text("conflict.issuedBody")
            : names.length === 0
              ? text("conflict.sameBody")
              : text("conflict.draftBody", { parts: formatList(locale, names) })}
        </p>
        <p>
          <Link to={invoicePath(current.id)} target="_blank">
            {text("conflict.see")} <span className="visually-hidden">{text("message.newTab")}</span>
          </Link>
        </p>
        {draft && (
          <div className="row">
            <Button onClick={() => onSettle(true)}>{text("conflict.takeMine")}</Button>
            <Button kind="secondary" onClick={() => onSettle(false)}>
              {text("conflict.takeTheirs")}
            </Button>
          </div>
        )}
      </Notice>
    </section>
  );
}
