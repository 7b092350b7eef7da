import type { ClinicPlan } from "../clinic-plan.ts";
import { bcType, clinicFileType } from "./identification-types.ts";
import { notes } from "./notes.ts";

const streets = [
  "Arbutus Street",
  "Broadway West",
  "Cedar Lane",
  "Dunbar Street",
  "Fir Street",
  "Oak Bay Avenue",
  "2nd Street SW",
  "Centre Street N",
];

/** The English-first clinic: small, and nothing of it may ever be seen from the other one. */
export const mapleClinic: ClinicPlan = {
  identity: {
    slug: "maple",
    name: "Maple Harbour Clinic",
    phone: "+16045550106",
    timeZone: "America/Vancouver",
    defaultLocale: "en",
    currency: "CAD",
  },
  identificationTypes: [bcType, clinicFileType],
  locations: [
    {
      externalId: "L001",
      name: "Maple Harbour – Kitsilano",
      address: { street: "2250 Broadway West", city: "Vancouver", province: "BC", postalCode: "V6K 2E1", country: "CA" },
      phone: "+16045550106",
      timeZone: "America/Vancouver",
      weight: 60,
      towns: [
        { city: "Vancouver", postalPrefixes: ["V6K", "V6J", "V5N"] },
        { city: "Burnaby", postalPrefixes: ["V5H"] },
      ],
      streets,
      areaCodes: ["604", "778", "236"],
      practitioners: [
        { name: "Dr. Fiona Campbell", discipline: "MEDICINE" },
        { name: "Dr. Arjan Sandhu", discipline: "MEDICINE" },
        { name: "Dr. Wei Chen", discipline: "MEDICINE" },
        { name: "Megan Whitfield, RN", discipline: "NURSING" },
      ],
    },
    {
      externalId: "L002",
      name: "Maple Harbour – Victoria",
      address: { street: "1990 Oak Bay Avenue", city: "Victoria", province: "BC", postalCode: "V8R 1E2", country: "CA" },
      phone: "+12505550106",
      timeZone: "America/Vancouver",
      weight: 28,
      towns: [{ city: "Victoria", postalPrefixes: ["V8R", "V8V"] }],
      streets,
      areaCodes: ["250", "672"],
      practitioners: [
        { name: "Dr. Rowan O’Neill", discipline: "MEDICINE" },
        { name: "Dr. Yuki Yamamoto", discipline: "MEDICINE" },
      ],
    },
    {
      externalId: "L003",
      name: "Maple Harbour – Calgary",
      address: { street: "810 Centre Street N", city: "Calgary", province: "AB", postalCode: "T2E 2P6", country: "CA" },
      phone: "+14035550106",
      timeZone: "America/Edmonton",
      weight: 12,
      towns: [{ city: "Calgary", postalPrefixes: ["T2E", "T2M"] }],
      streets,
      areaCodes: ["403", "587"],
      practitioners: [{ name: "Dr. Logan Fraser", discipline: "MEDICINE" }],
    },
  ],
  services: [
    { name: "Medical consultation", minutes: 30, virtual: true, disciplines: ["MEDICINE", "NURSING"], weight: 30 },
    { name: "Annual check-up", minutes: 45, virtual: false, disciplines: ["MEDICINE"], weight: 14 },
    { name: "Prescription renewal", minutes: 15, virtual: true, disciplines: ["MEDICINE", "NURSING"], weight: 14 },
    { name: "Vaccination", minutes: 15, virtual: false, disciplines: ["NURSING", "MEDICINE"], weight: 12 },
    { name: "Blood pressure follow-up", minutes: 20, virtual: false, disciplines: ["NURSING", "MEDICINE"], weight: 8 },
    { name: "Counselling", minutes: 60, virtual: true, disciplines: ["MEDICINE"], weight: 6 },
  ],
  notes,
  virtualVisitBase: "https://visit.maple-harbour.example/room/",
  emailDomains: ["mail.example", "post.example", "inbox.example"],
  fileNumberPrefix: "MH-",
  healthNumberTypes: { BC: "BC_PHN" },
  frenchShare: 0.08,
  nameWeights: { french: 6, english: 52, haitian: 1, arabic: 6, vietnamese: 7, punjabi: 14, indigenous: 5, others: 9 },
  patientCount: 200,
  appointmentCount: 1_500,
};
