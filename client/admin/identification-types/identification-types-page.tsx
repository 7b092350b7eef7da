import { Link } from "react-router";
import { useQuery } from "urql";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { IdentificationTypesQuery } from "./type-fields.ts";
import { TypeList } from "./type-list.tsx";
import { newTypePath } from "./type-path.ts";
import "./identification-types.css";

const lists = [
  { title: "idTypes.inForce", archived: false },
  { title: "idTypes.archived", archived: true },
] as const;

export default function IdentificationTypesPage() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  const [{ data, error }, reload] = useQuery({ query: IdentificationTypesQuery });
  const reloadNow = (): void => reload();
  const mayChange = permissions.includes("CLINIC_WRITE");
  return (
    <div className="stack-wide identification-types">
      <div className="stack">
        <div className="row heading-row">
          <PageHeading title={text("idTypes.title")} place={clinic.name} />
          {mayChange && (
            <Link className="button primary" to={newTypePath}>
              {text("idTypes.new")}
            </Link>
          )}
        </div>
        <p className="soft">{text("idTypes.lead")}</p>
        {!mayChange && (
          <Notice kind="neutral" title={text("idTypes.readOnly")}>
            <p>{text("idTypes.readOnlyBody")}</p>
          </Notice>
        )}
      </div>
      <PageState data={data} error={error} onRetry={reloadNow} skeleton={<Skeleton shapes={["title", "tile", "tile"]} />}>
        {({ clinic: { identificationTypes } }) =>
          lists.map(({ title, archived }) => (
            <TypeList
              key={title}
              title={text(title)}
              types={identificationTypes.filter((type) => type.archived === archived)}
              mayChange={mayChange}
              onChanged={reloadNow}
            />
          ))
        }
      </PageState>
    </div>
  );
}
