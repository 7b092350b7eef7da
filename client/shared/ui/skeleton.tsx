type Shape = "line" | "title" | "control" | "tile";

export const Skeleton = ({ shapes }: { shapes: readonly Shape[] }) => (
  <div className="stack skeletons" aria-hidden="true">
    {shapes.map((shape, index) => (
      <span key={index} className={`skeleton ${shape}`} />
    ))}
  </div>
);
