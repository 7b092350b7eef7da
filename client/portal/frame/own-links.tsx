import { useId, useRef, useState, type KeyboardEvent } from "react";
import { NavLink, useLocation } from "react-router";
import { leaveThrough } from "../../shared/navigation/leave-guard.tsx";
import { MessagesLink } from "../live/messages-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";

/** Where a patient can go, and out. On a narrow screen, what is wanted seldom waits behind a button. */
export function OwnLinks() {
  const { patient, signOut } = useSession();
  const text = useText();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(pathname);
  const button = useRef<HTMLButtonElement>(null);
  const links = useId();
  if (at !== pathname) {
    setAt(pathname);
    setOpen(false);
  }
  const closeByKey = ({ key }: KeyboardEvent): void => {
    if (key !== "Escape" || !open) return;
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className="backdrop-own" onKeyDown={closeByKey}>
      <MessagesLink />
      {patient?.billingOpen && (
        <NavLink className="toggle" to="/invoices">
          {text("invoices.link")}
        </NavLink>
      )}
      <button
        ref={button}
        type="button"
        className="toggle menu-toggle"
        aria-expanded={open}
        aria-controls={links}
        onClick={() => setOpen(!open)}
      >
        {text("frame.menu")}
      </button>
      <div id={links} className={open ? "menu-links open" : "menu-links"}>
        <NavLink className="toggle" to="/my-information">
          {text("information.title")}
        </NavLink>
        <NavLink className="toggle" to="/devices">
          {text("devices.title")}
        </NavLink>
        <button type="button" className="toggle" onClick={() => leaveThrough(() => signOut("signedOut"))}>
          {text("session.signOut")}
        </button>
      </div>
    </div>
  );
}
