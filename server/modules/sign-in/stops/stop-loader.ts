import type DataLoader from "dataloader";
import type { Context } from "../../../graphql/context.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import type { SignInService } from "../sign-in.service.ts";
import type { SignInStop, StoppableChart } from "./sign-in-stops.ts";

/** Shared by all fields that depend on a stop: one look-up for a page of charts. */
export type StopLoader = (context: Context) => DataLoader<StoppableChart, SignInStop | null>;

export const createStopLoader = (signIn: SignInService): StopLoader =>
  requestLoader<StoppableChart, SignInStop | null>(({ actor }, charts) => signIn.stops(actor, charts));
