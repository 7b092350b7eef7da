import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../gql/index.ts";
import { Button } from "../../shared/ui/button.tsx";
import { ChoosePatient } from "../patients/choose/choose-patient.tsx";
import { nameOf } from "../patients/patient-name.ts";
import { patientPath } from "../patients/patient-paths.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useAuditText } from "./audit-texts.ts";

const AuditedPatient = graphql(`
  query AuditedPatient($id: ID!) {
    patient(id: $id) {
      id
      firstName
      lastName
    }
  }
`);

interface PatientFilterProps {
  readonly patientId: string;
  readonly onChange: (patientId: string) => void;
}

/** Whom the events shown concern: everybody, or one patient. */
export function PatientFilter({ patientId, onChange }: PatientFilterProps) {
  const { permissions } = useStaff();
  const text = useAuditText();
  const [choosing, setChoosing] = useState(false);
  const mayRead = permissions.includes("PATIENTS_READ");
  if (patientId !== "") return <OnePatient patientId={patientId} named={mayRead} onShowAll={() => onChange("")} />;
  if (!mayRead) return null;
  const choose = (id: string): void => {
    setChoosing(false);
    onChange(id);
  };
  return (
    <div className="stack">
      <div>
        <Button kind="secondary" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          {text(choosing ? "audit.filter.chooseNone" : "audit.filter.choosePatient")}
        </Button>
      </div>
      {choosing && <ChoosePatient onChoose={choose} />}
    </div>
  );
}

function OnePatient({ patientId, named, onShowAll }: { patientId: string; named: boolean; onShowAll: () => void }) {
  const text = useAuditText();
  const [{ data }] = useQuery({ query: AuditedPatient, variables: { id: patientId }, pause: !named });
  const patient = data?.patient;
  return (
    <div className="row audit-patient">
      <p role="status">{patient ? text("audit.filter.ofPatient", { name: nameOf(patient) }) : text("audit.filter.onePatient")}</p>
      {patient && <Link to={patientPath(patient.id)}>{text("audit.filter.openChart")}</Link>}
      <Button kind="secondary" onClick={onShowAll}>
        {text("audit.filter.allPatients")}
      </Button>
    </div>
  );
}
