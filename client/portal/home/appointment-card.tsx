import { Link } from "react-router";
import { graphql } from "../../gql/index.ts";
import { AppointmentCard as Card } from "../../shared/appointments/appointment-card.tsx";
import { type FragmentType, readFragment } from "../../shared/graphql/fragments.ts";
import { formatDay } from "../../shared/language/formats.ts";
import { useLanguage } from "../../shared/language/language-provider.tsx";
import { AppointmentActions } from "../appointment/appointment-actions.tsx";
import { AppointmentFactsFields } from "../appointment/appointment-facts.ts";

const AppointmentCardFields = graphql(`
  fragment AppointmentCard on Appointment {
    id
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
  const facts = readFragment(AppointmentFactsFields, fields);
  const { locale } = useLanguage();
  const day = formatDay(locale, facts.startsAt, facts.location.timeZone);
  return (
    <Card
      appointment={facts}
      past={past}
      heading={
        <Link to={`/appointments/${encodeURIComponent(fields.id)}`} suppressHydrationWarning>
          {day}
        </Link>
      }
    >
      <AppointmentActions appointment={fields} past={past} />
    </Card>
  );
}
