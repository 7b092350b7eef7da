import { Choice } from "../../shared/forms/choice.tsx";
import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { issuers } from "./issuers.ts";
import type { ControlsProps } from "./type-controls.tsx";
import { ofKind } from "./type-values.ts";
import { useIssuerText } from "./use-issuer-text.ts";

const kinds = ["PROVINCIAL", "OTHER"] as const;

/** Who issues it: to be chosen until the first chart has a number of it, to be read from then on. */
export function IssuerControls({ values, fixed, problemAt, onChange }: ControlsProps) {
  const text = useText();
  const issuerText = useIssuerText();
  const { kind, issuer } = values;
  if (fixed)
    return (
      <section className="card stack" aria-labelledby="id-type-issued">
        <h2 id="id-type-issued">{text("idTypes.label.kind")}</h2>
        <p>
          {text(`idTypes.kind.${kind}`)}
          {issuer !== "" && <> · {issuerText(issuer)}</>}
        </p>
        <p className="hint">{text("idTypes.fixed")}</p>
      </section>
    );
  return (
    <section className="card stack" aria-labelledby="id-type-issued">
      <h2 id="id-type-issued">{text("idTypes.label.kind")}</h2>
      <div className="choices" role="radiogroup" aria-labelledby="id-type-issued">
        {kinds.map((each, place) => (
          <Choice
            key={each}
            type="radio"
            name="id-type-kind"
            id={place === 0 ? "id-type-kind" : undefined}
            checked={kind === each}
            onChange={() => onChange(ofKind(values, each))}
            label={text(`idTypes.kind.${each}`)}
            hint={text(`idTypes.kindHint.${each}`)}
          />
        ))}
      </div>
      <Field id="id-type-issuer" label={text("idTypes.label.issuer")} error={problemAt("issuer")}>
        {(control) => (
          <select {...control} className="input" value={issuer} onChange={({ target }) => onChange({ ...values, issuer: target.value })}>
            <option value="">{text(kind === "PROVINCIAL" ? "idTypes.chooseIssuer" : "idTypes.noIssuer")}</option>
            {issuers.map((each) => (
              <option key={each} value={each}>
                {issuerText(each)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </section>
  );
}
