import type { RightHolder } from "../../kernel/actor.ts";

/** The portal settings were saved or restored, told in the transaction that keeps it. */
export interface SettingsSaved {
  readonly actor: RightHolder;
  /** The one that was made. */
  readonly version: number;
  readonly at: Date;
}
