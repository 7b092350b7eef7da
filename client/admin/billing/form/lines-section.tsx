import { FieldError } from "../../../shared/forms/field.tsx";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useBillingText } from "../billing-texts.ts";
import { controlIdOf, lineControlId } from "./form-ids.ts";
import { type InvoiceValues, withLine, withLineChanged, withLineMoved, withoutLine } from "./invoice-values.ts";
import { LineFields } from "./line-fields.tsx";
import type { ChargedRate } from "./tax-rates.ts";

/** As many as an invoice may have. */
const mostLines = 50;

interface LinesSectionProps {
  readonly values: InvoiceValues;
  readonly rates: readonly ChargedRate[] | null;
  readonly problemAt: (field: string) => string | undefined;
  readonly onChange: (make: (values: InvoiceValues) => InvoiceValues) => void;
}

const focusSoon = (id: string): void => void requestAnimationFrame(() => document.getElementById(id)?.focus());

const moveId = (key: number, by: 1 | -1): string => `invoice-line-${key}-${by === 1 ? "down" : "up"}`;

/** What the invoice is for: lines that can be added, taken away and put in another order, with the keyboard as with the mouse. */
export function LinesSection({ values, rates, problemAt, onChange }: LinesSectionProps) {
  const text = useBillingText();
  const announce = useAnnounce();
  const { lines } = values;
  const last = lines.length - 1;
  const error = problemAt("lines");
  const add = (): void => {
    onChange(withLine);
    focusSoon(lineControlId(lines.length, "description"));
  };
  const remove = (place: number): void => {
    onChange((before) => withoutLine(before, place));
    announce(text("form.lineRemoved", { place: place + 1 }));
    focusSoon(last === 0 ? "invoice-add-line" : lineControlId(Math.min(place, last - 1), "description"));
  };
  const move = (place: number, by: 1 | -1): void => {
    const to = place + by;
    onChange((before) => withLineMoved(before, place, to));
    announce(text("form.lineMoved", { from: place + 1, to: to + 1 }));
    // At the end it can't go further: the way back is beside it.
    focusSoon(moveId(lines[place]!.key, to === 0 ? 1 : to === last ? -1 : by));
  };
  return (
    <section className="card stack" aria-labelledby={controlIdOf("lines")}>
      <h2 id={controlIdOf("lines")} tabIndex={-1}>
        {text("lines.title")}
      </h2>
      <FieldError id={controlIdOf("lines")} error={error} />
      <ol className="line-list">
        {lines.map((line, place) => (
          <li key={line.key}>
            <fieldset className="line">
              <legend>{text("form.lineTitle", { place: place + 1 })}</legend>
              <LineFields
                line={line}
                place={place}
                rates={rates}
                problemAt={problemAt}
                onChange={(part) => onChange((before) => withLineChanged(before, place, part))}
              />
              <div className="row line-tools">
                {place > 0 && (
                  <Button id={moveId(line.key, -1)} kind="quiet" onClick={() => move(place, -1)}>
                    {text("form.moveUp")} <span className="visually-hidden">{text("form.lineTitle", { place: place + 1 })}</span>
                  </Button>
                )}
                {place < last && (
                  <Button id={moveId(line.key, 1)} kind="quiet" onClick={() => move(place, 1)}>
                    {text("form.moveDown")} <span className="visually-hidden">{text("form.lineTitle", { place: place + 1 })}</span>
                  </Button>
                )}
                <Button kind="quiet" onClick={() => remove(place)}>
                  {text("form.removeLine")} <span className="visually-hidden">{text("form.lineTitle", { place: place + 1 })}</span>
                </Button>
              </div>
            </fieldset>
          </li>
        ))}
      </ol>
      {lines.length < mostLines && (
        <div>
          <Button id="invoice-add-line" kind="secondary" onClick={add}>
            {text("form.addLine")}
          </Button>
        </div>
      )}
    </section>
  );
}
