package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Change;
import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import dev.shopfloor.cli.local.http.Response;
import java.time.Instant;
import java.util.Locale;

/** One order with everything about it and what can be done with it. */
final class OrderPage {
  private OrderPage() {}

  static Response of(WorkOrder order, Instant now, SiteView view) {
    String body =
        """
        <article class="card %s">
        <div class="badges">%s%s</div>
        <h1>%s</h1>
        %s
        <p class="description">%s</p>
        </article>
        %s
        %s
        %s
        """
            .formatted(
                order.priority().toLowerCase(Locale.ROOT),
                Html.badge(order.priority().toLowerCase(Locale.ROOT), order.priority()),
                Html.badge(order.status()),
                Html.text(order.title()),
                facts(order, now, view),
                order.description().isEmpty() ? "No description." : Html.text(order.description()),
                OrderForms.of(order),
                comments(order, view),
                audit(order, view));
    return Html.page(200, order.number() + " " + order.title(), "", body, view);
  }

  private static String facts(WorkOrder order, Instant now, SiteView view) {
    StringBuilder facts = new StringBuilder("<dl class=\"details\">");
    fact(facts, "Number", order.number());
    fact(facts, "Asset", order.asset().isEmpty() ? "none" : Html.text(order.asset()));
    fact(
        facts,
        "Created",
        view.time(order.created())
            + (order.status().finished() ? "" : ", " + SiteView.span(order.created(), now)));
    order
        .finished()
        .ifPresent(end ->
            fact(
                facts,
                order.status().words(),
                "%s by %s, after %s"
                    .formatted(
                        view.time(end.at()),
                        Html.text(end.by()),
                        SiteView.span(order.created(), end.at()))));
    fact(facts, "Last change", view.time(order.updated()));
    if (!order.marker().isEmpty()) {
      fact(facts, "Marker", "<code>" + Html.text(order.marker()) + "</code>");
    }
    return facts.append("</dl>").toString();
  }

  private static void fact(StringBuilder facts, String name, String html) {
    facts.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(name, html));
  }

  private static String comments(WorkOrder order, SiteView view) {
    StringBuilder items = new StringBuilder();
    for (Comment comment : order.comments()) {
      items.append(
          "<li><p class=\"facts\">%s · %s</p><p class=\"description\">%s</p></li>\n"
              .formatted(
                  comment.by().isEmpty() ? "unknown" : Html.text(comment.by()),
                  view.time(comment.created()),
                  Html.text(comment.text())));
    }
    return """
    <section class="card" aria-label="Comments">
    <h2>Comments <span class="muted">%d</span></h2>
    %s
    %s</section>
    """
        .formatted(
            order.comments().size(),
            order.comments().isEmpty()
                ? "<p class=\"empty\">Nobody has said anything yet.</p>"
                : "<ol class=\"comments\">\n" + items + "</ol>",
            OrderForms.comment(order));
  }

  private static String audit(WorkOrder order, SiteView view) {
    StringBuilder rows = new StringBuilder();
    for (Change change : order.audit().reversed()) {
      rows.append(
          "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
              .formatted(
                  view.time(change.at()),
                  Html.text(change.by()),
                  Html.text(change.field()),
                  Html.text(change.from()),
                  Html.text(change.to())));
    }
    return """
    <section class="card" aria-label="Audit">
    <h2>Audit</h2>
    %s
    </section>
    """
        .formatted(
            order.audit().isEmpty()
                ? "<p class=\"empty\">This order is older than the audit.</p>"
                : """
                <div class="scroll" tabindex="0" role="region" aria-label="Audit, the last change first">
                <table><thead><tr><th scope="col">When</th><th scope="col">Who</th>
                <th scope="col">What</th><th scope="col">From</th><th scope="col">To</th></tr></thead>
                <tbody>
                %s</tbody></table></div>\
                """
                    .formatted(rows));
  }
}
