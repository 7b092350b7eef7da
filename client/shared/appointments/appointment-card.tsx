import type { ReactNode } from "react";
import { AppointmentFacts, type ShownAppointment } from "./appointment-facts.tsx";
import { DateLeaf } from "./date-leaf.tsx";
import "./appointments.css";

interface AppointmentCardProps {
  readonly appointment: ShownAppointment;
  readonly past: boolean;
  /** Its day, and where it leads. */
  readonly heading: ReactNode;
  /** What can still be done about it. */
  readonly children?: ReactNode;
}

/** An appointment in a patient's list, as it looks. */
export const AppointmentCard = ({ appointment, past, heading, children }: AppointmentCardProps) => (
  <article className={`card appointment${past ? " past" : ""}`}>
    <DateLeaf startsAt={appointment.startsAt} timeZone={appointment.location.timeZone} />
    <div className="appointment-body stack">
      <h3>{heading}</h3>
      <AppointmentFacts appointment={appointment} />
      {children}
    </div>
  </article>
);
