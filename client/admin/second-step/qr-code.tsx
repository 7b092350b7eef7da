interface QrCodeProps {
  readonly size: number;
  readonly path: string;
  readonly label: string;
}

/** Dark on light in either colour scheme: readers need it so. */
export const QrCode = ({ size, path, label }: QrCodeProps) => (
  <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
    <path d={path} fill="currentColor" />
  </svg>
);
