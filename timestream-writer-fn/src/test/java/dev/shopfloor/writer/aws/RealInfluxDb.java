package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Debian's InfluxDB 1, whose parser and storage version 2 inherited. */
public final class RealInfluxDb implements AutoCloseable {
  private final RealServer server;

  /** Starts it on an empty folder; skips the test where the program is not installed. */
  public RealInfluxDb(Path root) throws IOException {
    Path program = RealServer.program("influxd", "influxdb");
    int port = RealServer.freePort();
    Path settings =
        Files.writeString(
            root.resolve("influxdb.conf"),
            """
            reporting-disabled = true
            bind-address = "127.0.0.1:%d"
            [meta]
              dir = "%s/meta"
            [data]
              dir = "%s/data"
              wal-dir = "%s/wal"
              max-series-per-database = 2000
              query-log-enabled = false
            [http]
              bind-address = "127.0.0.1:%d"
              log-enabled = false
            [monitor]
              store-enabled = false
            """
                .formatted(RealServer.freePort(), root, root, root, port));
    server =
        new RealServer(
            root.resolve("influxd.log"),
            port,
            "/ping",
            List.of(program.toString(), "-config", settings.toString()));
  }

  /** Makes a database; {@code more} is such as {@code WITH DURATION 1h}. */
  public void database(String name, String more) {
    server.post("/query", "q", "CREATE DATABASE " + name + " " + more);
  }

  /** Its address. */
  public String url() {
    return server.url();
  }

  /** The endpoint of a database; this version has no other path. */
  InfluxEndpoint endpoint(String database) {
    return endpoint(server.url(), database);
  }

  /** The same by another way, such as a proxy that passes requests on. */
  static InfluxEndpoint endpoint(String way, String database) {
    return new InfluxEndpoint(way, "/write?db=" + database + "&precision=ns", "Token ");
  }

  /**
   * The rows of a query, each with what is not null: tags, time in ns and fields by name, numbers
   * as their text so that no digit and no sign is lost.
   */
  public List<Map<String, String>> rows(String database, String query) {
    String answer = server.post("/query?epoch=ns&db=" + database, "q", query);
    List<Map<String, String>> rows = new ArrayList<>();
    try (JsonParser json = Json.factory().createParser(answer)) {
      List<String> columns = List.of();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && json.currentName().equals("error")) {
          throw new IllegalStateException(query + ": " + answer);
        } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("columns")) {
          json.nextToken();
          columns = texts(json);
        } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("values")) {
          json.nextToken();
          while (json.nextToken() == JsonToken.START_ARRAY) {
            rows.add(row(columns, texts(json)));
          }
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rows;
  }

  static List<String> texts(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      texts.add(json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText());
    }
    return texts;
  }

  static Map<String, String> row(List<String> columns, List<String> values) {
    Map<String, String> row = new LinkedHashMap<>();
    for (int at = 0; at < values.size(); at++) {
      if (values.get(at) != null) {
        row.put(columns.get(at), values.get(at));
      }
    }
    return row;
  }

  @Override
  public void close() {
    server.close();
  }
}
