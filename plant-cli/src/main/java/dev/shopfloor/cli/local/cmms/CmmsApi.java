package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST interface. */
final class CmmsApi {
  private static final Pattern PATH =
      Pattern.compile("/api/work-orders(?:/(?<id>\\d{1,18})(?<comments>/comments)?)?");
  private static final String[] PRIORITIES = {"P1", "P2", "P3", "P4"};
  private static final String[] STATUSES =
      Arrays.stream(Status.values()).map(Status::name).toArray(String[]::new);
  private static final int TITLE_LIMIT = 255;
  private static final int TEXT_LIMIT = 16_000;
  private static final int KEY_LIMIT = 255;
  private static final int NAME_LIMIT = 80;
  private static final int MOST = 1_000;

  private final WorkOrders orders;
  private final Clock clock;
  private final String baseUrl;

  CmmsApi(WorkOrders orders, Clock clock, String baseUrl) {
    this.orders = orders;
    this.clock = clock;
    this.baseUrl = baseUrl;
  }

  Response handle(Request request) throws IOException {
    try {
      return route(request);
    } catch (BadFieldException e) {
      return Response.json(400, WorkOrderJson.error(e.field(), e.mend()));
    } catch (SQLException e) {
      throw new IOException("the work-order database fails: " + e.getMessage(), e);
    }
  }

  private Response route(Request request) throws IOException, SQLException, BadFieldException {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return notFound(request.path());
    }
    String id = path.group("id");
    if (id == null) {
      return switch (request.method()) {
        case "GET" -> list(request);
        case "POST" -> create(request);
        default -> notAllowed(request, "GET or POST");
      };
    }
    Optional<WorkOrder> order = orders.find(Long.parseLong(id));
    if (order.isEmpty()) {
      return notFound("work order " + id);
    }
    if (path.group("comments") != null) {
      return request.method().equals("POST")
          ? comment(order.get(), request)
          : notAllowed(request, "POST");
    }
    return switch (request.method()) {
      case "GET" -> Response.json(200, WorkOrderJson.one(order.get(), baseUrl));
      case "PATCH" -> update(order.get(), request);
      default -> notAllowed(request, "GET or PATCH");
    };
  }

  private Response list(Request request) throws IOException, SQLException, BadFieldException {
    Optional<String> since = request.parameter("changedSince");
    if (since.isPresent()) {
      return changes(
          number("changedSince", since.get(), 0, Long.MAX_VALUE, "milliseconds since the epoch"),
          (int) number("limit", request.parameter("limit").orElse("200"), 1, MOST, "1 to " + MOST));
    }
    Optional<String> marker = request.parameter("marker");
    List<WorkOrder> found = marker.isPresent() ? orders.withMarker(marker.get()) : orders.all();
    return Response.json(200, WorkOrderJson.many(found, baseUrl));
  }

  private Response changes(long since, int most) throws IOException, SQLException {
    List<WorkOrder> found = orders.changedSince(since, most + 1);
    boolean more = found.size() > most;
    return Response.json(
        200, WorkOrderJson.changes(more ? found.subList(0, most) : found, more, baseUrl));
  }

  private static long number(String name, String text, long least, long most, String mend)
      throws BadFieldException {
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException none) {
      // said below
    }
    throw new BadFieldException(name, "%s is \"%s\"; write %s".formatted(name, text, mend));
  }

  private static String by(Form form) throws BadFieldException {
    String by = form.text("by", NAME_LIMIT).strip();
    return by.isEmpty() ? "API" : by;
  }

  private Response create(Request request) throws IOException, SQLException, BadFieldException {
    Form form =
        Form.parse(
            request.body(), Set.of("title", "description", "priority", "asset", "marker", "by"));
    String title = form.required("title", TITLE_LIMIT);
    String priority =
        form.choice("priority", PRIORITIES)
            .orElseThrow(() ->
                new BadFieldException("priority", "priority is missing; write P1, P2, P3 or P4"));
    WorkOrder added =
        orders.add(
            new WorkOrder(
                0,
                title,
                form.text("description", TEXT_LIMIT),
                priority,
                form.text("asset", KEY_LIMIT),
                form.text("marker", KEY_LIMIT),
                Status.OPEN,
                clock.instant(),
                clock.instant(),
                List.of(),
                List.of()),
            by(form));
    return Response.json(201, WorkOrderJson.one(added, baseUrl));
  }

  private Response comment(WorkOrder order, Request request)
      throws IOException, SQLException, BadFieldException {
    Form form = Form.parse(request.body(), Set.of("text", "externalId", "by"));
    orders.comment(
        order,
        new Comment(
            form.required("text", TEXT_LIMIT),
            form.text("externalId", KEY_LIMIT),
            clock.instant(),
            by(form)));
    return answer(201, order.id());
  }

  private Response update(WorkOrder order, Request request)
      throws IOException, SQLException, BadFieldException {
    Form form = Form.parse(request.body(), Set.of("status", "priority", "by"));
    Optional<String> status = form.choice("status", STATUSES);
    Optional<String> priority = form.choice("priority", PRIORITIES);
    if (status.isEmpty() && priority.isEmpty()) {
      throw new BadFieldException("body", "nothing to change; give status, priority or both");
    }
    orders.update(order.id(), status, priority, by(form), clock.instant());
    return answer(200, order.id());
  }

  private Response answer(int status, long id) throws IOException, SQLException {
    return Response.json(status, WorkOrderJson.one(orders.find(id).orElseThrow(), baseUrl));
  }

  private static Response notFound(String what) throws IOException {
    return Response.json(404, WorkOrderJson.error("path", "there is no " + what));
  }

  private static Response notAllowed(Request request, String methods) throws IOException {
    return Response.json(
        405,
        WorkOrderJson.error("method", request.method() + " is not known here; use " + methods));
  }
}
