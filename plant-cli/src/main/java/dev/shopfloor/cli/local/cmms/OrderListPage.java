package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import dev.shopfloor.cli.local.http.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The list: what is to be done, the most urgent first, then what was finished last. */
final class OrderListPage {
  private static final int MOST_FINISHED = 25;

  private OrderListPage() {}

  static Response of(List<WorkOrder> orders, OrderFilter filter, Instant now, SiteView view) {
    List<WorkOrder> shown = orders.stream().filter(filter::takes).toList();
    List<WorkOrder> open =
        shown.stream()
            .filter(order -> !order.status().finished())
            .sorted(Comparator.comparing(WorkOrder::priority).thenComparing(WorkOrder::created))
            .toList();
    List<WorkOrder> finished =
        shown.stream()
            .filter(order -> order.status().finished())
            .sorted(Comparator.comparing(WorkOrder::updated).reversed())
            .toList();
    String body =
        """
        <h1>Work orders</h1>
        %s%s%s%s
        """
            .formatted(
                counts(orders),
                orders.isEmpty() ? "" : filter(orders, filter),
                section("To do", open, open.size(), empty(orders, filter), now, view),
                finished.isEmpty()
                    ? ""
                    : section(
                        "Finished",
                        finished.subList(0, Math.min(MOST_FINISHED, finished.size())),
                        finished.size(),
                        "",
                        now,
                        view));
    String refresh =
        filter
            .refresh()
            .map("<meta http-equiv=\"refresh\" content=\"%d\">\n"::formatted)
            .orElse("");
    return Html.page(200, "Work orders", refresh, body, view);
  }

  private static String counts(List<WorkOrder> orders) {
    StringBuilder counts = new StringBuilder("<dl class=\"counts\">");
    for (Status status : Status.values()) {
      counts.append(
          "<div class=\"is-%s\"><dt>%s</dt><dd>%d</dd></div>"
              .formatted(
                  status.name().toLowerCase(Locale.ROOT),
                  status.words(),
                  orders.stream().filter(order -> order.status() == status).count()));
    }
    return counts.append("</dl>\n").toString();
  }

  private static String filter(List<WorkOrder> orders, OrderFilter filter) {
    StringBuilder statuses = new StringBuilder();
    for (Status status : Status.values()) {
      option(statuses, status.name(), status.words(), filter.status().equals(Optional.of(status)));
    }
    StringBuilder assets = new StringBuilder();
    orders.stream()
        .map(WorkOrder::asset)
        .filter(asset -> !asset.isEmpty())
        .distinct()
        .sorted()
        .forEach(asset -> option(assets, asset, asset, filter.asset().equals(Optional.of(asset))));
    return """
    <form class="filter" action="/" method="get">
    <label>Status <select name="status"><option value="">All</option>%s</select></label>
    <label>Asset <select name="asset"><option value="">All</option>%s</select></label>
    <button>Show</button>
    </form>
    """
        .formatted(statuses, assets);
  }

  private static void option(StringBuilder options, String value, String words, boolean chosen) {
    options.append(
        "<option value=\"%s\"%s>%s</option>"
            .formatted(Html.text(value), chosen ? " selected" : "", Html.text(words)));
  }

  private static String section(
      String title, List<WorkOrder> orders, int of, String empty, Instant now, SiteView view) {
    StringBuilder items = new StringBuilder();
    orders.forEach(order -> items.append(item(order, now, view)));
    String count = orders.size() == of ? Integer.toString(of) : orders.size() + " of " + of;
    return """
    <section aria-label="%s">
    <h2>%s <span class="muted">%s</span></h2>
    %s
    </section>
    """
        .formatted(
            title,
            title,
            count,
            orders.isEmpty() ? empty : "<ul class=\"orders\">\n" + items + "</ul>");
  }

  private static String item(WorkOrder order, Instant now, SiteView view) {
    String when =
        order
            .finished()
            .map(end ->
                "%s %s by %s"
                    .formatted(order.status().words(), view.time(end.at()), Html.text(end.by())))
            .orElseGet(() ->
                "since %s, %s"
                    .formatted(view.time(order.created()), SiteView.span(order.created(), now)));
    int comments = order.comments().size();
    return """
    <li class="order %s" id="%d">
    <div class="badges">%s%s</div>
    <h3><a href="/work-orders/%d">%s</a></h3>
    <p class="facts">%s · %s · %s%s</p>
    </li>
    """
        .formatted(
            order.priority().toLowerCase(Locale.ROOT),
            order.id(),
            Html.badge(order.priority().toLowerCase(Locale.ROOT), order.priority()),
            Html.badge(order.status()),
            order.id(),
            Html.text(order.title()),
            order.number(),
            order.asset().isEmpty() ? "no asset" : Html.text(order.asset()),
            when,
            comments == 0 ? "" : " · " + comments + (comments == 1 ? " comment" : " comments"));
  }

  private static String empty(List<WorkOrder> orders, OrderFilter filter) {
    if (orders.isEmpty()) {
      return """
      <p class="empty">No work orders yet. One appears when an alert, or a stop that lasts, reaches
      the severity from which its asset wants work orders.</p>\
      """;
    }
    return filter.takesAll()
        ? "<p class=\"empty\">Nothing to do: every order is finished.</p>"
        : "<p class=\"empty\">Nothing to do here. <a href=\"/\">Show all orders</a></p>";
  }
}
