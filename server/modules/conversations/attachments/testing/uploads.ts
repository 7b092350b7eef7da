import type { ApiClient } from "../../../../testing/api-client.ts";
import type { HttpClient } from "../../../../testing/http-client.ts";

export const door = "/files/attachments";

export interface Uploaded {
  readonly status: number;
  readonly attachment: { readonly id: string; readonly name: string; readonly mediaType: string; readonly bytes: number };
  readonly errors: readonly {
    readonly code: string;
    readonly message: string;
    readonly messages: { readonly fr: string; readonly en: string };
  }[];
}

export async function upload(client: HttpClient, body: Uint8Array, headers: Readonly<Record<string, string>> = {}): Promise<Uploaded> {
  const sent = { "portail-app": "admin", "portail-file-name": encodeURIComponent("Résultats.pdf"), ...headers };
  const { status, text } = await client.send(door, { method: "POST", body, headers: sent });
  return { status, ...({ errors: [], ...(JSON.parse(text) as object) } as unknown as Omit<Uploaded, "status">) };
}

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly url: string;
  readonly expiresAt: string;
}

/** The attachments of a conversation's latest message, as this caller sees them; null where there is no conversation for them. */
export async function attachmentsOf(client: ApiClient, conversationId: string): Promise<readonly Shown[] | null> {
  const query = `query ($id: ID!) { conversation(id: $id) { messages(last: 1) { edges { node { attachments {
    id name mediaType bytes url expiresAt } } } } } }`;
  const { conversation } = await client.data(query, { id: conversationId });
  return conversation?.messages.edges[0].node.attachments ?? null;
}
