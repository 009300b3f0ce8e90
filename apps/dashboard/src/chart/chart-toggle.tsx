import { ActionIcon, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';

interface ChartToggleProps {
  readonly label: string;
  readonly onClick: () => void;
  /** For the one that shows and hides the chart. */
  readonly expanded?: boolean;
  readonly children: ReactNode;
}

/** A small button in a chart's head: as a table or as a chart, shown or put away. */
export const ChartToggle = ({ label, onClick, expanded, children }: ChartToggleProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={label}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
);
