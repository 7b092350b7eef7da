import type DataLoader from "dataloader";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import type { Registration } from "../registration.entity.ts";
import type { DeskService } from "./desk.service.ts";

export type RegistrationLoader = (context: Context) => DataLoader<string, Registration | null>;

/** Registrations by id: what several fields of one answer need is read once. */
export const createRegistrationLoader = (desk: DeskService): RegistrationLoader =>
  requestLoader<string, Registration | null>(({ actor }, ids) => desk.readMany(actor, ids));
