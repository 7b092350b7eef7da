import { Link, useParams } from "react-router";
import { graphql } from "../../../gql/index.ts";
import type { EditInvoiceQuery } from "../../../gql/graphql.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { useOne } from "../../../shared/graphql/use-one.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { RecordState } from "../../frame/record-state.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { invoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import "../billing.css";
import "./form.css";
import { BilledPatient, EditableInvoice, valuesOf } from "./editable-invoice.ts";
import { InvoiceForm } from "./invoice-form.tsx";
import { PatientCard } from "./patient-card.tsx";
import { ProfileMissing } from "./profile-missing.tsx";

const EditInvoice = graphql(`
  query EditInvoice($id: ID!) {
    node(id: $id) {
      __typename
      ... on Invoice {
        ...EditableInvoice
      }
    }
    billingProfile {
      paymentDays
    }
  }
`);

const loadedOf = ({ node, billingProfile }: EditInvoiceQuery) =>
  node?.__typename === "Invoice" ? { draft: readFragment(EditableInvoice, node), billingProfile } : null;

export default function EditInvoicePage() {
  const { id = "" } = useParams();
  return useStaff().permissions.includes("BILLING_WRITE") ? (
    <EditInvoiceOf key={id} id={id} />
  ) : (
    <NotForYou title="invoiceForm.editTitle" />
  );
}

function EditInvoiceOf({ id }: { id: string }) {
  const { clinic } = useStaff();
  const text = useBillingText();
  const page = useOne(EditInvoice, id, loadedOf);
  const back = <BackLink to={invoicePath(id)} label="invoiceForm.back" />;
  const words = { title: text("invoiceForm.editTitle"), missing: text("invoice.missing"), missingBody: text("invoice.missingBody") };
  return (
    <RecordState page={page} area="billing" back={back} words={words}>
      {(loaded) => (
        <div className="stack-wide billing">
          <div className="stack">
            {back}
            <PageHeading title={text("invoiceForm.editTitle")} place={clinic.name} />
          </div>
          <EditForm {...loaded} />
        </div>
      )}
    </RecordState>
  );
}

function EditForm({ draft, billingProfile }: NonNullable<ReturnType<typeof loadedOf>>) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const patient = readFragment(BilledPatient, draft.patient);
  if (draft.status !== "DRAFT" || !patient)
    return (
      <Notice kind="neutral" title={text("form.notDraft")}>
        <p>{text("form.notDraftBody")}</p>
        <p>
          <Link to={invoicePath(draft.id)}>{text("invoiceForm.back")}</Link>
        </p>
      </Notice>
    );
  return (
    <>
      {!billingProfile && <ProfileMissing />}
      <PatientCard patient={patient} onChange={null} />
      <InvoiceForm
        start={{ patientId: patient.id, draft, values: valuesOf(draft, locale) }}
        paymentDays={billingProfile?.paymentDays ?? 30}
      />
    </>
  );
}
