import type { ReactNode } from "react";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useSession } from "../session/session-provider.tsx";
import { BackLink, type BackPath } from "./back-link.tsx";

interface OwnPageProps {
  readonly title: string;
  readonly lead: string;
  readonly backTo?: BackPath;
  readonly children: ReactNode;
}

/** A page about the patient's own things: a way back, its title, what it is for, and the rest. */
export function OwnPage({ title, lead, backTo = "/", children }: OwnPageProps) {
  const { portal } = useSession();
  return (
    <div className="stack-wide">
      <BackLink to={backTo} />
      <div className="stack">
        <PageHeading title={title} place={portal.clinic.name} />
        <p className="soft">{lead}</p>
      </div>
      {children}
    </div>
  );
}
