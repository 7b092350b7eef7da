import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { PhoneLink } from "../frame/phone-link.tsx";
import { useSession } from "../session/session-provider.tsx";
import { useRegistrationText } from "./registration-texts.ts";
import type { RegistrationStart } from "./use-registration-start.ts";

const icons = { IN_REVIEW: "note", ACCEPTED: "check", CALL_CLINIC: "phone" } as const;

/** What this contact has sent before, and what came of it. */
export function SubmittedList({ submitted }: Pick<RegistrationStart, "submitted">) {
  const { clinic } = useSession().portal;
  const { locale } = useLanguage();
  const text = useRegistrationText();
  return (
    <section className="stack" aria-labelledby="submitted">
      <h2 id="submitted">{text("registration.submitted")}</h2>
      <ul className="submitted-list">
        {submitted.map(({ firstInitial, submittedAt, state }) => {
          const when = formatDateTime(locale, submittedAt);
          return (
            <li key={`${submittedAt} ${firstInitial}`} className={`submitted ${state.toLowerCase()}`}>
              <Icon name={icons[state]} />
              <div>
                <h3>{text("registration.of", { initial: firstInitial })}</h3>
                <p className="submitted-state">{text(`registration.state.${state}`, { when })}</p>
                <p>{text(`registration.state.${state}.body`)}</p>
                {state === "CALL_CLINIC" && <PhoneLink phone={clinic.phone} />}
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
