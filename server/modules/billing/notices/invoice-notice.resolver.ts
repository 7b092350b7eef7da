import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { Access } from "../../../graphql/access.ts";
import type { Context } from "../../../graphql/context.ts";
import { enumOf } from "../../../graphql/enums.ts";
import { requestLoader } from "../../../graphql/loaders.ts";
import { OtpChannelEnum } from "../../sign-in/portal.type.ts";
import type { OtpChannel } from "../../sign-in/otp-channel.ts";
import { clinicReadsBilling } from "../billing-rules.ts";
import { InvoiceType } from "../invoices/invoice.type.ts";
import type { InvoiceNotice, InvoiceNoticeService } from "./invoice-notice.service.ts";
import type { InvoiceNoticeObstacle } from "./invoice-reach.ts";
import { invoiceNoticeObstacles } from "./invoice-reach.ts";

const InvoiceNoticeObstacleEnum = enumOf("InvoiceNoticeObstacle", "Why a patient isn't told of an invoice.", invoiceNoticeObstacles, {
  BILLING_OFF: "Portal billing is not in effect: they would not find it.",
  NO_EFFECTIVE_ACCESS: "They could not come in: the portal or their access is off, or the chart is archived or not verified.",
  METHOD_NONE: "They don't want to be notified.",
  UNSUBSCRIBED: "They unsubscribed from the only channel that they want.",
  NO_CONTACT: "The chart has no address or number for the channel that they want.",
  CHANNEL_UNAVAILABLE: "Text messages can't be sent from here or to that country.",
});

@ObjectType("InvoiceNotice", { description: "How a patient learns of what is issued, paid and given back now." })
@Access(clinicReadsBilling)
export class InvoiceNoticeType {
  @Field(() => [OtpChannelEnum], { description: "How the notification travels; empty where there is none." })
  channels!: readonly OtpChannel[];

  @Field(() => InvoiceNoticeObstacleEnum, { nullable: true, description: "Why there is none; null where there is one." })
  obstacle!: InvoiceNoticeObstacle | null;
}

@Resolver(() => InvoiceType)
export class InvoiceNoticeResolver {
  readonly #ofPatients;

  constructor(notices: InvoiceNoticeService) {
    this.#ofPatients = requestLoader<string, InvoiceNotice | null>(({ actor }, ids) => notices.reach(actor, ids));
  }

  @FieldResolver(() => InvoiceNoticeType, {
    nullable: true,
    description: "How its patient would learn of it if it were issued now, and of a payment or a refund.",
  })
  @Access(clinicReadsBilling)
  async notice(@Root() { row }: InvoiceType, @Ctx() context: Context): Promise<InvoiceNoticeType | null> {
    const notice = await this.#ofPatients(context).load(row.patientId);
    return notice && Object.assign(new InvoiceNoticeType(), notice);
  }
}
