import type { ReactNode } from "react";

export const StateBadge = ({ good, children }: { good: boolean; children: ReactNode }) => (
  <span className={`badge ${good ? "good" : "plain"}`}>{children}</span>
);
