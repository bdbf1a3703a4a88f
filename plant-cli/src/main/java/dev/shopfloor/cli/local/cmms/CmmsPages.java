package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages for people; before them and the interface, the check where a change comes from. */
final class CmmsPages {
  private static final Pattern ORDER =
      Pattern.compile("/work-orders/(?<id>\\d{1,18})(?:/(?<action>[a-z]+))?");

  private final WorkOrders orders;
  private final Clock clock;
  private final SiteView view;
  private final CmmsApi api;

  CmmsPages(WorkOrders orders, Clock clock, SiteView view, CmmsApi api) {
    this.orders = orders;
    this.clock = clock;
    this.view = view;
    this.api = api;
  }

  Response handle(Request request) throws IOException {
    if (!request.method().equals("GET") && !SameSite.allows(request)) {
      return Html.error(
          403,
          "This change comes from another site",
          "Open the work order at this address and send the form from there.",
          view);
    }
    if (request.path().startsWith("/api/")) {
      return api.handle(request);
    }
    try {
      return page(request);
    } catch (BadFieldException bad) {
      return Html.error(400, "This cannot be taken", bad.mend() + ".", view);
    } catch (SQLException e) {
      throw new IOException("the work-order database fails: " + e.getMessage(), e);
    }
  }

  private Response page(Request request) throws IOException, SQLException, BadFieldException {
    Optional<Response> asset = StaticPart.at(request.path());
    if (asset.isPresent()) {
      return asset.get();
    }
    if (request.path().equals("/") || request.path().equals("/work-orders")) {
      return OrderListPage.of(orders.all(), OrderFilter.of(request), clock.instant(), view);
    }
    Matcher path = ORDER.matcher(request.path());
    Optional<WorkOrder> order =
        path.matches() ? orders.find(Long.parseLong(path.group("id"))) : Optional.empty();
    if (order.isEmpty()) {
      return Html.error(
          404,
          "There is nothing at " + request.path(),
          "Look for the work order in the list; its number may be another one.",
          view);
    }
    if (path.group("action") == null) {
      return OrderPage.of(order.get(), clock.instant(), view);
    }
    Optional<OrderAction> action = OrderAction.named(path.group("action"));
    if (action.isEmpty() || !request.method().equals("POST")) {
      return Html.error(
          405,
          "That is done with the buttons of the work order",
          "Open " + order.get().number() + " in the list.",
          view);
    }
    return act(order.get(), action.get(), PageForm.parse(request.body()));
  }

  private Response act(WorkOrder order, OrderAction action, PageForm form)
      throws SQLException, BadFieldException {
    Instant now = clock.instant();
    String note = form.note();
    // sent twice: it is as it should be
    boolean done = action.to().filter(order.status()::equals).isPresent();
    if (!done && !action.allowedIn(order.status())) {
      return Html.error(409, tooLate(order), "Open it again to see who did what.", view);
    }
    if (action == OrderAction.COMMENT && note.isEmpty()) {
      throw new BadFieldException("note", "the comment is blank; write what you found or did");
    }
    if (!done && !note.isEmpty()) {
      // before the status: whoever hears of the end can read why
      orders.comment(order, new Comment(note, "", now, form.by()));
    }
    if (!done && action.to().isPresent()) {
      orders.update(order.id(), action.to().map(Status::name), Optional.empty(), form.by(), now);
    }
    return new Response(303, "text/plain; charset=utf-8", new byte[0])
        .with("Location", "/work-orders/" + order.id());
  }

  private static String tooLate(WorkOrder order) {
    return order.number() + " is already " + order.status().words().toLowerCase(Locale.ROOT);
  }
}
