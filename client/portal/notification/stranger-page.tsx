import { Link } from "react-router";
import { Button } from "../../shared/ui/button.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

/** Somebody else is signed in here: they share a computer, perhaps. */
export function StrangerPage() {
  const { portal, patient, signOut } = useSession();
  const text = useText();
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text("notification.stranger")} place={portal.clinic.name} />
        <p>{text("notification.strangerBody", { name: patient?.preferredName ?? patient?.firstName ?? "" })}</p>
      </div>
      <Button wide onClick={() => signOut("signedOut")}>
        {text("notification.leave")}
      </Button>
      <Link className="button secondary wide" to="/">
        {text("notification.stay")}
      </Link>
    </div>
  );
}
