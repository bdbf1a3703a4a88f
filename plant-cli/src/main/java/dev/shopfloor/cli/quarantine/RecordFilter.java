package dev.shopfloor.cli.quarantine;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are meant; null means any.
 *
 * @param asset {@code site/asset}
 * @param stage that refused them
 * @param from received then or later, ns since the epoch
 * @param to received before, ns since the epoch
 */
public record RecordFilter(
    @Nullable Reason reason,
    @Nullable String asset,
    @Nullable Stage stage,
    @Nullable Long from,
    @Nullable Long to) {
  /** The records that are meant, in their order. */
  public List<KeptRecord> of(List<KeptRecord> records) {
    return records.stream().filter(kept -> takes(kept.record())).toList();
  }

  private boolean takes(Quarantined record) {
    return (reason == null || record.reason() == reason)
        && (asset == null || asset.equals(record.asset()))
        && (stage == null || stage.word().equals(record.stage()))
        && (from == null || record.rx() >= from)
        && (to == null || record.rx() < to);
  }

  /**
   * The records of these names, or beginnings of names.
   *
   * @throws UsageException when none or several are called so
   */
  public static List<KeptRecord> named(List<String> names, List<KeptRecord> records) {
    Set<KeptRecord> found = new LinkedHashSet<>();
    for (String name : names) {
      found.add(named(name, records));
    }
    return new ArrayList<>(found);
  }

  private static KeptRecord named(String name, List<KeptRecord> records) {
    List<KeptRecord> found =
        records.stream().filter(kept -> !name.isEmpty() && kept.id().startsWith(name)).toList();
    if (found.isEmpty()) {
      throw new UsageException(
          "no record in quarantine is called \"%s\"; ./plant quarantine list names them"
              .formatted(name));
    }
    if (found.stream().map(KeptRecord::id).distinct().count() > 1) {
      throw new UsageException(
          "%d records in quarantine begin with \"%s\"; give more of the name"
              .formatted(found.size(), name));
    }
    return found.getFirst();
  }
}
