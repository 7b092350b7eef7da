import { useText } from "../../use-text.ts";
import { AppointmentList } from "./appointment-list.tsx";

const periods = ["UPCOMING", "PAST"] as const;

export function PatientAppointments({ id }: { id: string }) {
  const text = useText();
  return (
    <>
      {periods.map((when) => (
        <section key={when} className="stack" aria-labelledby={`appointments-${when}`}>
          <h3 id={`appointments-${when}`}>{text(when === "PAST" ? "appointments.past" : "appointments.upcoming")}</h3>
          <AppointmentList id={id} when={when} />
        </section>
      ))}
    </>
  );
}
