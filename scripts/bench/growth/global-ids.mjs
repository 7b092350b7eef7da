/** As integrators may not build them, but this measurement may. @param {string} type @param {string} id */
export const toGlobal = (type, id) => Buffer.from(`${type}:${id}`).toString("base64url");
