export const typesPath = "/identification-types";

export const newTypePath = `${typesPath}/new`;

export const typePath = (id: string): string => `${typesPath}/${encodeURIComponent(id)}`;
