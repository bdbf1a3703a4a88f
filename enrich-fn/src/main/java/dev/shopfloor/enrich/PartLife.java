package dev.shopfloor.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one part of a source: each begins with an announcement, and a death may end it.
 *
 * <p>Some sessions before the newest are kept, so that a message that comes late is read by the
 * announcement of its own time. Additions give the same in whatever order they come.
 *
 * @param sessions the oldest first, at most {@link #MOST_SESSIONS}
 */
public record PartLife(List<Session> sessions) {
  /** How many sessions are kept. */
  public static final int MOST_SESSIONS = 3;

  /** A part of which nothing is known. */
  public static final PartLife NONE = new PartLife(List.of());

  /**
   * One session.
   *
   * @param version of the announcement that it began with
   * @param end when its death was received, ns since the epoch; {@link #OPEN} before
   */
  public record Session(long version, long end) {
    /** The end of a session that goes on. */
    public static final long OPEN = Long.MAX_VALUE;
  }

  /** Copies the list. */
  public PartLife {
    sessions = List.copyOf(sessions);
  }

  /** With a session that begins; unchanged when it is known, or too old to be kept. */
  public PartLife born(long version) {
    if (session(version) != null) {
      return this;
    }
    List<Session> next = new ArrayList<>(sessions);
    next.add(new Session(version, Session.OPEN));
    next.sort(Comparator.comparingLong(Session::version));
    return new PartLife(next.subList(Math.max(0, next.size() - MOST_SESSIONS), next.size()));
  }

  /** With the end of a session; the earliest end counts. Unchanged when it is not kept. */
  public PartLife ended(long version, long end) {
    return new PartLife(
        sessions.stream()
            .map(each ->
                each.version() == version ? new Session(version, Math.min(end, each.end())) : each)
            .toList());
  }

  /** The session of this version, or null. */
  public @Nullable Session session(long version) {
    for (Session session : sessions) {
      if (session.version() == version) {
        return session;
      }
    }
    return null;
  }

  /** The newest session, or null. */
  public @Nullable Session newest() {
    return sessions.isEmpty() ? null : sessions.getLast();
  }

  /** The newest session that began at this version or before, or null. */
  public @Nullable Session at(long version) {
    Session found = null;
    for (Session session : sessions) {
      if (session.version() <= version) {
        found = session;
      }
    }
    return found;
  }
}
