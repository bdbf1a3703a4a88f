package dev.shopfloor.cli.page;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.plant.AssetRevision;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which path leads where; all of it is for reading. */
final class PageRoutes {
  private static final Pattern OWN_HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  private static final int HOUR = 60;
  private static final int TIMELINE_MINUTES = 4 * HOUR;

  private final PageSource source;
  private final Snapshots snapshots;
  private final StateHistory states;
  private final ShiftResults shifts;
  private final QuarantineJson quarantine;
  private final ShiftDetails details;

  PageRoutes(
      PageSource source,
      Snapshots snapshots,
      StateHistory states,
      ShiftResults shifts,
      QuarantineJson quarantine,
      ShiftDetails details) {
    this.source = source;
    this.snapshots = snapshots;
    this.states = states;
    this.shifts = shifts;
    this.quarantine = quarantine;
    this.details = details;
  }

  Response handle(Request request) throws IOException {
    return answer(request)
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }

  private Response answer(Request request) throws IOException {
    // a foreign name that was made to lead here would let a foreign page read the plant
    if (!OWN_HOST.matcher(request.header("host").orElse("")).matches()) {
      return error(403, "host", request.header("host").orElse(""), "open http://127.0.0.1 itself");
    }
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return error(405, "method", request.method(), "use GET: this page only shows")
          .with("Allow", "GET, HEAD");
    }
    if (request.path().startsWith("/api/")) {
      return api(request).with("Cache-Control", "no-store");
    }
    Optional<Response> file = StaticFiles.find(request.path());
    return file.isPresent()
        ? file.get()
        : error(404, "path", request.path(), "the page itself is at /");
  }

  private Response api(Request request) throws IOException {
    Parameters parameters = new Parameters(request);
    Now now = Now.of(source);
    try {
      return switch (request.path()) {
        case "/api/snapshot" ->
            new Response(200, "application/json", Snapshots.object(snapshots.sections()));
        case "/api/stream" ->
            Response.stream(
                "text/event-stream; charset=utf-8",
                out -> new EventStream(snapshots, () -> source.status().lastTick()).writeTo(out));
        case "/api/machine" -> json(machine(now, parameters)::write);
        case "/api/shift" -> json(details.find(now, parameters));
        case "/api/trend" -> json(trend(now, parameters)::write);
        case "/api/timeline" -> timeline(now, parameters);
        case "/api/quarantine" -> json(quarantine::newest);
        default -> error(404, "path", request.path(), "docs/page.md lists the paths");
      };
    } catch (BadParameterException bad) {
      return error(400, bad.field(), bad.value(), bad.mend());
    }
  }

  private MachineDetail machine(Now now, Parameters parameters) throws BadParameterException {
    return new MachineDetail(now, parameters.asset(source.model(), now.nanos()), shifts);
  }

  private Trend trend(Now now, Parameters parameters) throws BadParameterException {
    AssetRevision asset = parameters.asset(source.model(), now.nanos());
    int minutes = parameters.minutes(HOUR, Trend.MOST_MINUTES);
    return new Trend(now, asset, parameters.tag(asset), minutes);
  }

  private Response timeline(Now now, Parameters parameters)
      throws BadParameterException, IOException {
    int minutes = parameters.minutes(TIMELINE_MINUTES, StateHistory.MOST_MINUTES);
    List<AssetRevision> assets =
        parameters.names("asset")
            ? List.of(parameters.asset(source.model(), now.nanos()))
            : now.assets();
    return json(out -> new Timeline(now, states, minutes).write(out, assets));
  }

  private static Response json(Json.Writer writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = Json.factory().createGenerator(bytes)) {
      writer.write(json);
    }
    return new Response(200, "application/json", bytes.toByteArray());
  }

  private static Response error(int status, String field, String value, String mend) {
    byte[] body =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("field", field);
          json.writeStringField("value", value);
          json.writeStringField("mend", mend);
          json.writeEndObject();
        });
    return new Response(status, "application/json", body);
  }
}
