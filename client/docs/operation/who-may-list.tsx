import { Fragment } from "react";
import type { WhoMay } from "../schema/described.ts";
import { useText } from "../use-text.ts";

const Scopes = ({ sets, or }: { sets: WhoMay["consumers"]; or: string }) =>
  sets.map((scopes, place) => (
    <Fragment key={scopes.join()}>
      {place > 0 && ` ${or} `}
      {scopes.map((scope, at) => (
        <Fragment key={scope}>
          {at > 0 && " + "}
          <code translate="no">{scope}</code>
        </Fragment>
      ))}
    </Fragment>
  ));

/** Who may call it, said for each kind of caller. */
export function WhoMayList({ who }: { who: WhoMay }) {
  const text = useText();
  const any = who.consumers.some((scopes) => scopes.length === 0);
  return (
    <dl className="who-may">
      <dt>{text("who.consumers")}</dt>
      <dd>{any ? text("who.any") : who.consumers.length === 0 ? text("who.none") : <Scopes sets={who.consumers} or={text("who.or")} />}</dd>
      <dt>{text("who.staff")}</dt>
      <dd>
        {who.staff.length === 3
          ? text("who.allStaff")
          : who.staff.length === 0
            ? text("who.none")
            : who.staff.map((role) => text(roleTexts[role]!)).join(", ")}
      </dd>
      <dt>{text("who.patients")}</dt>
      <dd>{text(who.patients ? "who.yes" : "who.none")}</dd>
      <dt>{text("who.anybody")}</dt>
      <dd>{text(who.anybody ? "who.yes" : "who.none")}</dd>
    </dl>
  );
}

const roleTexts: Readonly<Record<string, "who.SUPPORT" | "who.ADMIN" | "who.DESK">> = {
  SUPPORT: "who.SUPPORT",
  ADMIN: "who.ADMIN",
  DESK: "who.DESK",
};
