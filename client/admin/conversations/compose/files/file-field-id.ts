export const fileFieldId = "compose-files";
