import type { ChartValues } from "./chart-values.ts";

/** A form for a new chart, before anything is entered. */
export const emptyChart: ChartValues = {
  firstName: "",
  lastName: "",
  preferredName: "",
  dateOfBirth: "",
  sex: "",
  email: "",
  mobile: "",
  homePhone: "",
  language: "",
  notificationMethod: "",
  address: { street: "", city: "", province: "", postalCode: "", country: "" },
  unsubscribedFromEmail: false,
  unsubscribedFromSms: false,
  verified: true,
  archived: false,
  identifications: [],
};
