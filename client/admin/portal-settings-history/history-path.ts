export const settingsPath = "/settings/patient-portal";

export const historyPath = `${settingsPath}/history`;
