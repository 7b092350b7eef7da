import { Column, Entity, PrimaryColumn, Unique } from "typeorm";
import { id, instant, varchar } from "../../db/columns.ts";
import type { Locale } from "../../kernel/locale.ts";

/** A tenant. */
@Entity("clinics")
@Unique("clinics_slug", ["slug"])
export class Clinic {
  @PrimaryColumn(id())
  id!: string;

  /** The first label of the clinic's host name. */
  @Column(varchar("slug", 40))
  slug!: string;

  @Column(varchar("name", 120))
  name!: string;

  @Column(varchar("phone", 20))
  phone!: string;

  @Column(varchar("time_zone", 64))
  timeZone!: string;

  @Column(varchar("default_locale", 2))
  defaultLocale!: Locale;

  @Column(varchar("currency", 3))
  currency!: string;

  @Column(instant("created_at"))
  createdAt!: Date;
}
