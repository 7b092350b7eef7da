import { graphql } from "../../../gql/index.ts";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";

const PatientIdentificationsFields = graphql(`
  fragment PatientIdentifications on Patient {
    identifications {
      display
      verdict
      doubt
      type {
        id
        name
        issuer
        archived
        portalVisible
      }
    }
  }
`);

export function IdentificationsCard({ patient }: { patient: FragmentType<typeof PatientIdentificationsFields> }) {
  const text = useText();
  const { identifications } = readFragment(PatientIdentificationsFields, patient);
  return (
    <section className="card stack" aria-labelledby="identifications">
      <h2 id="identifications">{text("chart.identifications")}</h2>
      {identifications.length === 0 && <p className="soft">{text("chart.noIdentification")}</p>}
      <ul className="identifications">
        {identifications.map(({ type, display, verdict, doubt }) => (
          <li key={type.id}>
            <p className="identification-type">
              {type.name} {type.issuer && <span className="soft">({type.issuer})</span>}{" "}
              {type.archived && <span className="badge plain">{text("identification.typeArchived")}</span>}
            </p>
            <p className="identification-number">{display}</p>
            {verdict !== "VALID" && (
              <p className={verdict === "UNUSUAL" ? "advice" : "advice wrong"}>
                <Icon name="alert" />
                <span>
                  {text(`verdict.${verdict}`)} {doubt && text(`doubt.${doubt}`)}
                </span>
              </p>
            )}
            {!type.portalVisible && <p className="hint">{text("identification.notInPortal")}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
