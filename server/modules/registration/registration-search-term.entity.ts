import { Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { id, instant, varchar } from "../../db/columns.ts";
import { Registration } from "./registration.entity.ts";

/** Something by which a registration is found. The key is the order of results: the newest of a term are at its end. */
@Entity("registration_search_terms")
@Index("registration_search_terms_of", ["clinicId", "registrationId", "term"])
@ForeignKey(() => Registration, ["clinicId", "registrationId"], ["clinicId", "id"], { name: "registration_search_terms_registration" })
export class RegistrationSearchTerm {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  /** A beginning of a part of a name, of an e-mail address or of a number; folded. */
  @PrimaryColumn({ ...varchar("term", 40), nullable: false })
  term!: string;

  @PrimaryColumn({ ...instant("submitted_at"), nullable: false })
  submittedAt!: Date;

  @PrimaryColumn(id("registration_id"))
  registrationId!: string;
}
