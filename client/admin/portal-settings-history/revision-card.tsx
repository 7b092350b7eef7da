import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";
import { DifferenceList } from "./difference-list.tsx";
import type { Settings } from "./restore-settings.ts";
import { RevisionFields } from "./revision-fields.ts";
import { valuesOfRevision } from "./revision-values.ts";

interface RevisionCardProps {
  readonly revision: FragmentType<typeof RevisionFields>;
  readonly settings: Settings;
  readonly onRestore: (id: string, version: number) => void;
}

/** One save: when, who, why, and what changed. */
export function RevisionCard({ revision, settings, onRestore }: RevisionCardProps) {
  const { locale } = useLanguage();
  const text = useText();
  const { id, version, savedAt, savedBy, note, restoredVersion, before, after } = readFragment(RevisionFields, revision);
  const statuses = settings.appointmentStatusVisibility;
  const inForce = id === settings.revisionId;
  const when = formatDateTime(locale, savedAt);
  return (
    <article className="card stack" aria-labelledby={`revision-${version}`}>
      <div className="revision-head">
        <div>
          <h3 id={`revision-${version}`}>{text("history.version", { version })}</h3>
          <p className="hint">{savedBy ? text("history.savedBy", { when, who: savedBy }) : text("history.began", { when })}</p>
        </div>
        {inForce && (
          <span className="badge in-force">
            <Icon name="check" />
            {text("history.inForce")}
          </span>
        )}
      </div>
      {typeof restoredVersion === "number" && <p>{text("history.restored", { version: restoredVersion })}</p>}
      {note && (
        <p className="revision-note">
          <Icon name="note" />
          <span>
            <span className="visually-hidden">{text("history.note")} </span>
            {note}
          </span>
        </p>
      )}
      {before ? (
        <DifferenceList statuses={statuses} before={valuesOfRevision(before, statuses)} after={valuesOfRevision(after, statuses)} />
      ) : (
        <p>{text("history.beganBody")}</p>
      )}
      {!inForce && (
        <div>
          <Button kind="secondary" onClick={() => onRestore(id, version)}>
            {text("history.restore", { version })}
          </Button>
        </div>
      )}
    </article>
  );
}
