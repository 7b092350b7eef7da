import type { AppointmentStatus } from "../../../gql/graphql.ts";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";

const words = {
  REQUESTED: "statuses.need.REQUESTED",
  PROVIDER_REQUESTED: "statuses.need.PROVIDER_REQUESTED",
  ACTION_REQUIRED: "statuses.need.ACTION_REQUIRED",
} as const;

const hasWords = (status: AppointmentStatus): status is keyof typeof words => status in words;

interface StatusNeedProps {
  readonly id: string;
  readonly status: AppointmentStatus;
  readonly withheld: boolean;
}

/** That patients need this status; and once it is hidden, what they miss. */
export function StatusNeed({ id, status, withheld }: StatusNeedProps) {
  const text = useText();
  return (
    <span className="status-need">
      <span className={`hint${withheld ? " unsaid" : ""}`}>{text("statuses.needed")}</span>
      <span className={`warned${withheld ? "" : " unsaid"}`} id={id}>
        <Icon name="alert" />
        <span>{text(hasWords(status) ? words[status] : "statuses.need.other")}</span>
      </span>
    </span>
  );
}
