import { useState } from "react";
import { useFormContext } from "react-hook-form";
import { AppointmentCard } from "../../../shared/appointments/appointment-card.tsx";
import { useLaterValues } from "../../../shared/forms/use-later-values.ts";
import { serverNow } from "../../../shared/graphql/server-clock.ts";
import { formatDay } from "../../../shared/language/formats.ts";
import { useLanguage } from "../../../shared/language/language-provider.tsx";
import { useStaff } from "../../session/session-provider.tsx";
import { useText } from "../../use-text.ts";
import type { SettingsValues } from "../settings-values.ts";
import { type SampleAppointment, sampleAppointments } from "./sample-appointments.ts";
import type { StatusVisibility } from "./status-row.tsx";

const isWide = (): boolean => matchMedia("(width >= 82rem)").matches;

/** What a patient who has one appointment of every status would find in the portal. */
export function SampleList({ statuses }: { statuses: readonly StatusVisibility[] }) {
  const form = useFormContext<SettingsValues>();
  const { clinic } = useStaff();
  const text = useText();
  const [now] = useState(serverNow);
  const [open, setOpen] = useState(isWide);
  const { hidden } = useLaterValues(form);
  const shown = sampleAppointments({ statuses, now, placeName: clinic.name, text }).filter(({ status }) => !hidden[status]);
  return (
    <details className="disclosure sample" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{text("sample.title", { count: shown.length, all: statuses.length })}</summary>
      {open && (
        <div
          className="sample-lists stack"
          role="region"
          aria-label={text("sample.title", { count: shown.length, all: statuses.length })}
          tabIndex={0}
        >
          <p className="hint">{text("sample.lead")}</p>
          <SamplePart when="UPCOMING" appointments={shown.filter(({ past }) => !past)} />
          <SamplePart when="PAST" appointments={shown.filter(({ past }) => past)} />
        </div>
      )}
    </details>
  );
}

function SamplePart({ when, appointments }: { when: "UPCOMING" | "PAST"; appointments: readonly SampleAppointment[] }) {
  const { locale } = useLanguage();
  const text = useText();
  return (
    <>
      <h2>{text(when === "UPCOMING" ? "appointments.upcoming" : "appointments.past")}</h2>
      {appointments.length === 0 ? (
        <p className="empty">{text(`appointments.none.${when}`)}</p>
      ) : (
        <ul className="appointments">
          {appointments.map(({ status, past, appointment }) => (
            <li key={status}>
              <AppointmentCard appointment={appointment} past={past} heading={formatDay(locale, appointment.startsAt)} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
