import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { type TextId, useText } from "../use-text.ts";

const names = {
  "/": "appointment.all",
  "/my-information": "information.back",
  "/conversations": "messages.all",
  "/invoices": "invoices.all",
} as const satisfies Record<string, TextId>;

export type BackPath = keyof typeof names;

/** The way to the page above. */
export function BackLink({ to }: { to: BackPath }) {
  const text = useText();
  return (
    <p>
      <Link className="back" to={to}>
        <Icon name="back" />
        {text(names[to])}
      </Link>
    </p>
  );
}
