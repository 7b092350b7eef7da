import { Field } from "../../shared/forms/field.tsx";
import { useText } from "../use-text.ts";
import { channels, type DeliveryFilter, readFilter, states } from "./delivery-filter.ts";

interface DeliveriesFilterProps {
  readonly filter: DeliveryFilter;
  readonly onChange: (filter: DeliveryFilter) => void;
}

export function DeliveriesFilter({ filter, onChange }: DeliveriesFilterProps) {
  const text = useText();
  const choose = (name: "state" | "channel", value: string): void =>
    onChange({ ...filter, [name]: readFilter(new URLSearchParams({ [name]: value }))[name] });
  return (
    <div className="deliveries-filter">
      <Field id="deliveries-state" label={text("deliveries.filter.state")}>
        {(control) => (
          <select {...control} className="input" value={filter.state ?? ""} onChange={({ target }) => choose("state", target.value)}>
            <option value="">{text("deliveries.all")}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {text(`deliveries.state.${state}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field id="deliveries-channel" label={text("deliveries.filter.channel")}>
        {(control) => (
          <select {...control} className="input" value={filter.channel ?? ""} onChange={({ target }) => choose("channel", target.value)}>
            <option value="">{text("deliveries.all")}</option>
            {channels.map((channel) => (
              <option key={channel} value={channel}>
                {text(`deliveries.channel.${channel}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
