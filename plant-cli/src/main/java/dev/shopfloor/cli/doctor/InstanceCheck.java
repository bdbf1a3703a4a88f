package dev.shopfloor.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.timestreaminfluxdb.TimestreamInfluxDbClient;

/** Whether the store that the stack made is up. */
record InstanceCheck(String part, TimestreamInfluxDbClient instances, String id) implements Check {
  @Override
  public List<Finding> look() {
    String status =
        Read.INSTANCE.ask(() -> instances.getDbInstance(r -> r.identifier(id)).statusAsString());
    return List.of(
        switch (status) {
          case "AVAILABLE" -> new Finding.Ok(part, "is available");
          case "FAILED", "DELETED", "DELETING", "REBOOT_FAILED" ->
              new Finding.Fault(
                  part,
                  "is " + status,
                  Next.step(
                      "points wait in TelemetryQueue for 14 days; restore the store from"
                          + " its last backup, or deploy another"));
          default ->
              new Finding.Warning(
                  part,
                  "is " + status + ": the writer waits for it",
                  Next.step("look again in ten minutes"));
        });
  }
}
