import { Field, ObjectType } from "type-graphql";
import { Access, anyone, permitted } from "../../graphql/access.ts";
import { Payload } from "../../graphql/payload.ts";
import { UserError } from "../../graphql/user-error.ts";
import { PortalSettingsType } from "./portal-settings.type.ts";

@ObjectType({ implements: UserError, description: "Somebody saved the settings since the version that was sent; nothing was saved." })
@Access(permitted("PORTAL_SETTINGS"))
export class SettingsConflict extends UserError {
  @Field(() => PortalSettingsType, { description: "The settings as they are now." })
  current!: PortalSettingsType;
}

@ObjectType({ description: "The settings after the save, or why nothing was saved." })
@Access(anyone)
export class UpdatePortalSettingsPayload extends Payload {
  @Field(() => PortalSettingsType, { nullable: true, description: "The settings as saved; null where nothing was." })
  portalSettings!: PortalSettingsType | null;
}
