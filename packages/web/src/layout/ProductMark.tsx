/** An open curtain over a stage. public/icon.svg is the same. */
export function ProductMark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="var(--bui-bg-solid)" />
      <g fill="var(--bui-fg-solid)">
        <path d="M6 6h20v3H6zM6 23.5h20v2.5H6z" />
        <path d="M6 10.5h8c0 5-3 8.5-8 10.5zM26 10.5h-8c0 5 3 8.5 8 10.5z" />
      </g>
    </svg>
  );
}
