import type { LocalizedText } from "../../../kernel/locale.ts";

/** What a clinic writes under an appointment. */
export const notes: readonly LocalizedText[] = [
  {
    fr: "Veuillez arriver 10 minutes à l’avance avec votre carte d’assurance maladie.",
    en: "Please arrive 10 minutes early with your health card.",
  },
  {
    fr: "Être à jeun 8 heures avant le rendez-vous. L’eau est permise.",
    en: "Do not eat for 8 hours before the appointment. Water is fine.",
  },
  { fr: "Apportez la liste de vos médicaments.", en: "Bring a list of your medications." },
  { fr: "Portez des vêtements confortables.", en: "Wear comfortable clothes." },
  {
    fr: "L’entrée se fait par la cour; l’ascenseur est au fond à gauche.",
    en: "Use the courtyard entrance; the elevator is at the back on the left.",
  },
  { fr: "Le lien vidéo s’ouvre 5 minutes avant l’heure.", en: "The video link opens 5 minutes before the hour." },
  { fr: "Stationnement gratuit la première heure.", en: "Parking is free for the first hour." },
  { fr: "Un proche peut vous accompagner.", en: "Someone close to you may come along." },
];
