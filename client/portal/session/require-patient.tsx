import { Navigate, Outlet, useLocation } from "react-router";
import { useSession } from "./session-provider.tsx";

/** Sends the unknown to sign in, and remembers which page they wanted. Nothing of one patient's pages is left for the next. */
export function RequirePatient() {
  const { patient } = useSession();
  const { pathname } = useLocation();
  return patient ? <Outlet key={patient.id} /> : <Navigate to="/sign-in" replace state={{ wanted: pathname }} />;
}
