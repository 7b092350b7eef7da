export const templatesPath = "/settings/conversation-templates";

export const newTemplatePath = `${templatesPath}/new`;

export const templatePath = (id: string): string => `${templatesPath}/${id}`;
