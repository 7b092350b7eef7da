import { useCallback } from "react";
import { Link } from "react-router";
import { PageHeading } from "../../shared/ui/page-heading.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { AnswerForm } from "./answer-form.tsx";
import { useAnswer } from "./use-answer.ts";
import type { Arrival, Asked, Over } from "./use-notification.ts";

interface AskingPageProps {
  readonly token: string;
  readonly arrival: Arrival & { readonly asked: Asked };
  readonly onSignedIn: Parameters<typeof useAnswer>[0]["onSignedIn"];
  readonly onAsked: (asked: Asked) => void;
  readonly onOver: (over: Over) => void;
}

/** Who sent the notice, what is asked, and the other way in. */
export function AskingPage({ token, arrival: { asked, wanted }, onSignedIn, onAsked, onOver }: AskingPageProps) {
  const { portal, reload } = useSession();
  const text = useText();
  const answering = useAnswer({
    onSignedIn,
    onOver,
    onClosed: reload,
    onTriesLeft: (triesLeft) => onAsked({ ...asked, triesLeft }),
  });
  const tellLate = useCallback(() => onOver({ words: "notification.late" }), [onOver]);
  const { name, phone } = asked.clinic;
  return (
    <div className="narrow stack-wide">
      <div className="stack">
        <PageHeading title={text("notification.title")} place={portal.clinic.name} />
        <p>
          {text("notification.from", { clinic: name })} <PhoneLink phone={phone} />
        </p>
        <p>{text(`notification.asks.${asked.asks}`)}</p>
      </div>
      <AnswerForm token={token} asked={asked} answering={answering} onLate={tellLate} />
      <div className="stack">
        <Link className="button secondary wide" to="/sign-in" state={{ wanted }}>
          {text("notification.otherWay")}
        </Link>
        <p className="hint">{text("notification.otherWayHint")}</p>
      </div>
    </div>
  );
}
