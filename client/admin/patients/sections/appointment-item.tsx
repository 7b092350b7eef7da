import { graphql } from "../../../gql/index.ts";
import { AppointmentCard } from "../../../shared/appointments/appointment-card.tsx";
import { type FragmentType, readFragment } from "../../../shared/graphql/fragments.ts";
import { formatDay } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { Icon } from "../../../shared/ui/icon.tsx";
import { useText } from "../../use-text.ts";

const AppointmentItemFields = graphql(`
  fragment AppointmentItem on Appointment {
    startsAt
    endsAt
    service
    practitionerName
    visitType
    noteToPatient
    deactivated
    hiddenFromPatient
    statusLabel {
      fr
      en
    }
    location {
      name
      timeZone
      address {
        street
        city
        province
        postalCode
      }
    }
  }
`);

interface AppointmentItemProps {
  readonly appointment: FragmentType<typeof AppointmentItemFields>;
  readonly past: boolean;
}

/** As the patient sees it, with a mark where the patient doesn't. */
export function AppointmentItem({ appointment, past }: AppointmentItemProps) {
  const { locale } = useLanguage();
  const text = useText();
  const shown = readFragment(AppointmentItemFields, appointment);
  const { startsAt, location, hiddenFromPatient, deactivated } = shown;
  return (
    <AppointmentCard appointment={shown} past={past} heading={formatDay(locale, startsAt, location.timeZone)}>
      {hiddenFromPatient && (
        <p className="advice">
          <Icon name="lock" />
          <span>{text(deactivated ? "appointment.withdrawn" : "appointment.hidden")}</span>
        </p>
      )}
    </AppointmentCard>
  );
}
