/** Chancery's mark: two circles that meet. */
export const Mark = ({ size = 24 }: { size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 32 32"
    aria-hidden
    fill="none"
    stroke="currentColor"
    strokeWidth="2.6"
  >
    <circle cx="11.5" cy="16" r="8" />
    <circle cx="20.5" cy="16" r="8" />
  </svg>
);
