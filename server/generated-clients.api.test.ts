import path from "node:path";
import { buildSync } from "esbuild";
import { createSchema } from "./graphql/schema.ts";
import { TestClinic } from "./testing/clinic.ts";
import { generateByZeus, openFolder } from "./testing/generate-clients.ts";
import type { Portail } from "./testing/portail.ts";
import { startPortail } from "./testing/portail.ts";

let portail: Portail;
let clinic: TestClinic;

beforeAll(async () => {
  portail = await startPortail();
  clinic = await TestClinic.open(portail, "demo");
});

afterAll(() => portail.stop());

type Chain = (url: string, options: object) => (kind: "query" | "mutation") => (asked: object) => Promise<Record<string, never>>;

test("a generated client writes, reads its page back, and reads each node again by its id", async () => {
  const { folder, close } = openFolder(createSchema());
  try {
    await generateByZeus(folder);
    const outfile = path.join(folder, "client.cjs");
    buildSync({ entryPoints: [path.join(folder, "zeus/index.ts")], outfile, bundle: true, platform: "node", format: "cjs" });
    const { Chain } = (await import(outfile)) as { Chain: Chain };
    const chain = Chain(`http://localhost:${portail.port}/graphql`, {
      headers: { Authorization: `Bearer ${clinic.token}`, "Content-Type": "application/json" },
    });
    const patients = ["Ève", "Noé", "Zoé"].map((firstName, place) => ({
      ...{ externalId: `Z${place}`, firstName, lastName: "Généré", dateOfBirth: "1984-02-29", sex: "FEMALE", language: "FR" },
      email: `zeus${place}@courriel.example`,
      identifications: [{ typeId: clinic.typeId("file"), value: `Z${place}` }],
    }));
    const upsert = () =>
      chain("mutation")({
        upsertPatients: [{ input: { patients } }, { results: { outcome: true, errors: { code: true, message: true } } }],
      });
    const outcomes = async (): Promise<unknown> => ((await upsert())["upsertPatients"] as unknown as { results: unknown }).results;
    expect(await outcomes()).toEqual(patients.map(() => ({ outcome: "CREATED", errors: [] })));
    expect(await outcomes()).toEqual(patients.map(() => ({ outcome: "UNCHANGED", errors: [] })));

    const seen: string[] = [];
    let after: string | null = null;
    do {
      const shown = { edges: { cursor: true, node: { __typename: true, id: true } }, pageInfo: { hasNextPage: true, endCursor: true } };
      const read: { patients: Page } = (await chain("query")({ patients: [{ first: 2, ...(after && { after }) }, shown] })) as never;
      const { edges, pageInfo } = read.patients;
      expect(pageInfo.endCursor).toBe(edges.at(-1)!.cursor);
      for (const { node } of edges) {
        seen.push(node.id);
        expect(await chain("query")({ node: [{ id: node.id }, { __typename: true, id: true }] })).toEqual({ node });
      }
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect([seen.length, new Set(seen).size]).toEqual([3, 3]);
  } finally {
    close();
  }
});

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly __typename: string; readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
