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

export default function IdentificationTypesPage() {
  const { clinic, permissions } = useStaff();
  const text = useText();
  const [{ data, error }, reload] = useQuery({ query: IdentificationTypesQuery, requestPolicy: "cache-and-network" });
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
      <PageState data={data} error={error} onRetry={reload} skeleton={<Skeleton shapes={["title", "tile", "tile"]} />}>
        {({ clinic: { identificationTypes } }) => (
          <>
            <TypeList
              title={text("idTypes.inForce")}
              types={identificationTypes.filter(({ archived }) => !archived)}
              mayChange={mayChange}
            />
            <TypeList
              title={text("idTypes.archived")}
              types={identificationTypes.filter(({ archived }) => archived)}
              mayChange={mayChange}
            />
          </>
        )}
      </PageState>
    </div>
  );
}
