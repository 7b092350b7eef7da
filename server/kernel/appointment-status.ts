import type { LocalizedText } from "./locale.ts";

/** The sixteen statuses of an appointment, in the order in which people are shown them. */
export const appointmentStatuses = [
  "REQUESTED",
  "PROVIDER_REQUESTED",
  "CONFIRMED",
  "ACTION_REQUIRED",
  "ARRIVED",
  "IN_ROOM",
  "BEING_SEEN",
  "VISIT_COMPLETED",
  "NOTE_SIGNED",
  "NO_SHOW",
  "CANCELLED",
  "REJECTED",
  "BOOKED",
  "RESCHEDULED",
  "NONE",
  "SYSTEM_DELAY",
] as const;

export type AppointmentStatus = (typeof appointmentStatuses)[number];

interface StatusWords {
  /** What the clinic calls it. */
  readonly staff: LocalizedText;
  /** What it means to the patient. */
  readonly patient: LocalizedText;
}

const words = (staffFr: string, staffEn: string, patientFr = staffFr, patientEn = staffEn): StatusWords => ({
  staff: { fr: staffFr, en: staffEn },
  patient: { fr: patientFr, en: patientEn },
});

export const statusWords: Readonly<Record<AppointmentStatus, StatusWords>> = {
  REQUESTED: words("Demandé", "Requested", "Demande envoyée", "Request sent"),
  PROVIDER_REQUESTED: words("Confirmation requise", "Confirmation required"),
  CONFIRMED: words("Confirmé", "Confirmed"),
  ACTION_REQUIRED: words("Action requise", "Action required", "À compléter avec la clinique", "To settle with the clinic"),
  ARRIVED: words("Arrivé", "Arrived", "Arrivée enregistrée", "Checked in"),
  IN_ROOM: words("En salle", "In room", "En cours", "In progress"),
  BEING_SEEN: words("En consultation", "Being seen", "En cours", "In progress"),
  VISIT_COMPLETED: words("Visite terminée", "Visit completed", "Terminé", "Completed"),
  NOTE_SIGNED: words("Note signée", "Note signed", "Terminé", "Completed"),
  NO_SHOW: words("Absence", "No show", "Manqué", "Missed"),
  CANCELLED: words("Annulé", "Cancelled"),
  REJECTED: words("Refusé", "Rejected", "Demande refusée", "Request declined"),
  BOOKED: words("Réservé", "Booked", "Réservé", "Booked"),
  RESCHEDULED: words("Reporté", "Rescheduled", "Déplacé", "Moved"),
  NONE: words("Aucun", "None", "Prévu", "Scheduled"),
  SYSTEM_DELAY: words("Délai du système", "System delay", "En traitement", "Being processed"),
};
