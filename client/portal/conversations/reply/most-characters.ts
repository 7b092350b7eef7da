/** What the server takes of a message. */
export const mostCharacters = 20_000;
