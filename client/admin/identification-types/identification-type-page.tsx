import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { readFragment } from "../../shared/graphql/fragments.ts";
import { Notice } from "../../shared/ui/notice.tsx";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PageState } from "../../shared/ui/page-state.tsx";
import { Skeleton } from "../../shared/ui/skeleton.tsx";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { IdentificationTypeFields, IdentificationTypesQuery } from "./type-fields.ts";
import { TypeForm } from "./type-form.tsx";
import { typesPath } from "./type-path.ts";
import "./identification-types.css";

/** The form of a new type, or of one that exists. */
export default function IdentificationTypePage() {
  const { typeId } = useParams();
  const { clinic, permissions } = useStaff();
  const text = useText();
  const mayChange = permissions.includes("CLINIC_WRITE");
  return (
    <div className="stack-wide identification-types">
      <div className="stack">
        <p>
          <Link className="target-link" to={typesPath}>
            {text("idTypes.back")}
          </Link>
        </p>
        <PageHeading title={text(typeId === undefined ? "idTypes.newTitle" : "idTypes.editTitle")} place={clinic.name} />
      </div>
      {!mayChange && (
        <Notice kind="neutral" title={text("idTypes.readOnly")}>
          <p>{text("idTypes.readOnlyBody")}</p>
        </Notice>
      )}
      {mayChange && (typeId === undefined ? <TypeForm loaded={null} /> : <TypeLoader typeId={typeId} />)}
    </div>
  );
}

function TypeLoader({ typeId }: { typeId: string }) {
  const text = useText();
  const [{ data, error }, retry] = useQuery({ query: IdentificationTypesQuery });
  return (
    <PageState data={data} error={error} onRetry={retry} skeleton={<Skeleton shapes={["control", "control", "control"]} />}>
      {({ clinic: { identificationTypes } }) => {
        const type = readFragment(IdentificationTypeFields, identificationTypes).find(({ id }) => id === typeId);
        return type ? (
          <TypeForm key={type.id} loaded={type} />
        ) : (
          <Notice kind="neutral" title={text("idTypes.unknown")}>
            <p>{text("idTypes.unknownBody")}</p>
          </Notice>
        );
      }}
    </PageState>
  );
}
