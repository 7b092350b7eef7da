import { z } from "zod";
import { clearable, textOf } from "./validation.ts";

/** A postal address; every part may be unknown. */
export interface Address {
  readonly street: string | null;
  readonly city: string | null;
  readonly province: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
}

export const noAddress: Address = { street: null, city: null, province: null, postalCode: null, country: null };

export const addressFields = z.object({
  street: clearable(textOf(160)),
  city: clearable(textOf(80)),
  province: clearable(textOf(40)),
  postalCode: clearable(textOf(16)),
  country: clearable(textOf(40)),
});
