import type { ApiClient } from "../../../../testing/api-client.ts";
import type { Portail } from "../../../../testing/portail.ts";

/** What the API answers; a test that reads what isn't there fails. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answered = any;

const counts = "{ created updated unchanged failed }";

export const importFields = `id state stopReason total processed findingCount startedAt finishedAt
  locations ${counts} patients ${counts} appointments ${counts}`;

const errors = "errors { __typename code path message messages { fr en } }";

export const importDocument = `mutation ($input: ImportFhirBundleInput!) {
  importFhirBundle(input: $input) { fhirImport { ${importFields} } ${errors} }
}`;

const nodeDocument = `query ($id: ID!, $first: Int! = 100, $after: String) {
  node(id: $id) { ... on FhirImport { ${importFields} findings(first: $first, after: $after) {
    edges { node { path reason effect message { fr en } } } pageInfo { hasNextPage endCursor }
  } } }
}`;

/** Sends a bundle; answers the payload. */
export const send = async (caller: ApiClient, bundle: unknown, more: Readonly<Record<string, unknown>> = {}): Promise<Answered> =>
  (await caller.data(importDocument, { input: { bundle: typeof bundle === "string" ? bundle : JSON.stringify(bundle), ...more } }))
    .importFhirBundle;

/** The import as it is now, with all of its findings as short lines. */
export async function importOf(caller: ApiClient, id: string): Promise<Answered> {
  const lines: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { node } = await caller.data(nodeDocument, { id, after });
    if (node === null) return null;
    const { edges, pageInfo } = node.findings;
    for (const { node: found } of edges) lines.push(`${found.path} ${found.reason} ${found.effect}`);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    if (!more) return { ...node, findings: undefined, lines };
  }
}

/** Sends a bundle and has it taken over. */
export async function importAll(
  portail: Portail,
  caller: ApiClient,
  bundle: unknown,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answered> {
  const { fhirImport, errors: problems } = await send(caller, bundle, more);
  if (problems.length > 0) throw new Error(`The bundle was refused: ${JSON.stringify(problems)}`);
  await portail.services.fhirImports.worker.run();
  return importOf(caller, fhirImport.id);
}
