import { toGlobalId } from "../../../graphql/global-id.ts";
import type { ApiClient } from "../../../testing/api-client.ts";
import type { Patient } from "../../patients/patient.entity.ts";

const errors = `errors { __typename code path messages { fr en } ... on BulkAccessChangeRunning { running { id status } } }`;

const page = "{ edges { cursor node { reason reasonText { fr en } patient { id } } } pageInfo { hasNextPage endCursor } }";

export const changeFields = `id enabled reason startedAt finishedAt status undoStatus undoStartedAt undoFinishedAt exceptionCount
  expectedCount changedCount unchangedCount failedCount undoneCount keptCount canUndo csvPath startedBy { kind name } undoneBy { kind name }
  filter { changedFrom changedBefore changedBy { kind name } changedByDefault reasonContains lastAppointmentFrom lastAppointmentBefore
    ageFrom ageTo hasContact }
  failures ${page} undoFailures ${page}`;

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

type Fields = Readonly<Record<string, unknown>>;

export const idOf = ({ id }: Pick<Patient, "id">): string => toGlobalId("Patient", id);

export const previewDocument = `query ($enabled: Boolean!, $filter: BulkAccessFilterInput!, $first: Int! = 20, $after: String) {
  bulkAccessPreview(enabled: $enabled, filter: $filter) {
    count patients(first: $first, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } ${errors}
  }
}`;

export const startDocument = `mutation ($input: StartBulkAccessChangeInput!) {
  startBulkAccessChange(input: $input) { change { ${changeFields} } ${errors} }
}`;

export const historyDocument = `{ bulkAccessChanges { edges { node { ${changeFields} } } } }`;

export const steerDocument = (steering: string): string =>
  `mutation ($input: BulkAccessChangeInput!) { ${steering}BulkAccessChange(input: $input) { change { ${changeFields} } ${errors} } }`;

export const preview = async (caller: ApiClient, filter: Fields = {}, enabled = true, more: Fields = {}): Promise<Answered> =>
  (await caller.data(previewDocument, { enabled, filter, ...more })).bulkAccessPreview;

/** The charts that match, as the preview lists them. */
export async function matchesOf(caller: ApiClient, filter: Fields = {}, enabled = true): Promise<string[]> {
  const { count, patients, errors: problems } = await preview(caller, filter, enabled, { first: 100 });
  if (problems.length > 0) throw new Error(`The filter was refused: ${JSON.stringify(problems)}`);
  const ids = patients.edges.map(({ node }: { node: { id: string } }) => node.id) as string[];
  if (count !== ids.length) throw new Error(`${count} were counted, ${ids.length} listed.`);
  return ids;
}

export const tryToStart = async (caller: ApiClient, input: Fields): Promise<Answered> =>
  (await caller.data(startDocument, { input: { enabled: true, filter: {}, ...input } })).startBulkAccessChange;

/** Starts a change of all that match. */
export async function start(caller: ApiClient, input: Fields = {}): Promise<Answered> {
  const { count } = await preview(caller, input["filter"] as Fields | undefined, (input["enabled"] as boolean | undefined) ?? true);
  const exceptions = (input["exceptPatientIds"] as string[] | undefined) ?? [];
  const { change, errors: problems } = await tryToStart(caller, { expectedCount: count - exceptions.length, ...input });
  if (problems.length > 0) throw new Error(`The change was refused: ${JSON.stringify(problems)}`);
  return change;
}

export const steer = async (caller: ApiClient, steering: string, id: string): Promise<Answered> =>
  (await caller.data(steerDocument(steering), { input: { id } }))[`${steering}BulkAccessChange`];

export const changeOf = async (caller: ApiClient, id: string): Promise<Answered> =>
  (await caller.data(`query ($id: ID!) { node(id: $id) { ... on BulkAccessChange { ${changeFields} } } }`, { id })).node;
