package dev.shopfloor.enrich;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a decoder made of a payload. */
public sealed interface Decoding {
  /**
   * The payload could be read, perhaps without some of its tags.
   *
   * @param points as sent, in the payload's order
   * @param problems tags that have no usable value
   * @param announced the source of which the message announced something, so that what waited for
   *     it can be read; null for none
   * @param rebirth the source to be asked for a new announcement, because something of it is
   *     missing; null for none
   */
  record Decoded(
      List<Point> points,
      List<TagProblem> problems,
      @Nullable String announced,
      @Nullable String rebirth)
      implements Decoding {
    /** A payload that announces nothing. */
    public Decoded(List<Point> points, List<TagProblem> problems) {
      this(points, problems, null);
    }

    /** A payload after which nobody need be asked. */
    public Decoded(List<Point> points, List<TagProblem> problems, @Nullable String announced) {
      this(points, problems, announced, null);
    }
  }

  /**
   * The payload carries no data by design.
   *
   * @param kind what it is, one word for the account: {@code keepalive}, {@code metadata}, {@code
   *     command}, {@code event}, {@code death}
   * @param announced as {@link Decoded#announced()}
   */
  record Ignored(String kind, @Nullable String announced) implements Decoding {}

  /**
   * The payload leans on an announcement that has not come yet.
   *
   * @param source the source that owes it, as {@link SourceStore} names it
   * @param message one sentence that names what is not known
   * @param rebirth whether the source can be asked for it
   */
  record Parked(String source, String message, boolean rebirth) implements Decoding {
    /** A payload whose source announces itself in its own time. */
    public Parked(String source, String message) {
      this(source, message, false);
    }
  }

  /**
   * The payload as a whole cannot be used.
   *
   * @param reason why
   * @param field the field at fault; null when it is the whole
   * @param message one sentence that names the value
   */
  record Refused(Reason reason, @Nullable String field, String message) implements Decoding {}

  /**
   * One tag whose value cannot be used, while the rest of its message can.
   *
   * @param device as {@link Point#device()}
   * @param tag the tag as the source spells it
   * @param time event time, ns since the epoch
   * @param reason why
   * @param message one sentence that names the value
   */
  record TagProblem(@Nullable String device, String tag, long time, Reason reason, String message) {
    /** A problem of a message that is one asset's. */
    public TagProblem(String tag, long time, Reason reason, String message) {
      this(null, tag, time, reason, message);
    }
  }
}
