import { useFormContext } from "react-hook-form";
import type { AppointmentStatus } from "../../../gql/graphql.ts";
import { useLaterValues } from "../../../shared/forms/use-later-values.ts";
import { useAnnounce } from "../../../shared/ui/announcer.tsx";
import { Button } from "../../../shared/ui/button.tsx";
import { useText } from "../../use-text.ts";
import type { SettingsValues } from "../settings-values.ts";

/** Hides or shows all of them at once, and says how many that changes. */
export function AllStatuses({ statuses }: { statuses: readonly AppointmentStatus[] }) {
  const form = useFormContext<SettingsValues>();
  const text = useText();
  const announce = useAnnounce();
  const { hidden } = useLaterValues(form);
  const countOf = (hide: boolean): number => statuses.filter((status) => (hidden[status] ?? false) !== hide).length;
  const setAll = (hide: boolean): void => {
    announce(text(hide ? "statuses.allHidden" : "statuses.allShown", { count: countOf(hide) }));
    statuses.forEach((status) => form.setValue(`hidden.${status}`, hide));
  };
  return (
    <div className="row">
      {([true, false] as const).map((hide) => (
        <Button key={String(hide)} kind="secondary" busy={countOf(hide) === 0} onClick={() => setAll(hide)}>
          {text(hide ? "statuses.hideAll" : "statuses.showAll", { count: countOf(hide) })}
        </Button>
      ))}
    </div>
  );
}
