import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useWording } from "../../shared/forms/problems.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { useAnnounce } from "../../shared/ui/announcer.tsx";
import { Button } from "../../shared/ui/button.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { Notice } from "../../shared/ui/notice.tsx";
import { patientPath } from "../patients/patient-paths.ts";
import { useStaff } from "../session/session-provider.tsx";
import { useText } from "../use-text.ts";
import { DeliveryFields } from "./delivery-fields.ts";
import { useResend } from "./use-resend.ts";

/** One message that was given up: whose, why, and what can be done. */
export function DeliveryCard({ delivery }: { delivery: FragmentType<typeof DeliveryFields> }) {
  const { locale } = useLanguage();
  const { permissions } = useStaff();
  const text = useText();
  const announce = useAnnounce();
  const word = useWording();
  const outcome = useRef<HTMLParagraphElement>(null);
  const listed = readFragment(DeliveryFields, delivery);
  const patient = listed.patient ? `${listed.patient.firstName} ${listed.patient.lastName}` : text("deliveries.noChart");
  const { busy, problem, sent, resend } = useResend(listed.id, () => announce(text("deliveries.resent", { patient })));
  const current = readFragment(DeliveryFields, sent) ?? listed;
  const { id, kind, kindText, channel, maskedDestination, askedAt, givenUpAt, attempts, reasonText, state, canResend, resentAt } = current;
  const when = (instant: string): string => formatDateTime(locale, instant);

  // The button is gone then: the focus goes to what became of it.
  useEffect(() => {
    if (sent) outcome.current?.focus();
  }, [sent]);
  return (
    <article className="card stack delivery" aria-labelledby={`delivery-${id}`}>
      <div className="delivery-head">
        <div>
          <h3 id={`delivery-${id}`}>{listed.patient ? <Link to={patientPath(listed.patient.id)}>{patient}</Link> : patient}</h3>
          <p className="hint">
            {kindText?.[locale] ?? text("deliveries.unknownKind")} · {text(`deliveries.channel.${channel}`)} · {maskedDestination}
          </p>
        </div>
        <span className={`badge ${state.toLowerCase()}`}>
          {state === "RESENT" && <Icon name="check" />}
          {text(`deliveries.state.${state}`)}
        </span>
      </div>
      <p>{reasonText[locale]}</p>
      <p className="hint">
        {text("deliveries.times", { asked: when(askedAt), givenUp: when(givenUpAt) })} · {text("deliveries.attempts", { count: attempts })}
      </p>
      {state === "RESENT" && resentAt && (
        <p ref={outcome} tabIndex={-1} className="delivery-outcome">
          {text("deliveries.resentAt", { when: when(resentAt) })}
        </p>
      )}
      {state !== "RESENT" && !canResend && (
        <p className="hint">{text(`deliveries.final.${kind === "ONE_TIME_CODE" ? "code" : "other"}`)}</p>
      )}
      {problem && (
        <Notice kind="danger" live="alert">
          <p>{word(problem)}</p>
        </Notice>
      )}
      {canResend && permissions.includes("PATIENTS_WRITE") && (
        <div>
          <Button kind="secondary" busy={busy} onClick={() => void resend()}>
            {text(busy ? "deliveries.resending" : "deliveries.resend")}
            <span className="visually-hidden"> {text("deliveries.resendTo", { patient })}</span>
          </Button>
        </div>
      )}
    </article>
  );
}
