import { useState } from "react";
import { Link } from "react-router";
import type { BilledPatientFragment } from "../../../gql/graphql.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ChoosePatient } from "../../patients/choose/choose-patient.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useBillingText } from "../billing-texts.ts";

interface PatientCardProps {
  readonly patient: BilledPatientFragment;
  /** Null where it can't be another any more. */
  readonly onChange: ((patientId: string) => void) | null;
}

/** To whom the invoice goes: enough to tell them from somebody of the same name. */
export function PatientCard({ patient, onChange }: PatientCardProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  const [changing, setChanging] = useState(false);
  return (
    <section className="card billed-patient" aria-labelledby="billed-patient">
      <h2 id="billed-patient">
        <span className="soft">{text("form.to")}</span> <Link to={patientPath(patient.id)}>{nameOf(patient)}</Link>
      </h2>
      <p className="hint">{text("invoice.born", { date: formatDate(locale, patient.dateOfBirth) })}</p>
      {onChange && (
        <div>
          <Button kind="quiet" onClick={() => setChanging(true)}>
            {text("form.changePatient")}
          </Button>
        </div>
      )}
      {changing && (
        <Dialog title={text("form.choosePatient")} onCancel={() => setChanging(false)}>
          <ChoosePatient
            onChoose={(id) => {
              setChanging(false);
              if (id !== patient.id) onChange?.(id);
            }}
          />
          <div>
            <Button kind="secondary" onClick={() => setChanging(false)}>
              {text("act.cancel")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
