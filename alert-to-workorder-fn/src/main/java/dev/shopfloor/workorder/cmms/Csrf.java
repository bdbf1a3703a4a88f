package dev.shopfloor.workorder.cmms;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A guard against requests that other pages forge: the system gives a token and cookies, and wants
 * both back with each write. They are kept as long as the system takes them.
 */
final class Csrf {
  private static final String COOKIE = "Cookie";
  private static final String FETCH = "Fetch";
  private static final int FORBIDDEN = 403;
  private static final Set<Integer> TOLD = Set.of(401, FORBIDDEN, 429);

  private final Profile.Guard guard;
  private final Exchange exchange;
  private final Map<String, Object> input;
  private final Duration timeout;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private @Nullable Map<String, String> session;

  Csrf(Profile profile, Profile.Guard guard, Exchange exchange) {
    this.guard = guard;
    this.exchange = exchange;
    this.input = Map.of("settings", profile.settings());
    this.timeout = profile.limits().timeout();
  }

  /** What was given and must never be shown. */
  Set<String> secrets() {
    return new HashSet<>(known);
  }

  /**
   * Sends a write with token and cookies.
   *
   * @param proof the headers that say who we are; the token is given to nobody else
   */
  synchronized Answer send(Request request, Map<String, String> proof, Deadline deadline) {
    boolean kept = session != null;
    Answer answer = once(request, proof, deadline);
    if (!refused(answer)) {
      return answer;
    }
    session = null;
    // a new one that is refused is not what is wrong
    return kept ? once(request, proof, deadline) : answer;
  }

  /** Whoever changes his credentials begins another session. */
  synchronized void forget() {
    session = null;
  }

  private Answer once(Request request, Map<String, String> proof, Deadline deadline) {
    Map<String, String> present = session;
    if (present == null) {
      switch (fetch(proof, deadline)) {
        case Answer.Answered answered when answered.status() / 100 == 2 -> {
          present = session(answered);
          session = present;
        }
        case Answer.Answered answered when TOLD.contains(answered.status()) -> {
          return answered;
        }
        case Answer.Answered answered -> {
          return new Answer.NotSent(
              "%s was not given: %d answers the request for it; mend CMMS_URL or the profile"
                  .formatted(guard.header(), answered.status()));
        }
        case Answer.Held held -> {
          return held;
        }
        // nothing was written yet, whatever became of the question
        case Answer.Lost(String why) -> {
          return new Answer.NotSent(why);
        }
        case Answer.NotSent notSent -> {
          return notSent;
        }
      }
    }
    if (deadline.over()) {
      return new Answer.NotSent("fetching %s left no time for the call".formatted(guard.header()));
    }
    return exchange.send(request.with(proof).with(present), deadline.limit(timeout));
  }

  private Answer fetch(Map<String, String> proof, Deadline deadline) {
    try {
      Request asked = Call.request(guard.fetch(), input);
      return exchange.send(
          asked.with(proof).with(Map.of(guard.header(), FETCH)), deadline.limit(timeout));
    } catch (ExpressionException wrong) {
      return new Answer.NotSent(
          "%s cannot be asked for: %s".formatted(guard.header(), wrong.getMessage()));
    }
  }

  private Map<String, String> session(Answer.Answered answered) {
    Map<String, String> headers = new HashMap<>();
    String token = answered.headers().get(guard.header());
    // a system that gives none may ask for none
    if (token != null && SecretHeader.sendable(token)) {
      headers.put(guard.header(), token);
      known.add(token);
    }
    List<String> cookies = answered.cookies().stream().filter(SecretHeader::sendable).toList();
    if (!cookies.isEmpty()) {
      headers.put(COOKIE, String.join("; ", cookies));
      cookies.forEach(cookie -> known.add(cookie.substring(cookie.indexOf('=') + 1)));
    }
    return headers;
  }

  private boolean refused(Answer answer) {
    return answer instanceof Answer.Answered answered
        && answered.status() == FORBIDDEN
        && "required".equalsIgnoreCase(answered.headers().get(guard.header()));
  }
}
