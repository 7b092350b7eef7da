import type { LocationPlan } from "../clinic-plan.ts";

export const atlanticLocations: readonly LocationPlan[] = [
  {
    externalId: "L004",
    name: "Grand Héron – Moncton",
    address: { street: "77, rue Main", city: "Moncton", province: "NB", postalCode: "E1C 1B9", country: "CA" },
    phone: "+15065550105",
    timeZone: "America/Moncton",
    weight: 5,
    towns: [
      { city: "Moncton", postalPrefixes: ["E1C", "E1A"] },
      { city: "Dieppe", postalPrefixes: ["E1A"] },
      { city: "Shediac", postalPrefixes: ["E4P"] },
    ],
    streets: ["rue Main", "rue Champlain", "chemin Gorge", "rue Acadie", "promenade Elmwood"],
    areaCodes: ["506", "428"],
    practitioners: [
      { name: "Dre Joëlle Thériault", discipline: "MEDICINE" },
      { name: "Dr Hervé Doyon", discipline: "MEDICINE" },
    ],
  },
  {
    externalId: "L005",
    name: "Grand Héron – St. John’s",
    address: { street: "65 Ridge Road", city: "St. John’s", province: "NL", postalCode: "A1B 4P5", country: "CA" },
    phone: "+17095550105",
    timeZone: "America/St_Johns",
    weight: 3,
    towns: [{ city: "St. John’s", postalPrefixes: ["A1B", "A1C", "A1E"] }],
    streets: ["Water Street", "Duckworth Street", "Ridge Road", "Topsail Road", "Quidi Vidi Road"],
    areaCodes: ["709", "879"],
    practitioners: [
      { name: "Dr Seán Power", discipline: "MEDICINE" },
      { name: "Dre Maude Fréchette", discipline: "MEDICINE" },
    ],
  },
];
