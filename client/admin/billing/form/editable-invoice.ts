import { graphql } from "../../../gql/index.ts";
import type { EditableInvoiceFragment } from "../../../gql/graphql.ts";
import type { Locale } from "../../../shared/language/choose-locale.ts";
import { typedMoney, typedQuantity } from "../words/typed-money.ts";
import type { InvoiceValues } from "./invoice-values.ts";

export const EditableInvoice = graphql(`
  fragment EditableInvoice on Invoice {
    id
    status
    version
    province
    dueOn
    note
    internalNote
    patient {
      ...BilledPatient
    }
    practitioner {
      name
      profession
      licenceNumber
    }
    lines {
      position
      code
      description
      serviceOn
      quantity
      taxes
      unitPrice {
        cents
      }
    }
  }
`);

export const BilledPatient = graphql(`
  fragment BilledPatient on Patient {
    id
    firstName
    lastName
    dateOfBirth
  }
`);

export type Draft = EditableInvoiceFragment;

/** A draft as its form holds it, with numbers as they are written in the language. */
export const valuesOf = ({ practitioner, province, dueOn, note, internalNote, lines }: Draft, locale: Locale): InvoiceValues => ({
  practitionerName: practitioner?.name ?? "",
  practitionerProfession: practitioner?.profession ?? "",
  practitionerLicence: practitioner?.licenceNumber ?? "",
  province,
  dueOn: dueOn ?? "",
  note: note ?? "",
  internalNote: internalNote ?? "",
  lines: lines.map(({ position, code, description, serviceOn, quantity, taxes, unitPrice }) => ({
    key: position,
    code: code ?? "",
    description,
    serviceOn: serviceOn ?? "",
    quantity: typedQuantity(locale, Math.round(quantity * 100)),
    unitPrice: typedMoney(locale, unitPrice.cents),
    taxes,
  })),
});
