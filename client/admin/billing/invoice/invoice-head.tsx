import { Link } from "react-router";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { billingPath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { StatusBadge } from "../words/status-badge.tsx";
import type { ShownInvoice } from "./invoice-fields.ts";

/** Which invoice it is, to whom, and how it stands. The window's title, which browsers remember, says no name. */
export function InvoiceHead({
  invoice: { number, status, issuedOn, dueOn, voidReason, patient, practitioner },
}: {
  invoice: ShownInvoice;
}) {
  const { locale } = useLanguage();
  const { clinic, permissions } = useStaff();
  const text = useBillingText();
  const title = number ? text("invoice.number", { number }) : text("invoice.draft");
  const profession = [practitioner?.profession, practitioner?.licenceNumber].filter(Boolean).join(", ");
  return (
    <header className="stack invoice-head">
      <BackLink to={billingPath} label="invoice.back" />
      <div className="row">
        <PageHeading title={title} place={clinic.name} />
        <StatusBadge status={status} />
      </div>
      <dl className="facts">
        {patient && (
          <div>
            <dt>{text("invoice.patient")}</dt>
            <dd>
              {permissions.includes("PATIENTS_READ") ? <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link> : nameOf(patient)}
              <span className="soft">{text("invoice.born", { date: formatDate(locale, patient.dateOfBirth) })}</span>
            </dd>
          </div>
        )}
        {issuedOn && (
          <div>
            <dt>{text("invoice.issuedOn")}</dt>
            <dd>{formatDate(locale, issuedOn)}</dd>
          </div>
        )}
        {dueOn && (
          <div>
            <dt>{text("invoice.dueOn")}</dt>
            <dd>{formatDate(locale, dueOn)}</dd>
          </div>
        )}
        {practitioner?.name && (
          <div>
            <dt>{text("invoice.practitioner")}</dt>
            <dd>
              {practitioner.name}
              {profession && <span className="soft">{profession}</span>}
            </dd>
          </div>
        )}
        {voidReason && (
          <div>
            <dt>{text("invoice.voidReason")}</dt>
            <dd>{voidReason}</dd>
          </div>
        )}
      </dl>
    </header>
  );
}
