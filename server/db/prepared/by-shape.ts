/** One thing made for each of the few shapes that something has. */
export function byShape<Shape extends Readonly<Record<string, string | boolean>>, Made>(
  make: (shape: Shape) => Made,
): (shape: Shape) => Made {
  const known = new Map<string, Made>();
  return (shape) => {
    const key = Object.values(shape).join();
    let made = known.get(key);
    if (made === undefined) known.set(key, (made = make(shape)));
    return made;
  };
}
