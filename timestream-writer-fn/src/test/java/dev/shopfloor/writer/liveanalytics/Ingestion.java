package dev.shopfloor.writer.liveanalytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The way of a request into the table: refused whole, or each record on its own. */
final class Ingestion {
  private final Table table;
  private final List<MeteredRequest> metered = new ArrayList<>();
  private @Nullable Random disorder;

  Ingestion(Table table) {
    this.table = table;
  }

  /** Takes the records of a request in any order, which no page rules out. */
  void disorder(Random random) {
    disorder = random;
  }

  List<MeteredRequest> metered() {
    return List.copyOf(metered);
  }

  Answers take(WireRequest request) throws Refusal {
    Names.checkTable(request.database());
    Names.checkTable(request.table());
    if (!request.database().equals(FakeLiveAnalytics.DATABASE)
        || !request.table().equals(FakeLiveAnalytics.TABLE)) {
      throw new Refusal(404, "ResourceNotFoundException", "The table does not exist.");
    }
    List<Sample> samples = RequestRules.samples(request);
    Verdict[] verdicts = new Verdict[samples.size()];
    order(samples.size()).forEach(at -> verdicts[at] = table.take(samples.get(at)));
    metered.add(
        new MeteredRequest(
            samples.size(),
            Metering.bytes(request.common(), request.records()),
            repeatedKeys(samples)));
    return Answers.of(Arrays.asList(verdicts));
  }

  private List<Integer> order(int records) {
    List<Integer> order =
        IntStream.range(0, records).boxed().collect(Collectors.toCollection(ArrayList::new));
    if (disorder != null) {
      Collections.shuffle(order, disorder);
    }
    return order;
  }

  private static int repeatedKeys(List<Sample> samples) {
    Set<RowKey> keys = new HashSet<>();
    samples.forEach(sample -> keys.add(sample.key()));
    return samples.size() - keys.size();
  }
}
