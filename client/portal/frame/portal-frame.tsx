import type { ReactNode } from "react";
import { useBackdropImage } from "../preview/use-backdrop-image.ts";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { Backdrop } from "./backdrop.tsx";
import { ClosedPage } from "./closed-page.tsx";
import { OwnLinks } from "./own-links.tsx";
import { PhoneLink } from "./phone-link.tsx";

export function PortalFrame({ children }: { children: ReactNode }) {
  const { portal, patient } = useSession();
  const image = useBackdropImage();
  const text = useText();
  const { name, phone } = portal.clinic;
  return (
    <Backdrop
      clinicName={name}
      image={image}
      actions={patient && portal.open && <OwnLinks />}
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
