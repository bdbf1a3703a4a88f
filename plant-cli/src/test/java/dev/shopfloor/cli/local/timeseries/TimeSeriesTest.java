package dev.shopfloor.cli.local.timeseries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.FreePort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSeriesTest {
  private static @TempDir Path directory;
  private static TimeSeries database;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    http = HttpClient.newHttpClient();
    database = TimeSeries.start(FreePort.next(), directory);
  }

  @AfterAll
  static void stop() {
    http.close();
    database.close();
  }

  @Test
  void aRowSentTwiceStandsOnceAndTheLastWriteWins() throws Exception {
    database.createTable(
        "cnc_a", List.of("site", "asset"), Map.of("temperature", ColumnType.DOUBLE));

    write("cnc_a,site=s,asset=m1 temperature=1.5 1497225600000000000");
    write("cnc_a,site=s,asset=m1 temperature=2.5 1497225600000000000");
    write("cnc_a,site=s,asset=m2 temperature=7 1497225600000000000");

    assertThat(
            database.settledQuery("cnc_a", "SELECT asset, temperature FROM cnc_a ORDER BY asset"))
        .containsExactly(List.of("m1", "2.5"), List.of("m2", "7.0"));
  }

  @Test
  void whatWasStoredIsThereAfterAnOutage() throws Exception {
    database.createTable("cnc_b", List.of("asset"), Map.of("load", ColumnType.DOUBLE));
    write("cnc_b,asset=m1 load=1 1497225600000000000");
    database.settledQuery("cnc_b", "SELECT count() FROM cnc_b");

    database.stop();
    assertThatThrownBy(() -> write("cnc_b,asset=m1 load=2 1497225660000000000"))
        .isInstanceOf(ConnectException.class);
    database.start();
    write("cnc_b,asset=m1 load=2 1497225660000000000");

    assertThat(database.settledQuery("cnc_b", "SELECT load FROM cnc_b ORDER BY timestamp"))
        .containsExactly(List.of("1.0"), List.of("2.0"));
  }

  @Test
  void aMachineTypeMayHoldDashesAndDots() throws Exception {
    database.createTable("press-7.v2", List.of("asset"), Map.of("oil_temp", ColumnType.DOUBLE));

    write("press-7.v2,asset=m1 oil_temp=3 1497225600000000000");

    assertThat(database.settledQuery("press-7.v2", "SELECT oil_temp FROM \"press-7.v2\""))
        .containsExactly(List.of("3.0"));
  }

  @Test
  void sqlThatTheDatabaseRefusesIsReportedWithItsReason() {
    assertThatThrownBy(() -> database.query("SELECT nonsense FROM nowhere"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nowhere");
  }

  private static void write(String line) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(database.url() + "/api/v2/write?precision=ns"))
            .POST(HttpRequest.BodyPublishers.ofString(line))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(204);
  }
}
