import { Link } from "react-router";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

export function NotAllowed() {
  const { clinic } = useStaff();
  const text = useText();
  return (
    <div className="stack-wide">
      <PageHeading title={text("settings.title")} place={clinic.name} />
      <Notice kind="neutral" title={text("notAllowed.title")}>
        <p>{text("notAllowed.body")}</p>
      </Notice>
      <section className="card stack" aria-labelledby="instead">
        <h2 id="instead">{text("notAllowed.instead")}</h2>
        <ul className="bullets">
          <li>{text("notAllowed.write")}</li>
          <li>{text("notAllowed.patients")}</li>
          <li>
            <a href="/portal">{text("notAllowed.view")}</a>
          </li>
        </ul>
        <p>
          <Link to="/">{text("notFound.home")}</Link>
        </p>
      </section>
    </div>
  );
}
