package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.cmms.WorkOrder;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.Reason;
import dev.shopfloor.oee.ShiftResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a run did, all of it read back from where the functions left it.
 *
 * @param messages message lines read
 * @param atTheDoor messages that the broker or the rules did not take; they are in quarantine
 * @param ledgers the account of each stage
 * @param differences what does not add up; empty when all does
 * @param stuck messages by dead-letter queue and in IngestFailureQueue, where any are
 * @param results of every asset and shift
 * @param workOrders in the small CMMS
 * @param quarantine records by reason
 * @param rows by table of the time-series database
 * @param end the data's time at the end
 * @param took real time of the replay
 */
public record RunReport(
    long messages,
    long atTheDoor,
    List<Ledger> ledgers,
    List<String> differences,
    SortedMap<String, Integer> stuck,
    List<ShiftResult> results,
    List<WorkOrder> workOrders,
    SortedMap<Reason, Integer> quarantine,
    Map<String, Long> rows,
    Instant end,
    Duration took) {
  /** Whether every record is accounted for and none got stuck. */
  public boolean addsUp() {
    return differences.isEmpty() && stuck.isEmpty();
  }
}
