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

export const isAppointmentStatus = (value: unknown): value is AppointmentStatus => appointmentStatuses.includes(value as never);

/** Those by which patients learn that they must do something, or that their request has arrived: hiding them has a price. */
export const statusesNeededByPatients: readonly AppointmentStatus[] = ["REQUESTED", "PROVIDER_REQUESTED", "ACTION_REQUIRED"];

interface StatusWords {
  /** What the clinic calls it. */
  readonly staff: LocalizedText;
  /** What it means to the patient. */
  readonly patient: LocalizedText;
  /** What an appointment with it is, for whoever decides whether patients see it. */
  readonly explanation: LocalizedText;
}

type Pair = readonly [fr: string, en: string];

const text = ([fr, en]: Pair): LocalizedText => ({ fr, en });

const words = (staff: Pair, patient: Pair, explanation: Pair): StatusWords => ({
  staff: text(staff),
  patient: text(patient),
  explanation: text(explanation),
});

export const statusWords: Readonly<Record<AppointmentStatus, StatusWords>> = {
  REQUESTED: words(
    ["Demandé", "Requested"],
    ["Demande envoyée", "Request sent"],
    ["Le patient l’a demandé ; la clinique n’a pas encore répondu.", "The patient asked for it; the clinic has not answered yet."],
  ),
  PROVIDER_REQUESTED: words(
    ["Confirmation requise", "Confirmation required"],
    ["Confirmation requise", "Confirmation required"],
    ["La clinique l’a proposé et attend la réponse du patient.", "The clinic proposed it and waits for the patient’s answer."],
  ),
  CONFIRMED: words(
    ["Confirmé", "Confirmed"],
    ["Confirmé", "Confirmed"],
    ["Le patient et la clinique l’ont accepté.", "Both the patient and the clinic have accepted it."],
  ),
  ACTION_REQUIRED: words(
    ["Action requise", "Action required"],
    ["À compléter avec la clinique", "To settle with the clinic"],
    ["Il manque quelque chose avant la visite : un formulaire, un appel.", "Something is missing before the visit: a form, a call."],
  ),
  ARRIVED: words(
    ["Arrivé", "Arrived"],
    ["Arrivée enregistrée", "Checked in"],
    ["Le patient est à la clinique et attend.", "The patient is at the clinic and waits."],
  ),
  IN_ROOM: words(
    ["En salle", "In room"],
    ["En cours", "In progress"],
    ["Le patient est dans une salle de consultation.", "The patient is in a consultation room."],
  ),
  BEING_SEEN: words(
    ["En consultation", "Being seen"],
    ["En cours", "In progress"],
    ["La consultation a commencé.", "The consultation has begun."],
  ),
  VISIT_COMPLETED: words(
    ["Visite terminée", "Visit completed"],
    ["Terminé", "Completed"],
    ["Le patient a été vu.", "The patient has been seen."],
  ),
  NOTE_SIGNED: words(
    ["Note signée", "Note signed"],
    ["Terminé", "Completed"],
    ["La visite est terminée et sa note est signée.", "The visit is over and its note is signed."],
  ),
  NO_SHOW: words(["Absence", "No show"], ["Manqué", "Missed"], ["Le patient n’est pas venu.", "The patient did not come."]),
  CANCELLED: words(
    ["Annulé", "Cancelled"],
    ["Annulé", "Cancelled"],
    ["Le patient ou la clinique l’a annulé.", "The patient or the clinic cancelled it."],
  ),
  REJECTED: words(
    ["Refusé", "Rejected"],
    ["Demande refusée", "Request declined"],
    ["La clinique n’a pas accepté la demande.", "The clinic did not accept the request."],
  ),
  BOOKED: words(
    ["Réservé", "Booked"],
    ["Réservé", "Booked"],
    ["Inscrit à l’agenda, pas encore confirmé.", "In the schedule, not confirmed yet."],
  ),
  RESCHEDULED: words(
    ["Reporté", "Rescheduled"],
    ["Déplacé", "Moved"],
    ["Remplacé par un rendez-vous à un autre moment.", "Replaced by an appointment at another time."],
  ),
  NONE: words(["Aucun", "None"], ["Prévu", "Scheduled"], ["Aucun statut ne lui a été donné.", "It was given no status."]),
  SYSTEM_DELAY: words(
    ["Délai du système", "System delay"],
    ["En traitement", "Being processed"],
    ["Un autre système ne l’a pas encore transmis au complet.", "Another system has not passed it on in full yet."],
  ),
};
