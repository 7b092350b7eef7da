import type { ReactNode } from "react";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { Backdrop } from "./backdrop.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { PhoneLink } from "./phone-link.tsx";

export function PortalFrame({ children }: { children: ReactNode }) {
  const { portal, patient, signOut } = useSession();
  const text = useText();
  const { name, phone } = portal.clinic;
  return (
    <Backdrop
      clinicName={name}
      actions={
        patient &&
        portal.open && (
          <button type="button" className="toggle" onClick={() => signOut("signedOut")}>
            {text("session.signOut")}
          </button>
        )
      }
      footer={
        <p>
          {text("frame.question")} <PhoneLink phone={phone} />
        </p>
      }
    >
      {portal.open ? children : <ClosedPage />}
    </Backdrop>
  );
}
