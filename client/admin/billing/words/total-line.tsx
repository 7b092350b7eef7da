import type { ReactNode } from "react";
import { Money } from "./money.tsx";

interface TotalLineProps {
  readonly label: ReactNode;
  readonly cents: number;
  readonly strong?: boolean;
}

/** One line of a sum, within a `dl`. */
export const TotalLine = ({ label, cents, strong }: TotalLineProps) => (
  <div className={strong ? "total-line strong" : "total-line"}>
    <dt>{label}</dt>
    <dd>
      <Money cents={cents} />
    </dd>
  </div>
);
