import { useState } from "react";
import { Link } from "react-router";
import { useAnnounce } from "../../../../shared/ui/announcer.tsx";
import { Button } from "../../../../shared/ui/button.tsx";
import { useStaff } from "../../../session/session-provider.tsx";
import { editInvoicePath } from "../../billing-paths.ts";
import { useBillingText } from "../../billing-texts.ts";
import type { InvoicePartProps } from "../invoice-sheet.tsx";
import { useFocusHeading } from "../use-focus-heading.ts";
import { actsOf } from "./acts-of.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { IssueDialog } from "./issue-dialog.tsx";
import { RecordDialog } from "./record-dialog.tsx";
import { VoidDialog } from "./void-dialog.tsx";
import { WriteOffDialog } from "./write-off-dialog.tsx";

const dialogs = { issue: IssueDialog, discard: DiscardDialog, record: RecordDialog, writeOff: WriteOffDialog, void: VoidDialog } as const;

interface InvoiceActsProps extends InvoicePartProps {
  /** Whether the form that led here wants it issued: that is asked once more. */
  readonly issuing: boolean;
}

/** What can be done with the invoice as it stands, by whoever looks at it. */
export function InvoiceActs({ issuing, ...part }: InvoiceActsProps) {
  const { invoice } = part;
  const { permissions } = useStaff();
  const text = useBillingText();
  const announce = useAnnounce();
  const focusHeading = useFocusHeading();
  const acts = actsOf(invoice, permissions);
  const [open, setOpen] = useState<keyof typeof dialogs | null>(issuing && acts.includes("issue") ? "issue" : null);
  const View = open && dialogs[open];
  return (
    <>
      {acts.length > 0 && (
        <div className="row invoice-acts" role="group" aria-label={text("acts.label")}>
          {acts.map((act) =>
            act === "edit" ? (
              <Link key={act} className="button secondary" to={editInvoicePath(invoice.id)}>
                {text("acts.edit")}
              </Link>
            ) : (
              <Button key={act} kind={act === "issue" || act === "record" ? "primary" : "secondary"} onClick={() => setOpen(act)}>
                {text(`acts.${act}`)}
              </Button>
            ),
          )}
        </div>
      )}
      {View && (
        <View
          {...part}
          onClose={() => setOpen(null)}
          onDone={(said) => {
            setOpen(null);
            announce(said);
            focusHeading();
          }}
        />
      )}
    </>
  );
}
