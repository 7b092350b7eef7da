import type { Sex } from "../../modules/patients/patient-fields.ts";
import { nameStocks, type NameStock } from "./data/names.ts";
import type { Bearer } from "./health-number-book.ts";
import type { Random } from "./random.ts";

const sexes: ReadonlyArray<readonly [Sex, number]> = [
  ["FEMALE", 53],
  ["MALE", 45],
  ["OTHER", 1],
  ["UNKNOWN", 1],
];

const pad = (number: number): string => String(number).padStart(2, "0");

/** Ages as clinics see them: more of the old than of the young. Fixed years, so that a chart is the same whenever it is made. */
const drawDateOfBirth = (random: Random): string =>
  `${1930 + Math.floor(95 * random.next() ** 1.25)}-${pad(1 + random.below(12))}-${pad(1 + random.below(28))}`;

function drawFirstName(random: Random, stock: NameStock, sex: Sex): string {
  if (sex === "FEMALE") return random.pick(stock.female);
  if (sex === "MALE") return random.pick(stock.male);
  return random.pick(random.chance(0.5) ? stock.female : stock.male);
}

function drawLastName(random: Random, stock: NameStock): string {
  const name = random.pick(stock.family);
  if (!random.chance(stock.joined) || name.includes("-")) return name;
  const other = random.pick(stock.family);
  return other === name || other.includes("-") ? name : `${name}-${other}`;
}

export function drawPerson(random: Random, nameWeights: Readonly<Record<string, number>>): Bearer {
  const sex = random.weighted(sexes);
  const stock = nameStocks[random.weighted(Object.entries(nameWeights))] as NameStock;
  return { sex, firstName: drawFirstName(random, stock, sex), lastName: drawLastName(random, stock), dateOfBirth: drawDateOfBirth(random) };
}
