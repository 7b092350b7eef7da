import { useEffect, useRef, useState, type ReactNode } from "react";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { StaffContext, useSession } from "./session-provider.tsx";

/**
 * Shows the app to staff and the sign-in page to everybody else. When a session ends by itself the page is kept, out of sight,
 * so that the same staff member finds what they had typed.
 */
export function StaffGate({ children }: { children: ReactNode }) {
  const { staff, end } = useSession();
  const [kept, setKept] = useState(staff);
  if (staff && staff !== kept) setKept(staff);
  const shown = staff ?? (end === "signedOut" || end === "unsure" ? null : kept);
  const away = staff === null;

  const wasAway = useRef(away);
  useEffect(() => {
    if (wasAway.current && !away) document.getElementById("page")?.focus();
    wasAway.current = away;
  }, [away]);

  return (
    <>
      {away && <SignInPage />}
      {shown && (
        <div key={shown.id} hidden={away}>
          <StaffContext value={shown}>{children}</StaffContext>
        </div>
      )}
    </>
  );
}
