import type { Response } from "express";

const escaped: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** A page for when there is nothing to show: one sentence, no script, no style. */
export function plainPage(response: Response, status: number, sentence: string): void {
  const text = sentence.replace(/[&<>"]/g, (character) => escaped[character]!);
  response
    .status(status)
    .type("html")
    .send(
      `<!doctype html><html lang="fr-CA"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${text}</title><p>${text}</p></html>`,
    );
}
