import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { leaveThrough } from "../../shared/navigation/leave-guard.tsx";
import { MessagesLink } from "../live/messages-link.tsx";
import { useBackdropImage } from "../preview/use-backdrop-image.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { Backdrop } from "./backdrop.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { PhoneLink } from "./phone-link.tsx";

export function PortalFrame({ children }: { children: ReactNode }) {
  const { portal, patient, signOut } = useSession();
  const image = useBackdropImage();
  const text = useText();
  const { name, phone } = portal.clinic;
  return (
    <Backdrop
      clinicName={name}
      image={image}
      actions={
        patient &&
        portal.open && (
          <>
            <MessagesLink />
            <NavLink className="toggle" to="/my-information">
              {text("information.title")}
            </NavLink>
            <NavLink className="toggle" to="/devices">
              {text("devices.title")}
            </NavLink>
            <button type="button" className="toggle" onClick={() => leaveThrough(() => signOut("signedOut"))}>
              {text("session.signOut")}
            </button>
          </>
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
