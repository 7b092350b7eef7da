import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { PhoneLink } from "./phone-link.tsx";

export function ClosedPage() {
  const { name, phone } = useSession().portal.clinic;
  const text = useText();
  return (
    <div className="narrow stack">
      <PageHeading title={text("closed.title")} place={name} />
      <p>{text("closed.body", { clinic: name })}</p>
      <p>
        {text("closed.call")} <PhoneLink phone={phone} />
      </p>
    </div>
  );
}
