import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { patientsPath } from "../patients/patient-paths.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

export function HomePage() {
  const { name, email, role, clinic, permissions } = useStaff();
  const text = useText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("home.title")} place={clinic.name}>
        {text("home.greeting", { name })}
      </PageHeading>
      <div className="tiles">
        <section className="card stack" aria-labelledby="you">
          <h2 className="tile-title" id="you">
            <Icon name="person" />
            {text("home.you")}
          </h2>
          <p>
            <strong>{text(`role.${role}`)}</strong>
            <br />
            <span className="soft">{email}</span>
            <br />
            <span className="soft">{clinic.name}</span>
          </p>
          <p>{text(`home.role.${role}`)}</p>
        </section>
        {permissions.includes("PATIENTS_READ") && (
          <section className="card stack" aria-labelledby="patients">
            <h2 className="tile-title" id="patients">
              <Icon name="people" />
              {text("patients.title")}
            </h2>
            <p>{text("home.patientsBody")}</p>
            <p>
              <Link to={patientsPath}>{text("patients.search")}</Link>
            </p>
          </section>
        )}
        <section className="card stack" aria-labelledby="rights">
          <h2 className="tile-title" id="rights">
            <Icon name="lock" />
            {text("home.rights")}
          </h2>
          <ul className="checks">
            {permissions.map((permission) => (
              <li key={permission}>
                <Icon name="check" />
                <span>{text(`permission.${permission}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="card stack" aria-labelledby="portal">
          <h2 className="tile-title" id="portal">
            <Icon name="settings" />
            {text("home.portal")}
          </h2>
          <p>{text("home.portalBody")}</p>
          <p>
            <Link to="/settings/patient-portal">{text("home.portalLink")}</Link>
          </p>
          <p>
            <a href="/portal">{text("home.portalView")}</a>
          </p>
        </section>
      </div>
    </div>
  );
}
