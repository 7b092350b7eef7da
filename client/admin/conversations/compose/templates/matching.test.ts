import { matching } from "./matching.ts";

const templates = [
  { name: "Results", subject: { fr: "Vos résultats", en: "Your results" } },
  { name: "Before a visit", subject: { fr: "Avant votre rendez-vous", en: "Before your visit" } },
];

test.each([
  ["", ["Results", "Before a visit"]],
  ["RESULTATS", ["Results"]],
  ["visit before", ["Before a visit"]],
  ["result visit", []],
])("%j finds %j", (wanted, names) => {
  expect(matching(templates, wanted).map(({ name }) => name)).toEqual(names);
});
