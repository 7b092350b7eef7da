import { EntitySchema } from "typeorm";

/** @typedef {Record<string, any>} Row */
/** @type {typeof EntitySchema<Row>} */
const Schema = EntitySchema;

/** Tables as one describes them to TypeORM, with their relations, as far as the portal's home goes. */
const key = /** @type {const} */ ({ type: "varchar", primary: true });
const text = /** @type {const} */ ({ type: "varchar" });
const optional = /** @type {const} */ ({ type: "varchar", nullable: true });
const instant = /** @type {const} */ ({ type: "datetime", precision: 6 });
const integer = /** @type {const} */ ({ type: "int" });
const flag = /** @type {const} */ ({ type: "boolean" });

/** @param {string} target @param {string} column @returns {import("typeorm").EntitySchemaRelationOptions} */
const toOne = (target, column) => ({
  target,
  type: "many-to-one",
  joinColumn: [
    { name: "clinic_id", referencedColumnName: "clinic_id" },
    { name: column, referencedColumnName: "id" },
  ],
});

export const Location = new Schema({
  name: "Location",
  tableName: "locations",
  columns: {
    clinic_id: key,
    id: key,
    name: text,
    time_zone: text,
    street: optional,
    city: optional,
    province: optional,
    postal_code: optional,
  },
});

export const Patient = new Schema({
  name: "Patient",
  tableName: "patients",
  columns: { clinic_id: key, id: key, access_enabled: flag, archived: flag, verified: flag, access_epoch: integer },
});

export const Settings = new Schema({
  name: "Settings",
  tableName: "portal_settings",
  columns: { clinic_id: key, version: integer, portal_epoch: integer, settings_values: { type: "simple-json" } },
});

export const Session = new Schema({
  name: "Session",
  tableName: "patient_sessions",
  columns: {
    ...{ clinic_id: key, id: key, patient_id: text, token_hash: text, portal_epoch: integer, access_epoch: integer },
    ...{
      last_seen_at: instant,
      expires_at: instant,
      idle_minutes: { type: "int", nullable: true },
      ended_at: { ...instant, nullable: true },
    },
  },
  relations: {
    patient: toOne("Patient", "patient_id"),
    settings: { target: "Settings", type: "many-to-one", joinColumn: [{ name: "clinic_id", referencedColumnName: "clinic_id" }] },
  },
});

export const Appointment = new Schema({
  name: "Appointment",
  tableName: "appointments",
  columns: {
    ...{ clinic_id: key, id: key, patient_id: text, location_id: text, practitioner_name: text, service: text, visit_type: text },
    ...{ virtual_visit_url: optional, note_to_patient: optional, starts_at: instant, ends_at: instant, status: text, deactivated: flag },
  },
  relations: { location: toOne("Location", "location_id") },
});

export const Invoice = new Schema({
  name: "Invoice",
  tableName: "invoices",
  columns: { clinic_id: key, id: key, patient_id: text, settlement: text, balance_cents: integer },
});

export const Conversation = new Schema({
  name: "Conversation",
  tableName: "conversations",
  columns: {
    ...{ clinic_id: key, id: key, patient_id: text, version: integer, last_message_position: integer },
    ...{ patient_read_position: integer, unread_by_patient: integer },
  },
});
