package dev.shopfloor.writer.liveanalytics;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * A strict stand-in for Timestream for LiveAnalytics with one table, which can be told how to fail.
 * It never forgets, holds each limit that AWS's pages name, and meters what it takes. Its time is
 * the test's.
 */
public final class FakeLiveAnalytics implements AutoCloseable {
  /** The only database. */
  public static final String DATABASE = "plant-data";

  /** The only table. */
  public static final String TABLE = "telemetry";

  /** How long the memory store keeps records, unless told otherwise. */
  public static final Duration MEMORY_STORE = Retention.USUAL.memoryStore();

  /** How far ahead a record's time may be. */
  public static final Duration AHEAD = Retention.AHEAD;

  private final Deque<Fault> script = new ArrayDeque<>();
  private final List<Integer> requests = new ArrayList<>();
  private final Discovery discovery = new Discovery();
  private final InstantSource clock;
  private final Table table;
  private final Ingestion ingestion;
  private final FakeServer server;
  private Throttle throttle = new Throttle(Double.MAX_VALUE, Double.MAX_VALUE);

  /** A service whose time stands still. */
  public FakeLiveAnalytics(Instant now) throws IOException {
    this(InstantSource.fixed(now));
  }

  /** A service with the test's time. */
  public FakeLiveAnalytics(InstantSource clock) throws IOException {
    this.clock = clock;
    table = new Table(clock);
    ingestion = new Ingestion(table);
    server = new FakeServer(discovery, new Requests());
  }

  /** The endpoint for a client that is told one. */
  public String url() {
    return server.uri().toString();
  }

  /** A way to this service for a client that is told no endpoint and must ask for it. */
  public SdkHttpClient network() {
    return new FakeNetwork(UrlConnectionHttpClient.create(), server.uri());
  }

  /** The same by another way, such as a proxy that passes requests on to {@link #url()}. */
  public SdkHttpClient network(URI way) {
    return new FakeNetwork(UrlConnectionHttpClient.create(), way);
  }

  /** Where the account's endpoint is asked for. */
  public Discovery discovery() {
    return discovery;
  }

  /** Fails the next requests so, in this order. */
  public synchronized FakeLiveAnalytics then(Fault... faults) {
    script.addAll(List.of(faults));
    return this;
  }

  /** Gives a measure its type, as an earlier write would have. */
  public synchronized FakeLiveAnalytics knows(String measure, String type) {
    table.columns().declare(measure, type);
    return this;
  }

  /** Changes how old records may be. */
  public synchronized FakeLiveAnalytics retention(Retention changed) {
    table.retention(changed);
    return this;
  }

  /** Takes the records of a request in any order, which no page rules out. */
  public synchronized FakeLiveAnalytics disorder(Random random) {
    ingestion.disorder(random);
    return this;
  }

  /**
   * Takes no more requests than this from now on, and grows only while it is asked for more.
   *
   * @param first requests a second to begin with
   * @param most requests a second that it grows to
   */
  public synchronized FakeLiveAnalytics throttling(double first, double most) {
    throttle = new Throttle(first, most);
    return this;
  }

  /** The rate that the service has grown to, in requests a second. */
  public synchronized double rate() {
    return throttle.rate();
  }

  /** The requests that came too fast. */
  public synchronized int throttled() {
    return throttle.refused();
  }

  /** The most requests of one second, taken or not: a caller that does not wait shows here. */
  public synchronized int busiestSecond() {
    return throttle.busiestSecond();
  }

  /** What is kept, in order. */
  public synchronized SortedMap<RowKey, Row> dump() {
    return table.dump();
  }

  /** What is kept, by the text of its key. */
  public Map<String, Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    dump().forEach((key, row) -> rows.put(key.toString(), row));
    return rows;
  }

  /** The updates that the magnetic store refused after it had acknowledged them. */
  public synchronized List<ErrorReport> errorReports() {
    return table.errorReports();
  }

  /** The number of records of each request that arrived and could be read, refused or not. */
  public synchronized List<Integer> requests() {
    return List.copyOf(requests);
  }

  /** The requests whose records were taken. */
  public synchronized List<MeteredRequest> metered() {
    return ingestion.metered();
  }

  /** What AWS would charge for all of it, in KiB. */
  public long meteredKib() {
    return metered().stream().mapToLong(MeteredRequest::kib).sum();
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized @Nullable Fault next(WireRequest request) {
    requests.add(request.records().size());
    boolean admitted = throttle.admits(clock.instant());
    Fault fault = script.poll();
    return fault == null && !admitted ? Fault.throttled() : fault;
  }

  private final class Requests implements FakeServer.Service {
    @Override
    public @Nullable Fault arrived(WireRequest request) {
      return next(request);
    }

    @Override
    public Answers write(WireRequest request) throws Refusal {
      synchronized (FakeLiveAnalytics.this) {
        return ingestion.take(request);
      }
    }
  }
}
