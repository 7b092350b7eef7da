import { useParams } from "react-router";
import { useStaff } from "../../session/session-provider.tsx";
import { NotForYou } from "../not-for-you.tsx";
import "../registrations.css";
import "../review.css";
import { RegistrationState } from "./registration-state.tsx";
import { RegistrationView } from "./registration-view.tsx";
import { useRegistration } from "./use-registration.ts";

export default function RegistrationPage() {
  const { id = "" } = useParams();
  return useStaff().permissions.includes("REGISTRATIONS") ? <Review key={id} id={id} /> : <NotForYou />;
}

function Review({ id }: { id: string }) {
  const page = useRegistration(id);
  return (
    <RegistrationState page={page}>
      {(registration) => <RegistrationView registration={registration} onChange={page.change} />}
    </RegistrationState>
  );
}
