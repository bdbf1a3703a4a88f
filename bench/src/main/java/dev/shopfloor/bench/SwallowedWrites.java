package dev.shopfloor.bench;

import java.util.function.Consumer;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsRequest;
import software.amazon.awssdk.services.timestreamwrite.model.WriteRecordsResponse;

/** A LiveAnalytics that takes everything at once. */
final class SwallowedWrites implements TimestreamWriteClient {
  private static final WriteRecordsResponse TAKEN = WriteRecordsResponse.builder().build();

  private final Consumer<WriteRecordsRequest> taker;
  private long records;

  /** One that shows each request. */
  SwallowedWrites(Consumer<WriteRecordsRequest> taker) {
    this.taker = taker;
  }

  /** How many were written. */
  long records() {
    return records;
  }

  @Override
  public WriteRecordsResponse writeRecords(WriteRecordsRequest request) {
    records += request.records().size();
    taker.accept(request);
    return TAKEN;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
