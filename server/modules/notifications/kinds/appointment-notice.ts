import { noticeOf } from "./notice.ts";

/** Says that there is something to read about an appointment, and leads to it. */
export const appointmentNotice = noticeOf({
  label: { fr: "Avis de rendez-vous", en: "Appointment notice" },
  subject: { fr: "un avis vous attend", en: "a notice is waiting for you" },
  lead: {
    fr: "La clinique a un avis pour vous, au sujet d'un rendez-vous. Lisez-le dans son portail.",
    en: "The clinic has a notice for you, about an appointment. Read it in its portal.",
  },
  button: { fr: "Lire l'avis", en: "Read the notice" },
  brief: { fr: "Nouvel avis.", en: "New notice." },
});
