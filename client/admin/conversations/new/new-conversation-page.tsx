import { useState } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { Notice } from "../../../shared/ui/notice.tsx";
import { PageHeading } from "../../../shared/ui/page-heading.tsx";
import { ChoosePatient } from "../../patients/choose/choose-patient.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import type { ComposerStart } from "../compose/use-composer.ts";
import { conversationsPath, newConversationPath } from "../conversation-paths.ts";
import { useConversationText } from "../conversation-texts.ts";
import "./new.css";
import { NewConversationLoader } from "./new-conversation-loader.tsx";

/** Begins a conversation: `?patient=` says with whom. */
export default function NewConversationPage() {
  const { clinic, permissions } = useStaff();
  const text = useConversationText();
  const may = permissions.includes("CONVERSATIONS_WRITE") && permissions.includes("PATIENTS_READ");
  return (
    <div className="stack-wide new-conversation">
      <div className="stack">
        <p>
          <Link className="target-link" to={conversationsPath}>
            <Icon name="back" />
            {text("new.back")}
          </Link>
        </p>
        <PageHeading title={text("new.title")} place={clinic.name} />
      </div>
      {may ? (
        <NewConversation />
      ) : (
        <Notice kind="neutral" title={text("new.notAllowed")}>
          <p>{text("new.notAllowedBody")}</p>
        </Notice>
      )}
    </div>
  );
}

function NewConversation() {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const [carried, setCarried] = useState<ComposerStart | null>(null);
  const patientId = params.get("patient");
  const choose = (id: string, start: ComposerStart | null): void => {
    setCarried(start);
    void navigate(newConversationPath(id), { replace: true });
  };
  if (!patientId) return <ChoosePatientCard onChoose={(id) => choose(id, null)} />;
  return (
    <NewConversationLoader
      key={patientId}
      patientId={patientId}
      carried={carried}
      onChange={choose}
      otherwise={<ChoosePatientCard onChoose={(id) => choose(id, null)} />}
    />
  );
}

function ChoosePatientCard({ onChoose }: { onChoose: (id: string) => void }) {
  const text = useConversationText();
  return (
    <section className="card stack" aria-labelledby="choose-patient">
      <h2 id="choose-patient">{text("new.who")}</h2>
      <ChoosePatient onChoose={onChoose} />
    </section>
  );
}
