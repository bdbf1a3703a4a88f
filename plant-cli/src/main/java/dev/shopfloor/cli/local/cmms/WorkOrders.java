package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Change;
import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The work orders in a database file. Each change is one transaction with its audit.
 *
 * <p>Nothing makes a marker unique: real maintenance systems do not either, and the bridge must be
 * right without that help.
 */
final class WorkOrders implements AutoCloseable {
  private static final int MOST_AUDITED = 200;

  private final Connection connection;
  private final WorkOrderReader reader;

  WorkOrders(Path directory) throws SQLException {
    connection =
        DriverManager.getConnection("jdbc:h2:file:" + directory.toAbsolutePath().resolve("cmms"));
    WorkOrderSchema.bringUpToDate(connection);
    reader = new WorkOrderReader(connection);
  }

  /**
   * Stores an order and gives it back with its id; what the argument says of id, status, update,
   * comments and audit does not count.
   */
  synchronized WorkOrder add(WorkOrder order, String by) throws SQLException {
    long[] id = new long[1];
    atomically(() -> {
      id[0] = insert(order);
      audit(id[0], new Change(order.created(), by, "created", "", order.priority()));
    });
    return find(id[0]).orElseThrow();
  }

  private long insert(WorkOrder order) throws SQLException {
    String sql =
        "INSERT INTO work_order (title, description, priority, asset, marker, status, created)"
            + " VALUES (?, ?, ?, ?, ?, 'OPEN', ?)";
    try (PreparedStatement insert =
        connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, order.title());
      insert.setString(2, order.description());
      insert.setString(3, order.priority());
      insert.setString(4, order.asset());
      insert.setString(5, order.marker());
      insert.setLong(6, order.created().toEpochMilli());
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  synchronized Optional<WorkOrder> find(long id) throws SQLException {
    return reader.select("WHERE id = ?", id).stream().findFirst();
  }

  synchronized List<WorkOrder> withMarker(String marker) throws SQLException {
    return reader.select("WHERE marker = ? ORDER BY id", marker);
  }

  synchronized List<WorkOrder> all() throws SQLException {
    return reader.select("ORDER BY id");
  }

  /** The oldest changes at this time or later, at most so many orders. */
  synchronized List<WorkOrder> changedSince(long epochMillis, int most) throws SQLException {
    return reader.select("WHERE updated >= ? ORDER BY updated LIMIT ?", epochMillis, most);
  }

  /** Adds a comment; one with an external id that the order already has is taken as the same. */
  synchronized void comment(WorkOrder order, Comment comment) throws SQLException {
    boolean known =
        !comment.externalId().isEmpty()
            && find(order.id()).orElse(order).comments().stream()
                .anyMatch(other -> other.externalId().equals(comment.externalId()));
    if (known) {
      return;
    }
    atomically(() -> {
      execute(
          "INSERT INTO work_order_comment (work_order, text, external_id, created, author)"
              + " VALUES (?, ?, ?, ?, ?)",
          order.id(),
          comment.text(),
          comment.externalId(),
          comment.created().toEpochMilli(),
          comment.by());
      String text = comment.text();
      String shown = text.length() <= MOST_AUDITED ? text : text.substring(0, MOST_AUDITED) + "…";
      audit(order.id(), new Change(comment.created(), comment.by(), "comment", "", shown));
    });
  }

  /** Changes what is given and differs, and leaves the rest. */
  synchronized void update(
      long id, Optional<String> status, Optional<String> priority, String by, Instant at)
      throws SQLException {
    Optional<WorkOrder> order = find(id);
    if (order.isEmpty()) {
      return;
    }
    atomically(() -> {
      change(id, "status", order.get().status().name(), status, by, at);
      change(id, "priority", order.get().priority(), priority, by, at);
    });
  }

  private void change(
      long id, String field, String before, Optional<String> after, String by, Instant at)
      throws SQLException {
    if (after.isEmpty() || after.get().equals(before)) {
      return;
    }
    execute("UPDATE work_order SET " + field + " = ? WHERE id = ?", after.get(), id);
    audit(id, new Change(at, by, field, before, after.get()));
  }

  /** Also where the clock stands or was set back, changes come one after the other. */
  private void audit(long id, Change change) throws SQLException {
    execute(
        "INSERT INTO work_order_audit (work_order, at, actor, field, before, after)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        id,
        change.at().toEpochMilli(),
        change.by(),
        change.field(),
        change.from(),
        change.to());
    execute(
        "UPDATE work_order SET updated ="
            + " GREATEST(?, (SELECT COALESCE(MAX(updated), 0) + 1 FROM work_order)) WHERE id = ?",
        change.at().toEpochMilli(),
        id);
  }

  private void execute(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private interface Work {
    void run() throws SQLException;
  }

  private void atomically(Work work) throws SQLException {
    connection.setAutoCommit(false);
    try {
      work.run();
      connection.commit();
    } catch (SQLException failed) {
      connection.rollback();
      throw failed;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
