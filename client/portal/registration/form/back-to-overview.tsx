import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useRegistrationText } from "../registration-texts.ts";

export function BackToOverview() {
  const text = useRegistrationText();
  return (
    <p>
      <Link className="back" to="/register">
        <Icon name="back" />
        {text("registration.back")}
      </Link>
    </p>
  );
}
