package dev.shopfloor.cli.local.cmms;

import java.util.List;

/** The list of work orders for people. */
final class CmmsPage {
  private CmmsPage() {}

  static String of(List<WorkOrder> orders) {
    StringBuilder rows = new StringBuilder();
    for (WorkOrder order : orders) {
      rows.append("<tr id=\"").append(order.id()).append("\">");
      cell(rows, order.number());
      cell(rows, order.priority());
      cell(rows, order.status().name());
      cell(rows, order.asset());
      cell(rows, order.title());
      cell(rows, order.created().toString());
      cell(rows, Integer.toString(order.comments().size()));
      rows.append("</tr>\n");
    }
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>Work orders</title></head>
    <body><h1>Work orders</h1>
    <table><thead><tr><th>Number</th><th>Priority</th><th>Status</th><th>Asset</th><th>Title</th>
    <th>Created</th><th>Comments</th></tr></thead><tbody>
    %s</tbody></table></body></html>
    """
        .formatted(rows);
  }

  private static void cell(StringBuilder rows, String text) {
    rows.append("<td>").append(escaped(text)).append("</td>");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
