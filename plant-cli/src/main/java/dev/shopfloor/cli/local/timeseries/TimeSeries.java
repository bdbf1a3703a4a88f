package dev.shopfloor.cli.local.timeseries;

import io.questdb.ServerMain;
import io.questdb.log.LogFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The time-series database: QuestDB in this process, HTTP on loopback only. It can be stopped and
 * started again on its data, as an outage would.
 */
public final class TimeSeries implements AutoCloseable {
  private static final Duration SQL_LIMIT = Duration.ofSeconds(30);

  private static final long PAUSE_NANOS = 5_000_000;

  private final Path directory;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable ServerMain server;

  private TimeSeries(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Starts the database on a folder, with what earlier runs left in it. */
  public static TimeSeries start(int port, Path directory) throws IOException {
    TimeSeries database = new TimeSeries(directory, port);
    database.start();
    return database;
  }

  /** Starts it again after {@link #stop}; does nothing when it runs. */
  public synchronized void start() throws IOException {
    if (server != null) {
      return;
    }
    quieten(directory);
    Map<String, String> settings =
        Map.of(
            "QDB_HTTP_BIND_TO", "127.0.0.1:" + port,
            "QDB_HTTP_MIN_ENABLED", "false",
            "QDB_PG_ENABLED", "false",
            "QDB_LINE_TCP_ENABLED", "false",
            "QDB_SHARED_WORKER_COUNT", "1",
            "QDB_SHARED_WORKER_NAP_THRESHOLD", "20",
            // its workers would spin ten thousand times before they sleep: too dear on two cores
            "QDB_SHARED_WORKER_SLEEP_THRESHOLD", "100",
            "QDB_SHARED_WORKER_SLEEP_TIMEOUT", "2",
            "QDB_WAL_APPLY_WORKER_COUNT", "1",
            "QDB_TELEMETRY_ENABLED", "false");
    Muted.run(() -> {
      LogFactory.configureRootDir(directory.toString());
      ServerMain fresh = ServerMain.create(directory.toString(), settings);
      fresh.start();
      server = fresh;
    });
  }

  /** Its log can be turned by file or process environment only, not by the map. */
  private static void quieten(Path directory) throws IOException {
    Path file = Files.createDirectories(directory.resolve("conf")).resolve("log.conf");
    Files.writeString(
        file,
        """
        writers=file
        w.file.class=io.questdb.log.LogFileWriter
        w.file.location=%s
        w.file.level=ERROR,CRITICAL
        """
            .formatted(directory.resolve("questdb.log").toAbsolutePath()));
  }

  /** Stops it; writers get connection errors until {@link #start}. */
  public synchronized void stop() {
    ServerMain running = server;
    if (running != null) {
      Muted.run(running::close);
      server = null;
    }
  }

  /**
   * Address of the HTTP interface: line protocol on {@code /api/v2/write}, SQL on {@code /exec}.
   */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * Makes a table that keeps one row per time and tags, as InfluxDB does; does nothing when it
   * exists.
   *
   * @param measurement the machine type, or {@code oee}
   * @param tags columns that name the series
   * @param fields type of each value column
   */
  public void createTable(String measurement, List<String> tags, Map<String, ColumnType> fields)
      throws IOException {
    StringBuilder sql =
        new StringBuilder("CREATE TABLE IF NOT EXISTS ").append(quoted(measurement));
    sql.append(" (timestamp TIMESTAMP");
    tags.forEach(tag -> sql.append(", ").append(quoted(tag)).append(" SYMBOL"));
    fields.forEach(
        (field, type) -> sql.append(", ").append(quoted(field)).append(' ').append(type));
    sql.append(") TIMESTAMP(timestamp) PARTITION BY DAY WAL DEDUP UPSERT KEYS(timestamp");
    tags.forEach(tag -> sql.append(", ").append(quoted(tag)));
    query(sql.append(')').toString());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "") + '"';
  }

  /**
   * Runs SQL.
   *
   * @return the rows as text, {@code null} for null; empty for a statement without result
   * @throws IOException with the database's message when it refuses
   */
  public List<List<@Nullable String>> query(String sql) throws IOException {
    URI uri = URI.create(url() + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(SQL_LIMIT).build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IOException(
            "the time-series database refuses \"" + sql + "\": " + response.body());
      }
      return SqlRows.parse(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the time-series database", e);
    }
  }

  /**
   * Runs SQL when everything that a table's writers were told is stored can be read: the database
   * applies its log a moment after it has answered.
   *
   * @throws IOException when that takes longer than half a minute
   */
  public List<List<@Nullable String>> settledQuery(String measurement, String sql)
      throws IOException {
    String pending =
        "SELECT count() FROM wal_tables() WHERE name = '"
            + measurement.replace("'", "''")
            + "' AND (sequencerTxn > writerTxn OR suspended)";
    long deadline = System.nanoTime() + SQL_LIMIT.toNanos();
    while (!"0".equals(query(pending).getFirst().getFirst())) {
      if (System.nanoTime() > deadline) {
        throw new IOException("the time-series database does not apply its log of " + measurement);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    return query(sql);
  }

  @Override
  public void close() {
    stop();
    http.close();
  }
}
