package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A profile before a system that answers as the test says, in the order it says it. */
public final class Rig implements Exchange, Credentials {
  static final String MARKER = Given.KEY + ".1";
  static final Cmms.Limit LIMIT = new Cmms.Limit(Given.MORNING, Duration.ofSeconds(15));
  static final Cmms.Order ORDER = Cmms.Order.of("159", "WO000159", MARKER);

  final List<Request> sent = new ArrayList<>();
  final List<Cmms.Limit> limits = new ArrayList<>();

  /** Whether a refusal of the credentials leads to others. */
  boolean renewable;

  /** How long each request takes. */
  Duration takes = Duration.ZERO;

  private final ProfileCmms cmms;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private long clock;
  private int version = 1;

  Rig(String profile) {
    this(profile, null);
  }

  Rig(String profile, String overlay) {
    this(Profiles.named(profile, "overlay", overlay));
  }

  Rig(Profile profile) {
    cmms = new ProfileCmms(profile, this, this, () -> clock);
  }

  ProfileCmms cmms() {
    return cmms;
  }

  /** The next answer. */
  Rig answers(int status, String body) {
    return answers(status, body, Map.of());
  }

  Rig answers(int status, String body, Map<String, String> headers) {
    return answers(new Answer.Answered(status, headers, body.getBytes(StandardCharsets.UTF_8)));
  }

  Rig answers(Answer answer) {
    answers.add(answer);
    return this;
  }

  @Override
  public Answer send(Request request, Cmms.Limit limit) {
    sent.add(request);
    limits.add(limit);
    clock += takes.toNanos();
    Answer answer = answers.poll();
    if (answer == null) {
      throw new AssertionError("nobody expected " + request);
    }
    return answer;
  }

  @Override
  public Access access(Cmms.Limit limit) {
    return new Granted(Map.of("Authorization", "Bearer t0ken-" + version), "" + version);
  }

  @Override
  public boolean refused(Granted used) {
    version++;
    return renewable;
  }

  @Override
  public Set<String> secrets() {
    return Set.of("pa55word");
  }

  /** The last request's body as JSON. */
  Object body() {
    return json(new String(sent.getLast().body(), StandardCharsets.UTF_8));
  }

  /** The last request's method and path. */
  String line() {
    return sent.getLast().toString();
  }

  static Object json(String text) {
    try {
      return JsonTree.readStrictly(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException wrong) {
      throw new AssertionError(text, wrong);
    }
  }

  static Cmms.Draft draft(Priority priority) {
    return Given.draft("press07: OIL LOW", "Oil is low.", priority, "P-101", MARKER);
  }
}
