package dev.shopfloor.cli.page;

import dev.shopfloor.cli.local.timeseries.ColumnType;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.cli.page.Script.Step;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Four hours of readings in the form in which the writer leaves them: one row a field. */
final class FakeHistory {
  private static final List<String> TAGS = List.of("site", "area", "line", "asset", "field");
  private static final List<String> KPI_TAGS =
      List.of("site", "area", "line", "asset", "scope", "window", "field");
  private static final Duration STEP = Duration.ofSeconds(20);

  private final List<String> lines = new ArrayList<>();

  private FakeHistory() {}

  static void write(TimeSeries database) throws IOException {
    createTables(database);
    FakeHistory history = new FakeHistory();
    Script.MACHINES.forEach(history::machine);
    post(database, history.lines);
    for (String table : List.of("press", "machining-center", "wrapper", "oee")) {
      database.settledQuery(table, "SELECT count() FROM \"" + table + "\"");
    }
  }

  private static void createTables(TimeSeries database) throws IOException {
    database.createTable(
        "press",
        TAGS,
        Map.of(
            "state", ColumnType.VARCHAR,
            "product", ColumnType.VARCHAR,
            "cycles", ColumnType.LONG,
            "rejects", ColumnType.LONG,
            "stop_reason", ColumnType.VARCHAR,
            "oil_temperature", ColumnType.DOUBLE,
            "press_force", ColumnType.DOUBLE,
            "motor_current", ColumnType.DOUBLE,
            "hydraulics", ColumnType.VARCHAR));
    database.createTable(
        "machining-center",
        TAGS,
        Map.of(
            "execution", ColumnType.VARCHAR,
            "program", ColumnType.VARCHAR,
            "part_count", ColumnType.LONG,
            "spindle_speed", ColumnType.DOUBLE,
            "coolant_pressure", ColumnType.DOUBLE,
            "coolant_temperature", ColumnType.DOUBLE,
            "system", ColumnType.VARCHAR));
    database.createTable(
        "wrapper",
        TAGS,
        Map.of(
            "state_current", ColumnType.VARCHAR,
            "seal_temp", ColumnType.DOUBLE,
            "line_speed", ColumnType.DOUBLE,
            "guard_open", ColumnType.BOOLEAN));
    database.createTable(
        "oee",
        KPI_TAGS,
        Map.of(
            "availability", ColumnType.DOUBLE,
            "performance", ColumnType.DOUBLE,
            "quality", ColumnType.DOUBLE,
            "oee", ColumnType.DOUBLE));
  }

  private void machine(Machine machine) {
    for (Step step : machine.steps()) {
      text(machine, machine.stateTag(), step.state(), Script.at(step.minute()));
    }
    if (Script.PRODUCTS.containsKey(machine.id())) {
      String tag = machine.type().equals("press") ? "product" : "program";
      text(machine, tag, Script.PRODUCTS.get(machine.id()), Script.at(0));
    }
    long pieces = 0;
    for (Instant at = Script.START; at.isBefore(Script.NOW); at = at.plus(STEP)) {
      boolean running = Script.running(machine, at);
      pieces += running ? 4 : 0;
      readings(machine, at, running, pieces);
    }
    if (!machine.type().equals("wrapper")) {
      kpis(machine);
    }
  }

  private void readings(Machine machine, Instant at, boolean running, long pieces) {
    double hours = Duration.between(Script.START, at).toMillis() / 3.6e6;
    double noise = Math.sin(hours * 611) * Math.cos(hours * 173);
    double warm = 1 - Math.exp(-hours * 1.6);
    switch (machine.type()) {
      case "press" -> {
        number(machine, "oil_temperature", 22 + 31 * warm + noise * 0.4, at);
        number(machine, "press_force", running ? 1640 + noise * 45 : 0, at);
        number(machine, "motor_current", running ? 182 + noise * 9 : 11.2, at);
        whole(machine, "cycles", pieces, at);
        whole(machine, "rejects", pieces / 75, at);
      }
      case "machining-center" -> {
        double drift = machine.id().equals("mill01") ? bump(hours) : 0;
        number(machine, "coolant_temperature", 24 + 15 * warm + drift + noise * 0.6, at);
        number(machine, "spindle_speed", running ? 8200 + noise * 120 : 0, at);
        number(machine, "coolant_pressure", running ? 34.2 + noise : 0.4, at);
        whole(machine, "part_count", Script.made(machine, pieces), at);
      }
      default -> {
        number(machine, "seal_temp", 21 + 144 * (1 - Math.exp(-hours * 9)) + noise * 1.1, at);
        number(machine, "line_speed", running ? 29.6 + noise : 0, at);
      }
    }
  }

  /** A drift beyond both limits and back. */
  private static double bump(double hours) {
    return 31 * Math.exp(-Math.pow((hours - 3.55) / 0.32, 2));
  }

  private void kpis(Machine machine) {
    for (Instant at = Script.TICK.minusSeconds(600);
        !at.isAfter(Script.TICK);
        at = at.plusSeconds(60)) {
      boolean running = Script.running(machine, at.minusSeconds(30));
      kpi(machine, "availability", running ? 1 : 0, at);
      if (running) {
        kpi(machine, "performance", 0.915, at);
        kpi(machine, "quality", 0.98, at);
        kpi(machine, "oee", 0.8967, at);
      }
    }
  }

  private void kpi(Machine machine, String field, double value, Instant at) {
    lines.add(
        "oee,%s,scope=ASSET,window=MINUTE,field=%s %s=%s %d"
            .formatted(place(machine), field, field, value, nanos(at)));
  }

  private void number(Machine machine, String tag, double value, Instant at) {
    row(machine, tag, String.format(Locale.ROOT, "%.3f", value), at);
  }

  private void whole(Machine machine, String tag, long value, Instant at) {
    row(machine, tag, value + "i", at);
  }

  private void text(Machine machine, String tag, String value, Instant at) {
    row(machine, tag, '"' + value + '"', at);
  }

  private void row(Machine machine, String tag, String value, Instant at) {
    lines.add(
        "%s,%s,field=%s %s=%s %d"
            .formatted(machine.type(), place(machine), tag, tag, value, nanos(at)));
  }

  private static String place(Machine machine) {
    String area = machine.area().isEmpty() ? "" : "area=" + machine.area() + ",";
    return "site=chemnitz,%sline=%s,asset=%s".formatted(area, machine.line(), machine.id());
  }

  private static long nanos(Instant at) {
    return at.toEpochMilli() * 1_000_000;
  }

  private static void post(TimeSeries database, List<String> lines) throws IOException {
    URI uri = URI.create(database.url() + "/api/v2/write?precision=ns");
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(uri)
                  .POST(HttpRequest.BodyPublishers.ofString(String.join("\n", lines) + "\n"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IOException("the history cannot be written: " + answer.body());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
