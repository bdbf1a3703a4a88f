package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.FreePort;
import dev.shopfloor.cli.local.SimulatedClock;
import dev.shopfloor.cli.local.Stores;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.cli.local.cmms.SmallCmms;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.runtime.aws.QuarantineTable;
import dev.shopfloor.workorder.Markers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A plant that stands still at one instant: five machines with four hours behind them. The
 * time-series database and the CMMS are real.
 */
final class FakePlant implements PageSource, AutoCloseable {
  private static final LiveStatus START =
      new LiveStatus(LiveStatus.Phase.LIVE, Script.NOW, Script.TICK, 1, 7_412, 3.4);

  final FakeTables tables = new FakeTables();
  private final PlantModel model =
      PlantFiles.compile("plant.yaml", Script.PLANT.getBytes(StandardCharsets.UTF_8)).require();
  private final TimeSeries timeSeries;
  private final SmallCmms cmms;
  private final List<BusEvent> events = FakeEvents.newestFirst();
  private volatile LiveStatus status = START;

  private FakePlant(TimeSeries timeSeries, SmallCmms cmms) {
    this.timeSeries = timeSeries;
    this.cmms = cmms;
  }

  static FakePlant start(Path folder) throws IOException {
    TimeSeries database = TimeSeries.start(FreePort.next(), folder.resolve("questdb"));
    SimulatedClock clock = new SimulatedClock(Script.at(41));
    FakePlant plant =
        new FakePlant(database, SmallCmms.start(FreePort.next(), folder.resolve("cmms"), clock));
    FakeHistory.write(database);
    FakeResults.write(plant.tables, plant.model);
    plant.orders(clock);
    plant.problems();
    plant.quarantine();
    return plant;
  }

  /** Moves the plant's time and its last tick. */
  void at(LiveStatus newStatus) {
    status = newStatus;
  }

  /** Goes back to where it began. */
  void atStart() {
    status = START;
  }

  private void orders(SimulatedClock clock) throws IOException {
    order("press01: stands in 3", "P2", "ST-PR-01", FakeEvents.STOP_PRESS01);
    clock.advanceTo(Script.at(47));
    send("PATCH", "/api/work-orders/1", "{\"status\":\"IN_PROGRESS\"}");
    clock.advanceTo(Script.at(101));
    send("PATCH", "/api/work-orders/1", "{\"status\":\"COMPLETED\"}");
    clock.advanceTo(Script.at(199));
    order(
        "mill01: coolant_temperature 66.1 °C above HH 65 °C",
        "P2",
        "MC-ML-01",
        Markers.key(FakeEvents.COOLANT));
    clock.advanceTo(Script.at(240));
    order(
        "press02: Oil level below minimum (hydraulics E-OIL-LOW) <script>alert(1)</script>",
        "P1",
        "ST-PR-02",
        Markers.key(FakeEvents.OIL));
    clock.advanceTo(Script.at(251));
    order("press02: stands in 3", "P3", "ST-PR-02", FakeEvents.STOP_PRESS02);
  }

  private void order(String title, String priority, String asset, String key) throws IOException {
    send(
        "POST",
        "/api/work-orders",
        """
        {"title":"%s","description":"","priority":"%s","asset":"%s","marker":"%s.1"}
        """
            .formatted(title, priority, asset, key));
  }

