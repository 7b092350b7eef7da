/** What was sent form-encoded, as the tree that its names describe: `a[b][0]=c`. */
export type FormValue = string | FormTree;
export interface FormTree {
  [name: string]: FormValue;
}

const stepsOf = (name: string): string[] => name.replaceAll("]", "").split("[");

/** Throws where the names contradict each other. */
export function readForm(form: URLSearchParams): FormTree {
  const root: FormTree = Object.create(null) as FormTree;
  let counted = 0;
  for (const [name, value] of form) {
    const steps = stepsOf(name);
    let at = root;
    for (const [place, given] of steps.entries()) {
      const step = given === "" ? String(counted++) : given;
      if (place === steps.length - 1) at[step] = value;
      else {
        const next = (at[step] ??= Object.create(null) as FormTree);
        if (typeof next === "string") throw new TypeError("The names of the parameters contradict each other.");
        at = next;
      }
    }
  }
  return root;
}
