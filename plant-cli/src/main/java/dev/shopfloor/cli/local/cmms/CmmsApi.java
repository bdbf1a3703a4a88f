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
    if (request.method().equals("GET")
        && (request.path().equals("/") || request.path().startsWith("/work-orders"))) {
      return Response.html(CmmsPage.of(orders.all()));
    }
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

  private Response list(Request request) throws IOException, SQLException {
    Optional<String> marker = request.parameter("marker");
    List<WorkOrder> found = marker.isPresent() ? orders.withMarker(marker.get()) : orders.all();
    return Response.json(200, WorkOrderJson.many(found, baseUrl));
  }

  private Response create(Request request) throws IOException, SQLException, BadFieldException {
    Form form =
        Form.parse(request.body(), Set.of("title", "description", "priority", "asset", "marker"));
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
                List.of()));
    return Response.json(201, WorkOrderJson.one(added, baseUrl));
  }

  private Response comment(WorkOrder order, Request request)
      throws IOException, SQLException, BadFieldException {
    Form form = Form.parse(request.body(), Set.of("text", "externalId"));
    orders.comment(
        order.id(),
        new Comment(
            form.required("text", TEXT_LIMIT),
            form.text("externalId", KEY_LIMIT),
            clock.instant()));
    return answer(201, order.id());
  }

  private Response update(WorkOrder order, Request request)
      throws IOException, SQLException, BadFieldException {
    Form form = Form.parse(request.body(), Set.of("status", "priority"));
    Optional<String> status = form.choice("status", STATUSES);
    Optional<String> priority = form.choice("priority", PRIORITIES);
    if (status.isEmpty() && priority.isEmpty()) {
      throw new BadFieldException("body", "nothing to change; give status, priority or both");
    }
    orders.update(order.id(), status, priority);
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
