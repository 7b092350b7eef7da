import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDateTime } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { Icon } from "../../shared/ui/icon.tsx";
import { useText } from "../use-text.ts";

const AppointmentActionsFields = graphql(`
  fragment AppointmentActions on Appointment {
    id
    startsAt
    visitType
    virtualVisitUrl
    location {
      timeZone
    }
  }
`);

interface AppointmentActionsProps {
  readonly appointment: FragmentType<typeof AppointmentActionsFields>;
  readonly past: boolean;
}

/** What a patient can still do about an appointment; nothing for one that is over. */
export function AppointmentActions({ appointment, past }: AppointmentActionsProps) {
  const { id, startsAt, visitType, virtualVisitUrl, location } = readFragment(AppointmentActionsFields, appointment);
  const { locale } = useLanguage();
  const text = useText();
  if (past) return null;
  const when = (
    <span className="visually-hidden" suppressHydrationWarning>
      {" "}
      – {formatDateTime(locale, startsAt, location.timeZone)}
    </span>
  );
  return (
    <p className="appointment-actions">
      {visitType === "VIRTUAL_VISIT" && virtualVisitUrl && (
        <a className="button" href={virtualVisitUrl} target="_blank" rel="noreferrer">
          <Icon name="video" />
          <span>
            {text("appointment.join")}
            {when}
          </span>
        </a>
      )}
      <a className="button secondary" href={`/portal/appointments/${encodeURIComponent(id)}/calendar.ics`}>
        <Icon name="calendar" />
        <span>
          {text("appointment.calendar")}
          {when}
        </span>
      </a>
    </p>
  );
}
