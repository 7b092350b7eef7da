import { useState } from "react";
import { Link } from "react-router";
import type { RecipientFragment } from "../../../gql/graphql.ts";
import { formatDate } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { Dialog } from "../../../shared/ui/dialog.tsx";
import { ChoosePatient } from "../../patients/choose/choose-patient.tsx";
import { nameOf } from "../../patients/patient-name.ts";
import { patientPath } from "../../patients/patient-paths.ts";
import { useConversationText } from "../conversation-texts.ts";

interface RecipientCardProps {
  readonly recipient: RecipientFragment;
  /** Whether something is written that would go along. */
  readonly begun: boolean;
  readonly onChange: (patientId: string) => void;
}

/** To whom the message goes: enough to tell them from somebody of the same name. */
export function RecipientCard({ recipient, begun, onChange }: RecipientCardProps) {
  const { locale } = useLanguage();
  const text = useConversationText();
  const [changing, setChanging] = useState(false);
  const { id, dateOfBirth, language } = recipient;
  return (
    <section className="card recipient-card" aria-labelledby="recipient-title">
      <h2 id="recipient-title">
        <span className="soft">{text("new.recipient")}</span> <Link to={patientPath(id)}>{nameOf(recipient)}</Link>
      </h2>
      <p className="hint">
        {text("patients.born", { date: formatDate(locale, dateOfBirth) })} ·{" "}
        {text("new.language", { language: text(`language.${language}`) })}
      </p>
      <div>
        <Button kind="quiet" onClick={() => setChanging(true)}>
          {text("new.change")}
        </Button>
      </div>
      {changing && (
        <Dialog title={text("new.changeTitle")} onCancel={() => setChanging(false)}>
          {begun && <p>{text("new.changeBody")}</p>}
          <ChoosePatient
            onChoose={(chosen) => {
              setChanging(false);
              if (chosen !== id) onChange(chosen);
            }}
          />
          <div>
            <Button kind="secondary" onClick={() => setChanging(false)}>
              {text("compose.cancel")}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
