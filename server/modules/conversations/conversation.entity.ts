import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { boolean, foreignId, id, instant, integer, varchar } from "../../db/columns.ts";
import { Patient } from "../patients/patient.entity.ts";
import type { StaffMember } from "../staff/staff-member.entity.ts";

/** Who wrote a message: somebody of the clinic, or the patient. */
export const messageSides = ["CLINIC", "PATIENT"] as const;

export type MessageSide = (typeof messageSides)[number];

/** A thread between the clinic and one patient. What its lists show and sort by is kept in its row, moved by every message. */
@Entity("conversations")
@Index("conversations_latest", ["clinicId", "lastMessageAt", "id"])
@Index("conversations_unread", ["clinicId", "unread", "lastMessageAt", "id"])
@Index("conversations_open", ["clinicId", "closed", "lastMessageAt", "id"])
@Index("conversations_assigned", ["clinicId", "assignedTo", "closed", "lastMessageAt", "id"])
@Index("conversations_of_patient", ["clinicId", "patientId", "lastMessageAt", "id"])
@Index("conversations_with_replies", ["clinicId", "closed", "repliesAllowed", "repliesOnce", "replyUsed", "repliesUntil"])
@ForeignKey(() => Patient, ["clinicId", "patientId"], ["clinicId", "id"], { name: "conversations_with" })
export class Conversation {
  @PrimaryColumn(id("clinic_id"))
  clinicId!: string;

  @PrimaryColumn(id())
  id!: string;

  @Column(foreignId("patient_id"))
  patientId!: string;

  @Column(varchar("subject", 150))
  subject!: string;

  @Column(instant("started_at"))
  startedAt!: Date;

  @Column(varchar("started_by", 40))
  startedBy!: string;

  @Column(boolean("replies_allowed"))
  repliesAllowed!: boolean;

  /** No reply is accepted from then on. */
  @Column(instant("replies_until", { nullable: true }))
  repliesUntil!: Date | null;

  @Column(boolean("replies_once"))
  repliesOnce!: boolean;

  /** Whether the patient has replied since it was last said whether they may. */
  @Column(boolean("reply_used"))
  replyUsed!: boolean;

  @Column(boolean("closed"))
  closed!: boolean;

  @Column(instant("closed_at", { nullable: true }))
  closedAt!: Date | null;

  @Column(varchar("closed_by", 40, { nullable: true }))
  closedBy!: string | null;

  /** The staff member whose it is. */
  @Column(foreignId("assigned_to", { nullable: true }))
  assignedTo!: string | null;

  /** Their name, where a list has read it along. */
  assignee?: Pick<StaffMember, "id" | "name"> | null;

  /** Raised by whoever closes, reopens or changes who may reply; messages, readings and assignments leave it. */
  @Column(integer("version"))
  version!: number;

  @Column(instant("last_message_at"))
  lastMessageAt!: Date;

  /** Also how many messages there are. */
  @Column(integer("last_message_position"))
  lastMessagePosition!: number;

  @Column(varchar("last_message_from", 7))
  lastMessageFrom!: MessageSide;

  /** How the last message begins. */
  @Column(varchar("preview", 120))
  preview!: string;

  @Column(integer("clinic_messages"))
  clinicMessages!: number;

  @Column(integer("patient_messages"))
  patientMessages!: number;

  /** How far any of the staff have read. */
  @Column(integer("staff_read_position"))
  staffReadPosition!: number;

  @Column(integer("patient_read_position"))
  patientReadPosition!: number;

  /** The patient's messages beyond what staff have read. */
  @Column(integer("unread_by_staff"))
  unreadByStaff!: number;

  /** The clinic's messages beyond what the patient has read. */
  @Column(integer("unread_by_patient"))
  unreadByPatient!: number;

  /** Whether staff have any to read, for the index. */
  @Column(boolean("unread"))
  unread!: boolean;
}
