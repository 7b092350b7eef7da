import { useNavigate, useSearchParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../../gql/index.ts";
import { readFragment } from "../../../shared/graphql/fragments.ts";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { PageState } from "../../../shared/ui/page-state.tsx";
import { Skeleton } from "../../../shared/ui/skeleton.tsx";
import { ChoosePatient } from "../../patients/choose/choose-patient.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { BackLink } from "../back-link.tsx";
import { billingPath, newInvoicePath } from "../billing-paths.ts";
import { useBillingText } from "../billing-texts.ts";
import { NotForYou } from "../not-for-you.tsx";
import { provinces } from "../words/provinces.ts";
import "../billing.css";
import "./form.css";
import { BilledPatient } from "./editable-invoice.ts";
import { InvoiceForm } from "./invoice-form.tsx";
import { emptyInvoice } from "./invoice-values.ts";
import { PatientCard } from "./patient-card.tsx";
import { ProfileMissing } from "./profile-missing.tsx";

const NewInvoice = graphql(`
  query NewInvoice($patientId: ID!) {
    patient(id: $patientId) {
      ...BilledPatient
    }
    billingProfile {
      province
      paymentDays
    }
  }
`);

/** Begins an invoice: `?patient=` says to whom. */
export default function NewInvoicePage() {
  const { clinic, permissions } = useStaff();
  const text = useBillingText();
  if (!permissions.includes("BILLING_WRITE") || !permissions.includes("PATIENTS_READ")) return <NotForYou title="invoiceForm.newTitle" />;
  return (
    <div className="stack-wide billing">
      <div className="stack">
        <BackLink to={billingPath} label="invoice.back" />
        <PageHeading title={text("invoiceForm.newTitle")} place={clinic.name} />
      </div>
      <NewInvoiceTo />
    </div>
  );
}

function NewInvoiceTo() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const patientId = params.get("patient");
  const choose = (id: string): void => void navigate(newInvoicePath(id), { replace: true });
  return patientId ? <NewInvoiceLoader key={patientId} patientId={patientId} onChoose={choose} /> : <Choose onChoose={choose} />;
}

function Choose({ onChoose }: { onChoose: (id: string) => void }) {
  const text = useBillingText();
  return (
    <section className="card stack" aria-labelledby="choose-patient">
      <h2 id="choose-patient">{text("form.choosePatient")}</h2>
      <ChoosePatient onChoose={onChoose} />
    </section>
  );
}

function NewInvoiceLoader({ patientId, onChoose }: { patientId: string; onChoose: (id: string) => void }) {
  const text = useBillingText();
  const [{ data, error }, retry] = useQuery({ query: NewInvoice, variables: { patientId } });
  return (
    <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["tile", "tile", "tile"]} />}>
      {({ patient: found, billingProfile }) => {
        const patient = readFragment(BilledPatient, found);
        if (!patient)
          return (
            <>
              <Notice kind="neutral" title={text("form.patientMissing")} />
              <Choose onChoose={onChoose} />
            </>
          );
        const values = emptyInvoice(provinces.find((each) => each === billingProfile?.province) ?? "QC");
        return (
          <>
            {!billingProfile && <ProfileMissing />}
            <PatientCard patient={patient} onChange={onChoose} />
            <InvoiceForm start={{ patientId, draft: null, values }} paymentDays={billingProfile?.paymentDays ?? 30} />
          </>
        );
      }}
    </PageState>
  );
}
