export const integrationsPath = "/settings/integrations";

export const newConsumerPath = `${integrationsPath}/new`;

export const consumerPath = (id: string): string => `${integrationsPath}/${encodeURIComponent(id)}`;
