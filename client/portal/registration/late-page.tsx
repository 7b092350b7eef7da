import { useEffect } from "react";
import { Link } from "react-router";
import { formatPhone } from "../../shared/language/formats.ts";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useNow } from "../../shared/ui/use-now.ts";
import { useSession } from "../session/session-provider.tsx";
import { keptDraft } from "./kept-draft.ts";
import { forgetRegistration, forgottenAt, type KeptStart } from "./kept-start.ts";
import { useRegistrationText } from "./registration-texts.ts";

/** The code is too long ago: a new one is needed, and what was typed waits for it. */
export function LatePage({ kept }: { kept: KeptStart }) {
  const { clinic } = useSession().portal;
  const text = useRegistrationText();
  const over = useNow() >= forgottenAt(kept);
  useEffect(() => {
    if (over) forgetRegistration();
  }, [over]);
  const begun = !over && keptDraft(kept) !== null;
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text("registration.late.title")} place={clinic.name} />
        <p>{text("registration.late.body")}</p>
        {begun && <p>{text("registration.late.kept", { contact: formatPhone(kept.contact) })}</p>}
      </div>
      <Link className="button wide" to="/sign-in">
        {text("registration.late.again")}
      </Link>
    </div>
  );
}
