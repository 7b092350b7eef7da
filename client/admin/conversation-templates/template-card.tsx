import { useState } from "react";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { useConversationText } from "../conversations/conversation-texts.ts";
import { useActorName } from "../patients/use-actor-name.ts";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { TemplateFields } from "./template-fields.ts";
import { templatePath } from "./template-paths.ts";

interface TemplateCardProps {
  readonly template: FragmentType<typeof TemplateFields>;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

/** One template: what it is called, its subjects, and what can be done with it. */
export function TemplateCard({ template: masked, mayChange, onChanged }: TemplateCardProps) {
  const { locale } = useLanguage();
  const text = useConversationText();
  const actorName = useActorName();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const template = readFragment(TemplateFields, masked);
  const { id, name, subject, archived, updatedAt, updatedBy } = template;
  const when = formatDateTime(locale, updatedAt);
  const done = (): void => {
    setAsking(false);
    onChanged();
    announce(text(archived ? "templates.restoredNow" : "templates.archivedNow", { name }));
    // The button goes with its card to the other list.
    document.getElementById("page")?.focus();
  };
  return (
    <article className="card stack template-card" aria-labelledby={`template-${id}`}>
      <h3 id={`template-${id}`}>{name}</h3>
      <div className="stack-tight">
        <p lang="fr-CA">{subject.fr}</p>
        <p lang="en-CA">{subject.en}</p>
      </div>
      <p className="hint">
        {updatedBy ? text("templates.changedBy", { when, who: actorName(updatedBy) }) : text("templates.changed", { when })}
      </p>
      {mayChange && (
        <div className="row">
          {!archived && (
            <Link className="button secondary" to={templatePath(id)}>
              {text("templates.edit")}
              <span className="visually-hidden"> {name}</span>
            </Link>
          )}
          <Button kind="quiet" onClick={() => setAsking(true)}>
            {text(archived ? "templates.restore" : "templates.archive")}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      )}
      {asking && <ArchiveDialog template={template} onCancel={() => setAsking(false)} onDone={done} />}
    </article>
  );
}
