import type { AddressInput, CreatePatientInput, PatientIdentificationInput, UpdatePatientInput } from "../../../gql/graphql.ts";
import { addressParts, type ChartValues, differences, flagNames, normalNumber, numberOf, plainNames, typeIdOf } from "./chart-values.ts";

/** What is sent, and which row of the form each identification comes from: the server names them by their place in what was sent. */
interface Sent<Input> {
  readonly input: Input;
  readonly rows: readonly number[];
}

const textOrNull = (value: string): string | null => value.trim() || null;

function changedFields(base: ChartValues, values: ChartValues) {
  const changed = new Set<string>(differences(base, values));
  const plain = plainNames.filter((name) => changed.has(name)).map((name) => [name, textOrNull(values[name])]);
  const flags = flagNames.filter((name) => changed.has(name)).map((name) => [name, values[name]]);
  const parts = addressParts.filter((part) => changed.has(`address.${part}`));
  const address: AddressInput = Object.fromEntries(parts.map((part) => [part, textOrNull(values.address[part])]));
  return { ...Object.fromEntries([...plain, ...flags]), ...(parts.length > 0 && { address }) } as Omit<
    CreatePatientInput,
    "identifications"
  >;
}

/** Rows that say something new. One whose number was emptied is sent as it is, so that the server says what is missing. */
function changedIdentifications(base: ChartValues, values: ChartValues): Sent<PatientIdentificationInput[]> {
  const known = new Set(base.identifications.map(({ typeId }) => typeId));
  const entries = values.identifications
    .map((row, place) => ({ row, place }))
    .filter(({ row }) => row.typeId !== "" || row.value.trim() !== "")
    .filter(({ row }) => !known.has(row.typeId) || normalNumber(row.value) !== normalNumber(numberOf(base, row.typeId)));
  return { input: entries.map(({ row }) => ({ ...row })), rows: entries.map(({ place }) => place) };
}

/** A chart as it is entered; what was left empty is for the server to settle, or to ask for. */
export function createInput(base: ChartValues, values: ChartValues, requestKey: string): Sent<CreatePatientInput> {
  const { input: identifications, rows } = changedIdentifications(base, values);
  return { input: { ...changedFields(base, values), identifications, requestKey }, rows };
}

interface ChartPoint {
  readonly id: string;
  readonly version: number;
}

/** Only what was changed: what is absent, the server leaves alone. */
export function updateInput(chart: ChartPoint, base: ChartValues, values: ChartValues): Sent<UpdatePatientInput> {
  const { input: identifications, rows } = changedIdentifications(base, values);
  const kept = new Set(values.identifications.map(({ typeId }) => typeId));
  const removed = base.identifications.map(({ typeId }) => typeId).filter((typeId) => !kept.has(typeId));
  return {
    input: {
      patientId: chart.id,
      version: chart.version,
      ...changedFields(base, values),
      ...(identifications.length > 0 && { identifications }),
      ...(removed.length > 0 && { removedIdentificationTypeIds: removed }),
    },
    rows,
  };
}

/** How many things a save would change. */
export const changeCount = (base: ChartValues, values: ChartValues): number => {
  const unnamed = values.identifications.filter(({ typeId, value }) => typeId === "" && value.trim() !== "").length;
  return differences(base, values).filter((name) => typeIdOf(name) !== "").length + unnamed;
};
