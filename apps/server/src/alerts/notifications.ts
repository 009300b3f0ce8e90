/** Notification of PostgreSQL: alerts or corrections were given, or something of them changed. */
export const ALERTS_CHANNEL = 'chancery_alerts';
