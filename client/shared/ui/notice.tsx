import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

const icons = { danger: "alert", warning: "alert", success: "check", neutral: "info" } as const satisfies Record<string, IconName>;

interface NoticeProps {
  readonly kind: keyof typeof icons;
  readonly title?: string;
  readonly live?: "status" | "alert";
  readonly children?: ReactNode;
}

export const Notice = ({ kind, title, live, children }: NoticeProps) => (
  <div className={`notice ${kind}`} role={live}>
    <Icon name={icons[kind]} />
    {title && <h2>{title}</h2>}
    {children && <div className="body stack">{children}</div>}
  </div>
);
