package dev.shopfloor.cli.local.cmms;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables; a file of an older version gets what it lacks. */
final class WorkOrderSchema {
  private static final String[] STEPS = {
    """
    CREATE TABLE IF NOT EXISTS work_order (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      title VARCHAR NOT NULL,
      description VARCHAR NOT NULL,
      priority VARCHAR(2) NOT NULL,
      asset VARCHAR NOT NULL,
      marker VARCHAR NOT NULL,
      status VARCHAR(16) NOT NULL,
      created BIGINT NOT NULL)
    """,
    "CREATE INDEX IF NOT EXISTS work_order_marker ON work_order (marker)",
    """
    CREATE TABLE IF NOT EXISTS work_order_comment (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      work_order BIGINT NOT NULL REFERENCES work_order (id),
      text VARCHAR NOT NULL,
      external_id VARCHAR NOT NULL,
      created BIGINT NOT NULL)
    """,
    "ALTER TABLE work_order ADD COLUMN IF NOT EXISTS updated BIGINT",
    // each its own time, as every later change has
    """
    UPDATE work_order SET updated = id + (SELECT MAX(created) FROM work_order)
    WHERE updated IS NULL
    """,
    "CREATE INDEX IF NOT EXISTS work_order_updated ON work_order (updated)",
    "ALTER TABLE work_order_comment ADD COLUMN IF NOT EXISTS author VARCHAR DEFAULT '' NOT NULL",
    """
    CREATE TABLE IF NOT EXISTS work_order_audit (
      id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      work_order BIGINT NOT NULL REFERENCES work_order (id),
      at BIGINT NOT NULL,
      actor VARCHAR NOT NULL,
      field VARCHAR(16) NOT NULL,
      before VARCHAR NOT NULL,
      after VARCHAR NOT NULL)
    """
  };

  private WorkOrderSchema() {}

  static void bringUpToDate(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String step : STEPS) {
        statement.execute(step);
      }
    }
  }
}
