package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.Decoding.Parked;
import dev.shopfloor.enrich.Decoding.TagProblem;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PartLife;
import dev.shopfloor.enrich.PartLife.Session;
import dev.shopfloor.enrich.SourceLife;
import dev.shopfloor.enrich.SourceSign;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.SourceStore.Announced;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Flag;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.TimeOrigin;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one message by what is known of its node.
 *
 * <p>A message counts at its sending, at the latest at its receipt: so a clock that runs ahead
 * cannot keep later births out. Data is read by the last birth before it; where that is missing,
 * dead, or does not know an alias, by the first one after it, because a birth that was asked for is
 * younger than the data that waits for it.
 */
final class SparkplugPass {
  private static final String NODE = "";
  private static final Birth UNKNOWN = Birth.of(new Payload(0, List.of(), -1));
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final RawMessage message;
  private final SparkplugTopic topic;
  private final Payload payload;
  private final boolean json;
  private final SourceStore sources;
  private final Births births;
  private final long sent;

  /**
   * A pass over one message.
   *
   * @param json whether it came as JSON, where each metric may say all of itself
   */
  SparkplugPass(
      RawMessage message,
      SparkplugTopic topic,
      Payload payload,
      boolean json,
      SourceStore sources,
      Births births) {
    this.message = message;
    this.topic = topic;
    this.payload = payload;
    this.json = json;
    this.sources = sources;
    this.births = births;
    long read =
        payload.timestamp() == 0 ? TimeReader.INVALID : TimeReader.ofNumber(payload.timestamp());
    this.sent = read == TimeReader.INVALID ? message.rx() : Math.min(read, message.rx());
  }

  Decoding run() {
    return switch (topic.type()) {
      case BIRTH -> birth();
      case DATA -> data();
      case DEATH -> topic.ofNode() ? nodeDeath() : deviceDeath();
      case COMMAND -> new Ignored("command", null);
      case STATE -> new Ignored("state", null);
    };
  }

  private Decoding birth() {
    SourceLife life = observe(topic.ofNode());
    Birth birth = Birth.of(payload);
    boolean newest =
        sources.announce(topic.source(), topic.device(), new Announced(sent, birth.write()));
    Session node = life.part(NODE).newest();
    boolean current = newest && (topic.ofNode() || node == null || node.version() <= sent);
    PointMaker maker = new PointMaker(birth, topic.deviceOf(topic.device()), message.rx());
    maker.add(payload, current ? 0 : Flag.HISTORICAL.bit());
    return new Decoded(maker.points(), maker.problems(), topic.source(), gap(life));
  }

  private Decoding data() {
    SourceLife life = observe(false);
    Birth birth = birthFor(life);
    if (birth == null) {
      return new Parked(topic.source(), missing(life), topic.reachable());
    }
    PointMaker maker = new PointMaker(birth, topic.deviceOf(topic.device()), message.rx());
    maker.add(payload, 0);
    return new Decoded(maker.points(), maker.problems(), null, gap(life));
  }

  /** The birth that defines all of this message's metrics, or null. */
  private @Nullable Birth birthFor(SourceLife life) {
    PartLife nodes = life.part(NODE);
    Session node = nodes.at(sent);
    Session last = life.part(topic.device()).at(sent);
    for (Session session : life.part(topic.device()).sessions()) {
      boolean own = session.equals(last) && (node == null || session.version() >= node.version());
      if ((own || session.version() > sent) && lives(nodes, session)) {
        Birth birth = birthOf(topic.device(), session);
        if (birth != null && birth.defines(payload.metrics())) {
          return birth;
        }
      }
    }
    return json && UNKNOWN.defines(payload.metrics()) ? UNKNOWN : null;
  }

  /** Whether neither the part nor its node had died when this message came. */
  private boolean lives(PartLife nodes, Session session) {
    Session node = nodes.at(session.version());
    return before(session.end()) && (node == null || before(node.end()));
  }

  /** What comes at one instant is stamped side by side, so a second's difference tells nothing. */
  private boolean before(long end) {
    return message.rx() - 1_000 * NANOS_PER_MILLI <= end;
  }

  private @Nullable Birth birthOf(String part, Session session) {
    Announced announced = sources.announced(topic.source(), part, session.version());
    return announced == null || announced.version() != session.version()
        ? null
        : births.of(announced);
  }

  private String missing(SourceLife life) {
    String part =
        topic.ofNode() ? "edge node " + name() : "device " + topic.device() + " of " + name();
    return life.part(topic.device()).sessions().isEmpty()
        ? "no birth of " + part + " has come"
        : "no birth of %s that counts defines all metrics of this message".formatted(part);
  }

  private String name() {
    return topic.group() + "/" + topic.node();
  }

  /**
   * The broker sends a node's last will, whose own time is that of its connection. A will of an
   * earlier session comes late and means nothing: its number is not that of the birth.
   */
  private Decoding nodeDeath() {
    SourceLife life = sources.observe(topic.source(), SourceSign.silent(message.rx()));
    Session node = life.part(NODE).at(message.rx());
    Birth birth = node == null ? null : birthOf(NODE, node);
    Long number = payload.bdSeq();
    if (node == null
        || birth == null
        || node.end() < message.rx()
        || (number != null && birth.bdSeq() != null && !number.equals(birth.bdSeq()))) {
      return new Ignored("death", null);
    }
    sources.bury(topic.source(), NODE, node.version(), message.rx());
    List<Point> points = new ArrayList<>();
    List<TagProblem> problems = new ArrayList<>();
    for (String part : life.parts().keySet().stream().sorted().toList()) {
      Session session = life.part(part).at(message.rx());
      Birth ended = session != null && ends(session, node) ? birthOf(part, session) : null;
      if (ended != null) {
        PointMaker maker = new PointMaker(ended, topic.deviceOf(part), message.rx());
        maker.addStale(message.rx(), TimeOrigin.RECEIVED);
        points.addAll(maker.points());
      }
    }
    return new Decoded(points, problems);
  }

  private Decoding deviceDeath() {
    SourceLife life = observe(false);
    Session session = life.part(topic.device()).at(sent);
    Session node = life.part(NODE).at(sent);
    boolean afterItsNode = node != null && node.end() < message.rx();
    if (session == null || afterItsNode || !ends(session, node)) {
      return new Ignored("death", null);
    }
    Birth birth = birthOf(topic.device(), session);
    if (birth == null) {
      return new Ignored("death", null);
    }
    sources.bury(topic.source(), topic.device(), session.version(), message.rx());
    PointMaker maker = new PointMaker(birth, topic.deviceOf(topic.device()), message.rx());
    boolean timed = payload.timestamp() != 0 && sent != message.rx();
    maker.addStale(sent, timed ? TimeOrigin.MESSAGE : TimeOrigin.RECEIVED);
    return new Decoded(maker.points(), maker.problems(), null, gap(life));
  }

  /** Whether a session of this node's session goes on until this message; true again on a retry. */
  private boolean ends(Session session, @Nullable Session node) {
    return session.end() >= message.rx() && (node == null || session.version() >= node.version());
  }

  private SourceLife observe(boolean birth) {
    // a node that hears no commands need not be watched for gaps
    return sources.observe(
        topic.source(),
        topic.reachable() && payload.sequence() >= 0
            ? new SourceSign(message.rx(), payload.sequence(), birth)
            : SourceSign.silent(message.rx()));
  }

  /** The source, where a message of it is lost for good. */
  private @Nullable String gap(SourceLife life) {
    return SequenceGaps.in(life.arrivals(), Math.floorDiv(message.rx(), NANOS_PER_MILLI))
        ? topic.source()
        : null;
  }
}
