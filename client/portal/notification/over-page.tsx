import { Link } from "react-router";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import type { Over } from "./use-notification.ts";

/** Never a dead end: the full sign-in still leads to what the notice is about. */
export function OverPage({ over, wanted }: { over: Over; wanted: string }) {
  const { portal, patient } = useSession();
  const { locale } = useLanguage();
  const text = useText();
  const { name, phone } = portal.clinic;
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text("notification.over")} place={name} />
        <p>{typeof over.words === "string" ? text(over.words) : over.words[locale]}</p>
        {wanted !== "/" && !patient && <p>{text("notification.landing")}</p>}
      </div>
      {patient ? (
        <Link className="button primary wide" to="/">
          {text("appointment.all")}
        </Link>
      ) : (
        <Link className="button primary wide" to="/sign-in" state={{ wanted }}>
          {text("notification.fullSignIn")}
        </Link>
      )}
      <p className="soft">
        {text("notification.from", { clinic: name })} <PhoneLink phone={phone} />
      </p>
    </div>
  );
}
