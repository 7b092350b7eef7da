export const registrationsPath = "/registrations";

export const registrationPath = (id: string): string => `${registrationsPath}/${id}`;

/** Leads to the next one that waits, whichever that is by then. */
export const nextPath = `${registrationsPath}/next`;

export const mergePath = (id: string, patientId: string): string => `${registrationPath(id)}/merge/${patientId}`;
