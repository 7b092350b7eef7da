import { Link } from "react-router";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";
import { patientPath } from "../patient-paths.ts";

export function BackToChart({ id }: { id: string }) {
  const text = useText();
  return (
    <p>
      <Link className="target-link" to={patientPath(id)}>
        <Icon name="back" />
        {text("form.back")}
      </Link>
    </p>
  );
}
