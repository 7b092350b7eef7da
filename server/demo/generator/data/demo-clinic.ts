import type { ClinicPlan } from "../clinic-plan.ts";
import { demoLocations } from "./demo-locations.ts";
import { ramqType, ohipType, clinicFileType } from "./identification-types.ts";
import { notes } from "./notes.ts";

/** The French-first clinic: an invented group whose patients live in five provinces and four time zones. */
export const demoClinic: ClinicPlan = {
  identity: {
    slug: "demo",
    name: "Clinique du Grand Héron",
    phone: "+15145550105",
    timeZone: "America/Toronto",
    defaultLocale: "fr",
    currency: "CAD",
  },
  identificationTypes: [ramqType, ohipType, clinicFileType],
  locations: demoLocations,
  services: [
    { name: "Consultation médicale", minutes: 30, virtual: true, disciplines: ["MEDICINE", "NURSING"], weight: 26 },
    { name: "Examen médical périodique", minutes: 45, virtual: false, disciplines: ["MEDICINE"], weight: 12 },
    { name: "Renouvellement d’ordonnance", minutes: 15, virtual: true, disciplines: ["MEDICINE", "NURSING"], weight: 12 },
    { name: "Vaccination", minutes: 15, virtual: false, disciplines: ["NURSING", "MEDICINE"], weight: 10 },
    { name: "Prélèvement sanguin", minutes: 15, virtual: false, disciplines: ["NURSING"], weight: 10 },
    { name: "Suivi de la tension artérielle", minutes: 20, virtual: false, disciplines: ["NURSING", "MEDICINE"], weight: 7 },
    { name: "Suivi du diabète", minutes: 30, virtual: true, disciplines: ["MEDICINE", "NURSING"], weight: 6 },
    { name: "Physiothérapie", minutes: 45, virtual: false, disciplines: ["PHYSIOTHERAPY"], weight: 6 },
    { name: "Consultation en nutrition", minutes: 45, virtual: true, disciplines: ["NUTRITION"], weight: 4 },
    { name: "Suivi en santé mentale", minutes: 60, virtual: true, disciplines: ["PSYCHOLOGY"], weight: 5 },
    { name: "Chirurgie mineure", minutes: 60, virtual: false, disciplines: ["MEDICINE"], weight: 2 },
  ],
  notes,
  virtualVisitBase: "https://visite.grand-heron.example/salle/",
  emailDomains: ["courriel.example", "poste.example", "boite.example", "mail.example"],
  fileNumberPrefix: "GH-",
  healthNumberTypes: { QC: "RAMQ", ON: "OHIP" },
  frenchShare: 0.8,
  nameWeights: { french: 58, english: 13, haitian: 7, arabic: 8, vietnamese: 4, punjabi: 2, indigenous: 4, others: 4 },
  patientCount: 2_000,
  appointmentCount: 20_000,
};
