package dev.shopfloor.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Whether a table can be used and restored.
 *
 * @param shielded whether the stack's parameters protect it from being deleted
 */
record TableCheck(String part, DynamoDbClient tables, String table, boolean shielded)
    implements Check {
  @Override
  public List<Finding> look() {
    TableDescription described =
        Read.TABLE.ask(() -> tables.describeTable(r -> r.tableName(table)).table());
    List<Finding> found = new ArrayList<>();
    TableStatus status = described.tableStatus();
    if (status == TableStatus.UPDATING) {
      found.add(
          new Finding.Warning(
              part, "is being changed; it can be used", Next.step("look again in ten minutes")));
    } else if (status != TableStatus.ACTIVE) {
      found.add(
          new Finding.Fault(
              part,
              "cannot be used: it is " + described.tableStatusAsString(),
              Next.step("where a key of yours encrypts it, look whether that is enabled")));
    }
    if (!restorable()) {
      found.add(
          new Finding.Warning(
              part,
              "cannot be restored: its point-in-time recovery is off",
              Next.step(
                  "aws dynamodb update-continuous-backups --table-name %s".formatted(table)
                      + " --point-in-time-recovery-specification"
                      + " PointInTimeRecoveryEnabled=true")));
    }
    if (shielded && !Boolean.TRUE.equals(described.deletionProtectionEnabled())) {
      found.add(
          new Finding.Warning(
              part,
              "can be deleted although DeletionProtection is true",
              Next.step(
                  "aws dynamodb update-table --deletion-protection-enabled --table-name "
                      + table)));
    }
    if (found.isEmpty()) {
      found.add(
          new Finding.Ok(
              part,
              "is active, can be restored, and %s"
                  .formatted(shielded ? "cannot be deleted" : "can be deleted with the stack")));
    }
    return found;
  }

  private boolean restorable() {
    ContinuousBackupsDescription backups =
        Read.BACKUPS.ask(() ->
            tables
                .describeContinuousBackups(r -> r.tableName(table))
                .continuousBackupsDescription());
    return backups.pointInTimeRecoveryDescription() != null
        && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
            == PointInTimeRecoveryStatus.ENABLED;
  }
}
