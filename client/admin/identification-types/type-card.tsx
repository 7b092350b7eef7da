import { useState } from "react";
import { Link } from "react-router";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { useText } from "../use-text.ts";
import { ArchiveDialog } from "./archive-dialog.tsx";
import { IdentificationTypeFields } from "./type-fields.ts";
import { typePath } from "./type-path.ts";
import { useIssuerText } from "./use-issuer-text.ts";

interface TypeCardProps {
  readonly type: FragmentType<typeof IdentificationTypeFields>;
  readonly mayChange: boolean;
  readonly onChanged: () => void;
}

/** One type: what it is, and what it is used for. */
export function TypeCard({ type: masked, mayChange, onChanged }: TypeCardProps) {
  const { locale } = useLanguage();
  const text = useText();
  const issuerText = useIssuerText();
  const announce = useAnnounce();
  const [asking, setAsking] = useState(false);
  const type = readFragment(IdentificationTypeFields, masked);
  const { id, name, visibleName, kind, issuer, mask, portalVisible, primary, autoAssigned, archived } = type;
  const done = (): void => {
    setAsking(false);
    onChanged();
    announce(text(archived ? "idTypes.restoredNow" : "idTypes.archivedNow", { name }));
    // The button goes with its card to the other list.
    document.getElementById("page")?.focus();
  };
  return (
    <article className="card stack" aria-labelledby={`type-${id}`}>
      <div className="type-head">
        <h3 id={`type-${id}`}>{name}</h3>
        {primary && <span className="badge main">{text("idTypes.badge.primary")}</span>}
        {autoAssigned && <span className="badge">{text("idTypes.badge.autoAssigned")}</span>}
        {!portalVisible && <span className="badge">{text("idTypes.badge.hidden")}</span>}
      </div>
      <p>{visibleName[locale]}</p>
      <p className="hint">
        {text(`idTypes.kind.${kind}`)}
        {issuer !== null && <> · {issuerText(issuer)}</>}
        {mask && (
          <>
            {" · "}
            {text("idTypes.mask")} <span className="mask">{mask}</span>
          </>
        )}
      </p>
      {mayChange && (
        <div className="row">
          <Link className="button secondary" to={typePath(id)}>
            {text("idTypes.edit")}
            <span className="visually-hidden"> {name}</span>
          </Link>
          <Button kind="quiet" onClick={() => setAsking(true)}>
            {text(archived ? "idTypes.restore" : "idTypes.archive")}
            <span className="visually-hidden"> {name}</span>
          </Button>
        </div>
      )}
      {asking && <ArchiveDialog type={type} onCancel={() => setAsking(false)} onDone={done} />}
    </article>
  );
}
