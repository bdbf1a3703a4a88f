package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.StoreRecord;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.timestreamwrite.model.Record;

/**
 * What LiveAnalytics would charge for a batch as the writer would send it; nothing is sent.
 *
 * @param requests to the service
 * @param units charged writes of 1 KiB
 */
public record LiveAnalyticsCharge(long requests, long units) {
  /** The charge of a batch; records that the service would refuse are left out. */
  public static LiveAnalyticsCharge of(List<StoreRecord> batch) {
    LiveAnalyticsPlan plan = new LiveAnalyticsPlan();
    List<Integer> sizes = new ArrayList<>(batch.size());
    for (StoreRecord record : batch) {
      Record body = LiveAnalyticsRecord.body(record);
      sizes.add(LiveAnalyticsSize.own(body));
      plan.add(
          record.series(),
          sizes.getLast(),
          LiveAnalyticsRecord.unfit(record.series(), body) == null);
    }
    List<List<Integer>> requests = plan.requests();
    long units = 0;
    for (List<Integer> request : requests) {
      LiveAnalyticsRow row =
          new LiveAnalyticsRow(
              request.stream().map(at -> batch.get(at).series()).toList(),
              request.stream().mapToInt(sizes::get).toArray());
      row.begin(0);
      int charged = 0;
      for (int to = 1; to <= request.size(); to++) {
        charged = row.unitsTo(to);
      }
      units += charged;
    }
    return new LiveAnalyticsCharge(requests.size(), units);
  }
}
