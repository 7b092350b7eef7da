import { useState } from "react";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { formatMoney } from "../../../shared/language/money.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useActorName } from "../../patients/use-actor-name.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { invoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { billingSignal } from "../counts/billing-signal.ts";
import { useFocusHeading } from "../invoice/use-focus-heading.ts";
import { FindingCard } from "./finding-fields.ts";
import { ResolveDialog } from "./resolve-dialog.tsx";

interface FindingItemProps {
  readonly finding: FragmentType<typeof FindingCard>;
  readonly onResolved: () => void;
}

/** What was found, what it means, where to look, and what became of it. */
export function FindingItem({ finding, onResolved }: FindingItemProps) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useBillingText();
  const actorName = useActorName();
  const announce = useAnnounce();
  const focusHeading = useFocusHeading();
  const [asking, setAsking] = useState(false);
  const { id, kind, foundAt, resolvedAt, resolvedBy, note, stripeObjectId, expected, found, patient, invoice } = readFragment(
    FindingCard,
    finding,
  );
  return (
    <article className="card stack" aria-labelledby={`finding-${id}`}>
      <div>
        <h2 className="finding-title" id={`finding-${id}`}>
          {text(`finding.${kind}`)}
        </h2>
        <p className="hint">{text("findings.foundAt", { when: formatDateTime(locale, foundAt) })}</p>
      </div>
      <p>{text(`finding.${kind}.body`)}</p>
      <dl className="facts">
        {patient && (
          <Fact label={text("invoice.patient")}>
            {permissions.includes("PATIENTS_READ") ? <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link> : nameOf(patient)}
          </Fact>
        )}
        {invoice && (
          <Fact label={text("invoice.title")}>
            <Link to={invoicePath(invoice.id)}>{text("invoice.number", { number: invoice.number ?? "" })}</Link>
          </Fact>
        )}
        {expected && <Fact label={text("findings.expected")}>{formatMoney(locale, expected.cents)}</Fact>}
        {found && <Fact label={text("findings.found")}>{formatMoney(locale, found.cents)}</Fact>}
        {stripeObjectId && <Fact label={text("findings.stripe")}>{stripeObjectId}</Fact>}
      </dl>
      {resolvedAt && (
        <div>
          <p>{text("findings.resolvedBy", { when: formatDateTime(locale, resolvedAt), who: actorName(resolvedBy) })}</p>
          {note && <p className="written">{note}</p>}
        </div>
      )}
      {!resolvedAt && permissions.includes("BILLING_WRITE") && (
        <div>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            {text("findings.resolve")}
          </Button>
        </div>
      )}
      {asking && (
        <ResolveDialog
          id={id}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            announce(text("findings.done"));
            billingSignal.tell();
            focusHeading();
            onResolved();
          }}
        />
      )}
    </article>
  );
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