  private void send(String method, String path, String body) throws IOException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(cmms.url() + path))
                  .header("Content-Type", "application/json")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("the CMMS refuses: " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void problems() {
    tables.problem(
        Markers.key(FakeEvents.OIL),
        Map.of(
            "state", AttributeValue.fromS("OPEN"),
            "generation", AttributeValue.fromN("1"),
            "first", nanos(239)));
    tables.problem(
        Markers.key(FakeEvents.SHELVED),
        Map.of(
            "state",
            AttributeValue.fromS("HELD"),
            "hold",
            AttributeValue.fromM(
                Map.of("cause", AttributeValue.fromS("shelved"), "until", nanos(300)))));
    tables.problem(
        Markers.key(FakeEvents.GROUPED),
        Map.of(
            "state",
            AttributeValue.fromS("GROUPED"),
            "summary",
            AttributeValue.fromM(Map.of("number", AttributeValue.fromS("WO-00004")))));
  }

  private static AttributeValue nanos(double minute) {
    return AttributeValue.fromN(Long.toString(Script.at(minute).toEpochMilli() * 1_000_000));
  }

  private void quarantine() {
    new QuarantineTable(tables, "QuarantineTable", Clock.systemUTC())
        .keep(
            List.of(
                record(
                    Reason.MALFORMED_JSON,
                    null,
                    "no JSON: unexpected end of input at byte 41",
                    "{\"timestamp\":\"2026-03-02T06:12:08Z\",\"state\"",
                    72),
                record(
                    Reason.OUT_OF_RANGE,
                    "oil_temp",
                    "\"oil_temp\" is 9999 °F, stored 5537.2 °C, above 150",
                    "{\"ts\":1772435642000,\"oil_temp\":9999}",
                    114),
                record(
                    Reason.UNKNOWN_TAG,
                    "<img src=x onerror=alert(1)>",
                    "the asset has no tag \"<img src=x onerror=alert(1)>\"",
                    "{\"<img src=x onerror=alert(1)>\":1}",
                    130),
                record(
                    Reason.FUTURE_TIME,
                    "timestamp",
                    "40 min ahead of the receive time, most is 10 min",
                    "{\"timestamp\":\"2026-03-02T07:52:00Z\",\"state\":1}\u0007",
                    160)));
  }

  private static Quarantined record(
      Reason reason, @Nullable String field, String message, String bytes, double minute) {
    return new Quarantined(
        reason,
        field,
        message,
        "enrich",
        "chemnitz/press01",
        "plant/chemnitz/stamping/press01/telemetry",
        Script.at(minute).toEpochMilli() * 1_000_000,
        bytes.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public PlantModel model() {
    return model;
  }

  @Override
  public Stores stores() {
    return new Stores(tables, Mockito.mock(SqsClient.class), timeSeries, cmms);
  }

  @Override
  public LiveStatus status() {
    return status;
  }

  @Override
  public Collection<Ledger> ledgers() {
    Ledger enrich = new Ledger(Stage.ENRICH);
    enrich.take(Subject.MESSAGES, 7_412);
    enrich.count(Subject.MESSAGES, Outcome.DECODED, 7_381);
    enrich.count(Subject.MESSAGES, Outcome.DUPLICATE, 9);
    enrich.count(Subject.MESSAGES, Outcome.IGNORED, 18);
    enrich.count(Subject.MESSAGES, Outcome.QUARANTINED, 4);
    enrich.take(Subject.POINTS, 43_118);
    enrich.count(Subject.POINTS, Outcome.FORWARDED, 43_118);
    Ledger writer = new Ledger(Stage.WRITER);
    writer.take(Subject.POINTS, 61_240);
    writer.count(Subject.POINTS, Outcome.STORED, 61_232);
    writer.count(Subject.POINTS, Outcome.DUPLICATE, 8);
    Ledger oee = new Ledger(Stage.OEE);
    oee.take(Subject.POINTS, 12_034);
    oee.count(Subject.POINTS, Outcome.STORED, 12_030);
    oee.count(Subject.POINTS, Outcome.LATE, 4);
    Ledger orders = new Ledger(Stage.WORKORDER);
    orders.take(Subject.ALERTS, 11);
    orders.count(Subject.ALERTS, Outcome.STORED, 11);
    return List.of(enrich, writer, oee, orders);
  }

  @Override
  public List<String> differences() {
    return List.of();
  }

  @Override
  public Map<String, Integer> queues() {
    return Map.of("TelemetryQueue", 0, "ProductionQueue", 0, "TickQueue", 0, "AlertQueue", 0);
  }

  @Override
  public List<Check> checks() {
    List<Check> checks = new ArrayList<>();
    checks.add(new Check(null, null, "records in quarantine", "", "4", "4", true));
    checks.add(new Check(null, null, "work orders", "", "4", "4", true));
    for (Script.Machine machine : Script.MACHINES) {
      for (String shift : List.of("start-up, closed", "early, so far")) {
        checks.add(check(machine, shift, "run time", "s", "9870.250", true));
        checks.add(check(machine, shift, "pieces", "pcs", "2418", true));
        checks.add(check(machine, shift, "good pieces", "pcs", "2370", true));
        boolean equal = !machine.id().equals("mill02") || shift.startsWith("early");
        checks.add(check(machine, shift, "OEE", "%", "75.24", equal));
      }
    }
    return checks;
  }

  private static Check check(
      Script.Machine machine, String shift, String name, String unit, String known, boolean equal) {
    return new Check(machine.key(), shift, name, unit, known, equal ? known : "74.98", equal);
  }

  @Override
  public List<Happening> happenings() {
    return List.of(
        new Happening(
            Script.at(250), "press02", "stands with a fault since 09:00; an order opens at 09:10"),
        new Happening(
            Script.at(206),
            "mill02",
            "waits for material; its gateway is off line, 31 messages wait"),
        new Happening(
            Script.at(198),
            "mill01",
            "the coolant's temperature drifts above its limit H, then HH, and comes back"),
        new Happening(Script.at(180), "stamping", "break from 08:00 to 08:15; wrapper01 runs on"),
        new Happening(
            Script.at(95), "press01", "changeover from bracket-a to bracket-b, 6 s a piece"),
        new Happening(
            Script.at(72), "press01", "the gateway of line stamping replays 112 messages"),
        new Happening(Script.at(31), "press01", "stands with a fault for 13 min 30 s"));
  }

  @Override
  public List<BusEvent> events() {
    return events;
  }

  @Override
  public Optional<String> broker() {
    return Optional.of("tcp://127.0.0.1:1883");
  }

  @Override
  public void close() throws IOException {
    cmms.close();
    timeSeries.close();
  }
}
