import type { TaxCode } from "../../../gql/graphql.ts";
import { Choice } from "../../../shared/forms/choice.tsx";
import { Field, FieldError } from "../../../shared/forms/field.tsx";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useBillingText } from "../billing-texts.ts";
import { lineAmount } from "../money/totals.ts";
import { formatRate } from "../words/format-rate.ts";
import { Money } from "../words/money.tsx";
import { AmountField } from "../words/amount-field.tsx";
import { lineControlId } from "./form-ids.ts";
import { chargedTaxes, type LineValues, pricedLine } from "./invoice-values.ts";
import type { ChargedRate } from "./tax-rates.ts";

interface LineFieldsProps {
  readonly line: LineValues;
  readonly place: number;
  /** Null while they aren't known. */
  readonly rates: readonly ChargedRate[] | null;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (part: Partial<LineValues>) => void;
}

/** What one line is for, and what it comes to before taxes. */
export function LineFields({ line, place, rates, problemAt, onChange }: LineFieldsProps) {
  const text = useBillingText();
  const idOf = (field: Parameters<typeof lineControlId>[1]): string => lineControlId(place, field);
  const errorAt = (field: string): string | undefined => problemAt(`lines.${place}.${field}`);
  const charged = (rates ?? []).map(({ code }) => code);
  return (
    <>
      <div className="line-fields">
        <div className="line-description">
          <Field id={idOf("description")} label={text("form.line.description")} error={errorAt("description")}>
            {(control) => (
              <input
                {...control}
                className="input"
                maxLength={200}
                value={line.description}
                onChange={({ target }) => onChange({ description: target.value })}
              />
            )}
          </Field>
        </div>
        <Field id={idOf("code")} label={text("form.line.code")} error={errorAt("code")}>
          {(control) => (
            <input
              {...control}
              className="input"
              maxLength={20}
              spellCheck={false}
              value={line.code}
              onChange={({ target }) => onChange({ code: target.value })}
            />
          )}
        </Field>
        <Field id={idOf("serviceOn")} label={text("form.line.serviceOn")} error={errorAt("serviceOn")}>
          {(control) => (
            <input
              {...control}
              className="input"
              type="date"
              value={line.serviceOn}
              onChange={({ target }) => onChange({ serviceOn: target.value })}
            />
          )}
        </Field>
        <AmountField
          id={idOf("quantity")}
          label={text("form.line.quantity")}
          error={errorAt("quantity")}
          value={line.quantity}
          onChange={(quantity) => onChange({ quantity })}
        />
        <AmountField
          id={idOf("unitPriceCents")}
          label={text("form.line.unitPriceCents")}
          error={errorAt("unitPriceCents")}
          value={line.unitPrice}
          onChange={(unitPrice) => onChange({ unitPrice })}
        />
      </div>
      <div className="line-foot">
        <LineTaxes
          id={idOf("taxes")}
          chosen={chargedTaxes(line.taxes, charged)}
          rates={rates}
          error={errorAt("taxes")}
          onChange={(taxes) => onChange({ taxes })}
        />
        <p className="line-amount">
          <span className="soft">{text("lines.amount")}</span> <Money cents={lineAmount(pricedLine(line, charged))} />
        </p>
      </div>
    </>
  );
}

interface LineTaxesProps {
  readonly id: string;
  readonly chosen: readonly TaxCode[];
  readonly rates: readonly ChargedRate[] | null;
  readonly error: string | undefined;
  readonly onChange: (taxes: readonly TaxCode[]) => void;
}

function LineTaxes({ id, chosen, rates, error, onChange }: LineTaxesProps) {
  const { locale } = useLanguage();
  const text = useBillingText();
  return (
    <fieldset className="line-taxes" id={id} tabIndex={-1} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{text("form.line.taxes")}</legend>
      <FieldError id={id} error={error} />
      {rates === null && <p className="soft">{text("form.ratesLoading")}</p>}
      {(rates ?? []).map(({ code, percent }) => (
        <Choice
          key={code}
          bare
          type="checkbox"
          label={text("tax.withRate", { tax: text(`tax.${code}`), rate: formatRate(locale, percent) })}
          checked={chosen.includes(code)}
          onChange={({ target }) => onChange(target.checked ? [...chosen, code] : chosen.filter((each) => each !== code))}
        />
      ))}
    </fieldset>
  );
}
