import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { registrationPath } from "../registration-paths.ts";
import { useRegistrationText } from "../registration-texts.ts";

export function BackToRegistration({ id }: { id: string }) {
  const text = useRegistrationText();
  return (
    <p>
      <Link className="target-link" to={registrationPath(id)}>
        <Icon name="back" />
        {text("merge.back")}
      </Link>
    </p>
  );
}
