import { Link } from "react-router";
import { Icon } from "../../shared/ui/icon.tsx";
import { useLive } from "../live/live-provider.tsx";
import { useText } from "../use-text.ts";

/** That the clinic has written something; nothing where all of it is read. */
export function UnreadCard() {
  const { unread } = useLive();
  const text = useText();
  if (unread === 0) return null;
  return (
    <p className="card waiting-card">
      <Icon name="mail" />
      <span>{text("messages.waiting", { count: unread })}</span>
      <Link className="button" to="/conversations">
        {text("messages.open")}
      </Link>
    </p>
  );
}
