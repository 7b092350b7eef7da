export const patientsPath = "/patients";

export const newPatientPath = `${patientsPath}/new`;

export const patientPath = (id: string): string => `${patientsPath}/${id}`;

export const editPath = (id: string): string => `${patientPath(id)}/edit`;
