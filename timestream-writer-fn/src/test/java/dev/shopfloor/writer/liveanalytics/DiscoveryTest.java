package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Writes.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.timestreamwrite.TimestreamWriteClient;
import software.amazon.awssdk.services.timestreamwrite.model.InvalidEndpointException;

/** A client that is told no endpoint finds the one of its account. */
class DiscoveryTest {
  private static final String CELL_1 = "ingest-cell1.timestream.eu-central-1.amazonaws.com";
  private static final String CELL_2 = "ingest-cell2.timestream.eu-central-1.amazonaws.com";

  @AutoClose private final Writes writes = new Writes();
  @AutoClose private final TimestreamWriteClient client = client();

  @Test
  void aClientAsksOnceAndKeepsTheAnswer() {
    write(client);
    write(client);
    assertThat(writes.service.discovery().asked())
        .containsExactly(
            "DescribeEndpoints " + Discovery.REGIONAL,
            "WriteRecords " + CELL_1,
            "WriteRecords " + CELL_1);
    assertThat(writes.service.dump()).hasSize(1);
  }

  @Test
  void anOldAddressIsRefusedAndANewClientFindsTheNewOne() {
    write(client);
    writes.service.discovery().moveTo(2);
    assertThatExceptionOfType(InvalidEndpointException.class).isThrownBy(() -> write(client));
    try (TimestreamWriteClient other = client()) {
      write(other);
    }
    assertThat(writes.service.discovery().asked())
        .containsExactly(
            "DescribeEndpoints " + Discovery.REGIONAL,
            "WriteRecords " + CELL_1,
            "WriteRecords " + CELL_1,
            "DescribeEndpoints " + Discovery.REGIONAL,
            "WriteRecords " + CELL_2);
  }

  @Test
  @Timeout(20)
  void anAddressThatMayBeKeptForNoTimeIsAskedForAgain() {
    writes.service.discovery().cachedFor(0);
    write(client);
    write(client);
    // the SDK asks beside its second request
    while (questions() < 2) {
      Thread.onSpinWait();
    }
    assertThat(writes.service.requests()).hasSize(2);
  }

  @Test
  void anAccountThatIsNotLetInGetsNoAddress() {
    writes.service.discovery().then(Fault.closed());
    assertThatThrownBy(() -> write(client))
        .hasStackTraceContaining("Only existing Timestream for LiveAnalytics customers");
    assertThat(writes.service.discovery().asked())
        .containsExactly("DescribeEndpoints " + Discovery.REGIONAL);
  }

  @Test
  void aClientThatIsToldAnEndpointDoesNotAsk() {
    writes.write(reading(1).build());
    assertThat(writes.service.discovery().asked())
        .containsExactly("WriteRecords " + writes.service.url().substring("http://".length()));
  }

  private long questions() {
    return writes.service.discovery().asked().stream()
        .filter(asked -> asked.startsWith("DescribeEndpoints"))
        .count();
  }

  private TimestreamWriteClient client() {
    return Writes.builder().httpClient(writes.service.network()).build();
  }

  private static void write(TimestreamWriteClient client) {
    client.writeRecords(write ->
        write
            .databaseName(FakeLiveAnalytics.DATABASE)
            .tableName(FakeLiveAnalytics.TABLE)
            .records(reading(1).build()));
  }
}
