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

/** What patients miss when this status is hidden; keeps its place, unseen, while it is not. */
export function StatusNeed({ id, status, withheld }: StatusNeedProps) {
  const text = useText();
  return (
    <span className={`status-need${withheld ? "" : " unsaid"}`} id={id}>
      <Icon name="alert" />
      <span>{text(hasWords(status) ? words[status] : "statuses.need.other")}</span>
    </span>
  );
}
