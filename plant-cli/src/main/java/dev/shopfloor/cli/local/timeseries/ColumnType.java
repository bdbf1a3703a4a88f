package dev.shopfloor.cli.local.timeseries;

/** Types of value columns, by their SQL names. */
public enum ColumnType {
  DOUBLE,
  LONG,
  BOOLEAN,
  VARCHAR
}
