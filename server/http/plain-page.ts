import type { ServerResponse } from "node:http";

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A page for when there is nothing to show: one sentence, no script, no style. */
export function plainPage(response: ServerResponse, status: number, sentence: string): void {
  const text = sentence.replace(/[&<>"]/g, (character) => escaped[character]!);
  const html = `<!doctype html><html lang="fr-CA"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><p>${text}</p></html>`;
  response.writeHead(status, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(html) });
  response.end(html);
}
