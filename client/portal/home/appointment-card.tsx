import { Link } from "react-router";
import { graphql } from "../../gql/index.ts";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDay } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { AppointmentActions } from "../appointment/appointment-actions.tsx";
import { AppointmentFacts } from "../appointment/appointment-facts.tsx";
import { DateLeaf } from "../appointment/date-leaf.tsx";

const AppointmentCardFields = graphql(`
  fragment AppointmentCard on Appointment {
    id
    startsAt
    location {
      timeZone
    }
    ...AppointmentFacts
    ...AppointmentActions
  }
`);

interface AppointmentCardProps {
  readonly appointment: FragmentType<typeof AppointmentCardFields>;
  readonly past: boolean;
}

export function AppointmentCard({ appointment, past }: AppointmentCardProps) {
  const fields = readFragment(AppointmentCardFields, appointment);
  const { locale } = useLanguage();
  return (
    <article className={`card appointment${past ? " past" : ""}`}>
      <DateLeaf startsAt={fields.startsAt} timeZone={fields.location.timeZone} />
      <div className="appointment-body stack">
        <h3>
          <Link to={`/appointments/${encodeURIComponent(fields.id)}`}>{formatDay(locale, fields.startsAt, fields.location.timeZone)}</Link>
        </h3>
        <AppointmentFacts appointment={fields} />
        <AppointmentActions appointment={fields} past={past} />
      </div>
    </article>
  );
}
