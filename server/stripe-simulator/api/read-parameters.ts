import type { Metadata } from "../world/records.ts";
import type { FormTree } from "./form.ts";

/** What was sent and found good, by name. */
export class Parameters {
  readonly #tree: FormTree;

  constructor(tree: FormTree) {
    this.#tree = tree;
  }

  text(name: string): string | null {
    const value = this.#tree[name];
    return typeof value === "string" && value !== "" ? value : null;
  }

  integer(name: string): number | null {
    const value = this.text(name);
    return value === null ? null : Number(value);
  }

  fields(name: string): Parameters {
    const value = this.#tree[name];
    return new Parameters(typeof value === "object" ? value : {});
  }

  list(name: string): Parameters[] {
    const value = this.#tree[name];
    return typeof value === "object" ? Object.values(value).map((item) => new Parameters(typeof item === "object" ? item : {})) : [];
  }

  texts(name: string): string[] {
    const value = this.#tree[name];
    return typeof value === "object" ? Object.values(value).filter((item) => typeof item === "string") : [];
  }

  metadata(name: string): Metadata {
    const value = this.#tree[name];
    const entries = typeof value === "object" ? Object.entries(value) : [];
    return Object.fromEntries(entries.flatMap(([key, kept]) => (typeof kept === "string" ? [[key, kept]] : [])));
  }
}
