package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.cmms.WorkOrder.Comment;
import dev.shopfloor.cli.local.cmms.WorkOrder.Status;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The work orders in a database file.
 *
 * <p>Nothing makes a marker unique: real maintenance systems do not either, and the bridge must be
 * right without that help.
 */
final class WorkOrders implements AutoCloseable {
  private static final String SELECT =
      "SELECT id, title, description, priority, asset, marker, status, created FROM work_order ";

  private final Connection connection;

  WorkOrders(Path directory) throws SQLException {
    connection =
        DriverManager.getConnection("jdbc:h2:file:" + directory.toAbsolutePath().resolve("cmms"));
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS work_order (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            title VARCHAR NOT NULL,
            description VARCHAR NOT NULL,
            priority VARCHAR(2) NOT NULL,
            asset VARCHAR NOT NULL,
            marker VARCHAR NOT NULL,
            status VARCHAR(16) NOT NULL,
            created BIGINT NOT NULL)
          """);
      statement.execute("CREATE INDEX IF NOT EXISTS work_order_marker ON work_order (marker)");
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS work_order_comment (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            work_order BIGINT NOT NULL REFERENCES work_order (id),
            text VARCHAR NOT NULL,
            external_id VARCHAR NOT NULL,
            created BIGINT NOT NULL)
          """);
    }
  }

  /**
   * Stores an order and gives it back with its id; the id and status of the argument do not count.
   */
  synchronized WorkOrder add(WorkOrder order) throws SQLException {
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
        return find(keys.getLong(1)).orElseThrow();
      }
    }
  }

  synchronized Optional<WorkOrder> find(long id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE id = ?")) {
      select.setLong(1, id);
      return read(select).stream().findFirst();
    }
  }

  synchronized List<WorkOrder> withMarker(String marker) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(SELECT + "WHERE marker = ? ORDER BY id")) {
      select.setString(1, marker);
      return read(select);
    }
  }

  synchronized List<WorkOrder> all() throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SELECT + "ORDER BY id")) {
      return read(select);
    }
  }

  /** Adds a comment; one with an external id that the order already has is taken as the same. */
  synchronized void comment(long id, Comment comment) throws SQLException {
    boolean known =
        !comment.externalId().isEmpty()
            && comments(id).stream().anyMatch(c -> c.externalId().equals(comment.externalId()));
    if (known) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO work_order_comment (work_order, text, external_id, created)"
                + " VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, id);
      insert.setString(2, comment.text());
      insert.setString(3, comment.externalId());
      insert.setLong(4, comment.created().toEpochMilli());
      insert.executeUpdate();
    }
  }

  /** Changes what is given and leaves the rest. */
  synchronized void update(long id, Optional<String> status, Optional<String> priority)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE work_order SET status = COALESCE(?, status), priority = COALESCE(?, priority)"
                + " WHERE id = ?")) {
      update.setString(1, status.orElse(null));
      update.setString(2, priority.orElse(null));
      update.setLong(3, id);
      update.executeUpdate();
    }
  }

  private List<WorkOrder> read(PreparedStatement select) throws SQLException {
    List<WorkOrder> orders = new ArrayList<>();
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        long id = rows.getLong("id");
        orders.add(
            new WorkOrder(
                id,
                rows.getString("title"),
                rows.getString("description"),
                rows.getString("priority"),
                rows.getString("asset"),
                rows.getString("marker"),
                Status.valueOf(rows.getString("status")),
                Instant.ofEpochMilli(rows.getLong("created")),
                comments(id)));
      }
    }
    return orders;
  }

  private List<Comment> comments(long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT text, external_id, created FROM work_order_comment"
                + " WHERE work_order = ? ORDER BY id")) {
      select.setLong(1, id);
      List<Comment> comments = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          comments.add(
              new Comment(
                  rows.getString("text"),
                  rows.getString("external_id"),
                  Instant.ofEpochMilli(rows.getLong("created"))));
        }
      }
      return comments;
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    connection.close();
  }
}
