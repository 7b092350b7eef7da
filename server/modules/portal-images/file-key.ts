/** Where a file of an image lies in the store. By the row's id: what is being deleted never shares a file with what is uploaded anew. */
export const fileKey = (clinicId: string, imageId: string, width: number): string => `portal-images/${clinicId}/${imageId}-${width}.webp`;
