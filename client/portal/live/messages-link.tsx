import { NavLink } from "react-router";
import { formatNumber } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useText } from "../use-text.ts";
import { useLive } from "./live-provider.tsx";
import "./messages-link.css";

/** The way to the messages, and how many wait there. */
export function MessagesLink() {
  const { unread } = useLive();
  const { locale } = useLanguage();
  const text = useText();
  return (
    <NavLink className="toggle" to="/conversations">
      {text("messages.link")}
      {unread > 0 && (
        <>
          <span className="unread-count" aria-hidden="true">
            {formatNumber(locale, unread)}
          </span>
          <span className="visually-hidden"> ({text("messages.unread", { count: unread })})</span>
        </>
      )}
    </NavLink>
  );
}
