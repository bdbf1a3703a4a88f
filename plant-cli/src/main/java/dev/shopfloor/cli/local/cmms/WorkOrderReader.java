package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Change;
import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads orders with their comments and audit: three queries, however many orders. */
final class WorkOrderReader {
  private static final String SELECT =
      "SELECT id, title, description, priority, asset, marker, status, created, updated"
          + " FROM work_order ";

  private final Connection connection;

  WorkOrderReader(Connection connection) {
    this.connection = connection;
  }

  /** The orders that a clause with one placeholder a value selects, in its order. */
  List<WorkOrder> select(String clause, Object... values) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + clause)) {
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      List<WorkOrder> bare = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          bare.add(row(rows));
        }
      }
      return bare.isEmpty() ? bare : complete(bare);
    }
  }

  private List<WorkOrder> complete(List<WorkOrder> bare) throws SQLException {
    Long[] ids = bare.stream().map(WorkOrder::id).toArray(Long[]::new);
    Map<Long, List<Comment>> comments = comments(ids);
    Map<Long, List<Change>> audit = audit(ids);
    return bare.stream()
        .map(order ->
            new WorkOrder(
                order.id(),
                order.title(),
                order.description(),
                order.priority(),
                order.asset(),
                order.marker(),
                order.status(),
                order.created(),
                order.updated(),
                comments.getOrDefault(order.id(), List.of()),
                audit.getOrDefault(order.id(), List.of())))
        .toList();
  }

  private static WorkOrder row(ResultSet rows) throws SQLException {
    return new WorkOrder(
        rows.getLong("id"),
        rows.getString("title"),
        rows.getString("description"),
        rows.getString("priority"),
        rows.getString("asset"),
        rows.getString("marker"),
        Status.valueOf(rows.getString("status")),
        Instant.ofEpochMilli(rows.getLong("created")),
        Instant.ofEpochMilli(rows.getLong("updated")),
        List.of(),
        List.of());
  }

  private Map<Long, List<Comment>> comments(Long[] orders) throws SQLException {
    Map<Long, List<Comment>> comments = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT work_order, text, external_id, created, author FROM work_order_comment"
                + " WHERE work_order = ANY(?) ORDER BY id")) {
      select.setObject(1, orders);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          comments
              .computeIfAbsent(rows.getLong("work_order"), each -> new ArrayList<>())
              .add(
                  new Comment(
                      rows.getString("text"),
                      rows.getString("external_id"),
                      Instant.ofEpochMilli(rows.getLong("created")),
                      rows.getString("author")));
        }
      }
    }
    return comments;
  }

  private Map<Long, List<Change>> audit(Long[] orders) throws SQLException {
    Map<Long, List<Change>> audit = new HashMap<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT work_order, at, actor, field, before, after FROM work_order_audit"
                + " WHERE work_order = ANY(?) ORDER BY id")) {
      select.setObject(1, orders);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          audit
              .computeIfAbsent(rows.getLong("work_order"), each -> new ArrayList<>())
              .add(
                  new Change(
                      Instant.ofEpochMilli(rows.getLong("at")),
                      rows.getString("actor"),
                      rows.getString("field"),
                      rows.getString("before"),
                      rows.getString("after")));
        }
      }
    }
    return audit;
  }
}
