import type { LocationPlan } from "../clinic-plan.ts";
import { atlanticLocations } from "./demo-locations-atlantic.ts";

const frenchStreets = [
  "rue des Érables",
  "rue Saint-Hubert",
  "avenue du Mont-Royal Est",
  "rue de l’Église",
  "boulevard Saint-Joseph",
  "avenue des Pins",
  "rue Notre-Dame",
  "chemin de la Côte-Sainte-Catherine",
  "rue D’Iberville",
  "rang du Bord-de-l’Eau",
];

export const demoLocations: readonly LocationPlan[] = [
  {
    externalId: "L001",
    name: "Grand Héron – Plateau-Mont-Royal",
    address: { street: "4455, rue Saint-Denis, bureau 200", city: "Montréal", province: "QC", postalCode: "H2J 2L2", country: "CA" },
    phone: "+15145550105",
    timeZone: "America/Toronto",
    weight: 52,
    towns: [
      { city: "Montréal", postalPrefixes: ["H2J", "H2T", "H2W", "H1V", "H3C"] },
      { city: "Laval", postalPrefixes: ["H7N", "H7W"] },
      { city: "Longueuil", postalPrefixes: ["J4H", "J4K"] },
      { city: "Saint-Jérôme", postalPrefixes: ["J7Z"] },
    ],
    streets: frenchStreets,
    areaCodes: ["514", "438", "263", "450", "579", "354"],
    practitioners: [
      { name: "Dre Geneviève Côté-Tremblay", discipline: "MEDICINE" },
      { name: "Dr Samuel Okafor", discipline: "MEDICINE" },
      { name: "Dre Leïla Haddad", discipline: "MEDICINE" },
      { name: "Dr Jean-Sébastien L’Heureux", discipline: "MEDICINE" },
      { name: "Mélissa D’Amours, IPSPL", discipline: "NURSING" },
      { name: "Thanh Trần, physiothérapeute", discipline: "PHYSIOTHERAPY" },
      { name: "Rose-Merline Saint-Fleur, psychologue", discipline: "PSYCHOLOGY" },
    ],
  },
  {
    externalId: "L002",
    name: "Grand Héron – Limoilou",
    address: { street: "830, 3e Avenue", city: "Québec", province: "QC", postalCode: "G1L 2X1", country: "CA" },
    phone: "+14185550105",
    timeZone: "America/Toronto",
    weight: 20,
    towns: [
      { city: "Québec", postalPrefixes: ["G1L", "G1K", "G1R"] },
      { city: "Lévis", postalPrefixes: ["G6V"] },
    ],
    streets: frenchStreets,
    areaCodes: ["418", "581", "367"],
    practitioners: [
      { name: "Dr Étienne Gélinas", discipline: "MEDICINE" },
      { name: "Dre Anne-Sophie Boivin", discipline: "MEDICINE" },
      { name: "Marc-André Rioux, infirmier", discipline: "NURSING" },
      { name: "Josée Vézina, nutritionniste", discipline: "NUTRITION" },
    ],
  },
  {
    externalId: "L003",
    name: "Grand Héron – Vanier",
    address: { street: "290, chemin de Montréal", city: "Ottawa", province: "ON", postalCode: "K1L 6B6", country: "CA" },
    phone: "+16135550105",
    timeZone: "America/Toronto",
    weight: 14,
    towns: [
      { city: "Ottawa", postalPrefixes: ["K1L", "K1N", "K2P"] },
      { city: "Hawkesbury", postalPrefixes: ["K6A"] },
    ],
    streets: ["Bank Street", "chemin de Montréal", "Elgin Street", "rue Dalhousie", "Somerset Street West", "King Edward Avenue"],
    areaCodes: ["613", "343", "753"],
    practitioners: [
      { name: "Dre Hannah McLeod", discipline: "MEDICINE" },
      { name: "Dr Karim Ben Youssef", discipline: "MEDICINE" },
      { name: "Noémie Lapointe, IPSPL", discipline: "NURSING" },
      { name: "Owen O’Connor, physiothérapeute", discipline: "PHYSIOTHERAPY" },
    ],
  },
  ...atlanticLocations,
  {
    externalId: "L006",
    name: "Grand Héron – Vancouver",
    address: { street: "1555 7e Avenue Ouest", city: "Vancouver", province: "BC", postalCode: "V6J 1S1", country: "CA" },
    phone: "+16045550105",
    timeZone: "America/Vancouver",
    weight: 6,
    towns: [
      { city: "Vancouver", postalPrefixes: ["V6J", "V5L"] },
      { city: "Maillardville", postalPrefixes: ["V3K"] },
    ],
    streets: ["Commercial Drive", "7e Avenue Ouest", "Main Street", "Laurel Street", "Brunette Avenue"],
    areaCodes: ["604", "778", "236", "672"],
    practitioners: [
      { name: "Dre Harpreet Gill", discipline: "MEDICINE" },
      { name: "Dr Théo Marcoux", discipline: "MEDICINE" },
    ],
  },
];
