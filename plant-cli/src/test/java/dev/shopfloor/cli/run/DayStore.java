package dev.shopfloor.cli.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.writer.aws.RealInfluxDb;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.Retention;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store that a day is written to, and read back from. */
interface DayStore extends AutoCloseable {
  /** The function that writes to it. */
  WriterAtWork writer() throws IOException;

  /** All that it holds, one text a row, sorted. */
  List<String> dump() throws IOException;

  @Override
  void close();

  /** Timestream for LiveAnalytics at this time; it keeps a year, because the day has old times. */
  static DayStore liveAnalytics(Instant now) throws IOException {
    FakeLiveAnalytics service =
        new FakeLiveAnalytics(now)
            .retention(new Retention(Duration.ofDays(365), Duration.ofDays(365), false));
    return new DayStore() {
      @Override
      public WriterAtWork writer() throws IOException {
        return new WriterAtWork(
            Map.of(
                "TimeSeriesStore", "liveanalytics",
                "TimeSeriesDatabase", FakeLiveAnalytics.DATABASE,
                "TimeSeriesTable", FakeLiveAnalytics.TABLE),
            Map.of("AWS_ENDPOINT_URL_TIMESTREAM_WRITE", service.url()));
      }

      @Override
      public List<String> dump() {
        return service.dump().entrySet().stream()
            .map(row ->
                row.getKey()
                    + " "
                    + row.getValue().version()
                    + " "
                    + new TreeMap<>(row.getValue().measures()))
            .toList();
      }

      @Override
      public void close() {
        service.close();
      }
    };
  }

  /** QuestDB with the tables of a plant. */
  static DayStore questDb(Path folder, PlantModel model) throws IOException {
    TimeSeries database = TimeSeries.start(FreePort.next(), folder);
    StoreTables.create(database, model);
    return new DayStore() {
      @Override
      public WriterAtWork writer() throws IOException {
        return new WriterAtWork(
            Map.of("TimeSeriesStore", "questdb", "TimeSeriesUrl", database.url()), Map.of());
      }

      @Override
      public List<String> dump() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String table : StoreTables.names(model)) {
          for (List<String> row : database.settledQuery(table, "select * from \"" + table + "\"")) {
            rows.add(table + row);
          }
        }
        return rows.stream().sorted().toList();
      }

      @Override
      public void close() {
        database.close();
      }
    };
  }

  /** The real InfluxDB 1, asked on the path of version 2; the test is skipped where it is not. */
  static DayStore influx(Path folder, PlantModel model) throws IOException {
    RealInfluxDb database = new RealInfluxDb(folder);
    database.database("day", "");
    HttpClient client = HttpClient.newHttpClient();
    HttpServer path =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    path.createContext(
        "/api/v2/write",
        exchange -> pass(client, database.url() + "/write?db=day&precision=ns", exchange));
    path.start();
    return new DayStore() {
      @Override
      public WriterAtWork writer() throws IOException {
        return new WriterAtWork(
            Map.of(
                "TimeSeriesStore",
                "influxdb2",
                "TimeSeriesUrl",
                "http://127.0.0.1:" + path.getAddress().getPort()),
            Map.of());
      }

      @Override
      public List<String> dump() {
        return model.assets().stream()
            .map(asset -> asset.latest().context().machineType())
            .distinct()
            .flatMap(type ->
                database.rows("day", "select * from \"" + type + "\"").stream()
                    .map(row -> type + new TreeMap<>(row)))
            .sorted()
            .toList();
      }

      @Override
      public void close() {
        path.stop(0);
        client.close();
        database.close();
      }
    };
  }

  private static void pass(HttpClient client, String to, HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to))
            .POST(HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    if (encoding != null) {
      request.header("Content-Encoding", encoding);
    }
    try (exchange) {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
