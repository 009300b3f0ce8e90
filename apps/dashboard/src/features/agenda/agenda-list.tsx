import type { AgendaItem } from '@chancery/contracts';
import { addDays } from '@chancery/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDateValue, formatDayOfWeek, formatDays } from '../../format/dates';
import { useLanguage } from '../../i18n';
import styles from './agenda.module.css';
import { type AgendaDay, type AgendaGroup, agendaGroups, mondayOf } from './agenda-groups';
import { AgendaRow } from './agenda-row';

interface AgendaGroupsProps {
  readonly items: readonly AgendaItem[];
  /** ISO day that the agenda is looked at on. */
  readonly today: string;
}

/** The agenda by week and day. */
export const AgendaGroups = ({ items, today }: AgendaGroupsProps) => {
  const groups = useMemo(() => agendaGroups(items), [items]);
  return groups.map((group) => (
    <Group
      key={group.kind === 'week' ? group.from : group.kind === 'span' ? group.value : ''}
      group={group}
      today={today}
    />
  ));
};

const Group = ({ group, today }: { group: AgendaGroup; today: string }) => {
  const { t } = useTranslation();
  const title = useGroupTitle(group, today);
  return (
    <section aria-label={title.join(', ')}>
      <h2 className={styles.groupTitle}>
        <span>{title[0]}</span>
        {title[1] && <span className={styles.groupNote}>{title[1]}</span>}
      </h2>
      {group.kind === 'week' ? (
        group.days.map((day) => <Day key={day.day} day={day} today={today} />)
      ) : (
        <div className={styles.day}>
          {group.kind === 'span' ? (
            <h3 className={styles.dayName}>{t('agenda.monthOnly')}</h3>
          ) : (
            <div className={styles.dayName} />
          )}
          <Items items={group.items} />
        </div>
      )}
    </section>
  );
};

/** The name of a group, and what it adds. */
const useGroupTitle = (group: AgendaGroup, today: string): [string, string?] => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (group.kind === 'undated') return [t('agenda.undated')];
  if (group.kind === 'span') {
    const precision = group.value.length === 4 ? 'year' : 'month';
    return [formatDateValue({ value: group.value, precision }, language)];
  }
  const days = formatDays(group.from, group.to, language);
  const monday = mondayOf(today);
  if (group.from === monday) return [t('agenda.thisWeek'), days];
  if (group.from === addDays(monday, 7)) return [t('agenda.nextWeek'), days];
  return [days];
};

const Day = ({ day, today }: { day: AgendaDay; today: string }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const near = day.day === today ? t('agenda.today') : day.day === addDays(today, 1) && t('agenda.tomorrow');
  return (
    <div className={styles.day} data-today={day.day === today || undefined}>
      <h3 className={styles.dayName}>
        <time dateTime={day.day}>{formatDayOfWeek(day.day, language)}</time>
        {near && <span className={styles.near}>{near}</span>}
      </h3>
      <Items items={day.items} />
    </div>
  );
};

const Items = ({ items }: { items: readonly AgendaItem[] }) => (
  <ul className={styles.items}>
    {items.map((item) => (
      <li key={item.id}>
        <AgendaRow item={item} />
      </li>
    ))}
  </ul>
);
