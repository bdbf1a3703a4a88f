package dev.shopfloor.cli.local.alarms;

/** What CloudWatch says of an alarm. */
enum AlarmState {
  OK,
  ALARM,
  INSUFFICIENT_DATA
}
