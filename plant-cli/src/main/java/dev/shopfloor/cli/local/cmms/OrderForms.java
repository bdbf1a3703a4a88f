package dev.shopfloor.cli.local.cmms;

/** The buttons of an order's page. */
final class OrderForms {
  private static final String NAME =
      """
      <label>Your name <input name="by" maxlength="80" autocomplete="name"></label>
      """;

  private OrderForms() {}

  /** What can be done in the order's present status; nothing when it is finished. */
  static String of(WorkOrder order) {
    StringBuilder forms = new StringBuilder();
    if (OrderAction.START.allowedIn(order.status())) {
      forms.append(form(order, OrderAction.START, "Start work", "", "primary"));
    }
    if (OrderAction.COMPLETE.allowedIn(order.status())) {
      forms.append(
          folded(
              "Complete",
              form(
                  order,
                  OrderAction.COMPLETE,
                  "Complete order",
                  note("What was it, what was done? (optional)"),
                  "primary"),
              order.status() == WorkOrder.Status.IN_PROGRESS));
    }
    if (OrderAction.CANCEL.allowedIn(order.status())) {
      forms.append(
          folded(
              "Cancel",
              form(
                  order,
                  OrderAction.CANCEL,
                  "Cancel order",
                  note("Why is it not needed? (optional)"),
                  "danger"),
              false));
    }
    return forms.isEmpty()
        ? ""
        : """
        <section class="card actions" aria-label="What to do">
        %s</section>
        """
            .formatted(forms);
  }

  /** The form for a remark; any time. */
  static String comment(WorkOrder order) {
    return form(order, OrderAction.COMMENT, "Add comment", note("Comment"), "");
  }

  private static String form(
      WorkOrder order, OrderAction action, String words, String fields, String kind) {
    return """
    <form action="/work-orders/%d/%s" method="post">
    %s%s<button class="%s">%s</button>
    </form>
    """
        .formatted(order.id(), action.word(), fields, NAME, kind, words);
  }

  private static String folded(String words, String form, boolean open) {
    return """
    <details%s><summary>%s</summary>
    %s</details>
    """
        .formatted(open ? " open" : "", words, form);
  }

  private static String note(String words) {
    return "<label>%s <textarea name=\"note\" rows=\"3\" maxlength=\"4000\"></textarea></label>\n"
        .formatted(words);
  }
}
