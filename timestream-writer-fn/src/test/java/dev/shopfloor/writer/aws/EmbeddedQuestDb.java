package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import io.questdb.ServerMain;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A real QuestDB in this JVM, on loopback, without telemetry and without its other listeners. */
final class EmbeddedQuestDb implements AutoCloseable {
  private final HttpClient http = HttpClient.newHttpClient();
  private final ServerMain server;
  private final String url;

  EmbeddedQuestDb(Path root) throws IOException {
    int port = freePort();
    url = "http://127.0.0.1:" + port;
    Map<String, String> settings = new HashMap<>();
    settings.put("QDB_HTTP_BIND_TO", "127.0.0.1:" + port);
    settings.put("QDB_HTTP_MIN_ENABLED", "false");
    settings.put("QDB_PG_ENABLED", "false");
    settings.put("QDB_LINE_TCP_ENABLED", "false");
    settings.put("QDB_TELEMETRY_ENABLED", "false");
    settings.put("QDB_SHARED_WORKER_COUNT", "2");
    // the level of its log is read from this file or the process's environment, nowhere else
    Files.writeString(
        Files.createDirectories(root.resolve("conf")).resolve("log.conf"),
        """
        writers=stdout
        w.stdout.class=io.questdb.log.LogConsoleWriter
        w.stdout.level=CRITICAL
        """);
    server = ServerMain.create(root.toString(), settings);
    server.start();
  }

  String url() {
    return url;
  }

  /** Runs a statement. */
  void run(String sql) {
    get("/exec?query=", sql);
  }

  /**
   * The rows of a query as CSV lines, the header left out, once all that was written is visible.
   */
  List<String> rows(String sql) {
    awaitApplied();
    return get("/exp?query=", sql).lines().skip(1).toList();
  }

  /** All rows of a table, each with what is not null by column, numbers as their text. */
  List<Map<String, String>> json(String table) throws IOException {
    awaitApplied();
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(get("/exec?query=", table))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && "name".equals(json.currentName())) {
          columns.add(json.getText());
        } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("dataset")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.START_ARRAY) {
            rows.add(RealInfluxDb.row(columns, RealInfluxDb.texts(json)));
          }
        }
      }
    }
    return rows;
  }

  private void awaitApplied() {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    String behind = "select count() from wal_tables() where suspended or sequencerTxn <> writerTxn";
    while (!get("/exp?query=", behind).lines().skip(1).findFirst().orElse("").equals("0")) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "QuestDB does not apply its log: " + get("/exp?query=", "wal_tables()"));
      }
      Thread.onSpinWait();
    }
  }

  private String get(String path, String sql) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create(url + path + URLEncoder.encode(sql, StandardCharsets.UTF_8)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(sql + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopping);
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
