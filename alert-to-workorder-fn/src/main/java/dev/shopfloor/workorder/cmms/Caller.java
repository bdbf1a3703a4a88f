package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials.Denied;
import dev.shopfloor.workorder.cmms.Credentials.Granted;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one call of a profile, with credentials, and says what came of it. */
final class Caller {
  private final Profile profile;
  private final Exchange exchange;
  private final Credentials credentials;
  private final Judge judge;
  private final @Nullable Csrf csrf;
  private final Lookups lookups;

  Caller(Profile profile, Exchange exchange, Credentials credentials) {
    this.profile = profile;
    this.exchange = exchange;
    this.credentials = credentials;
    this.judge = new Judge(profile);
    this.csrf = profile.csrf() == null ? null : new Csrf(profile, profile.csrf(), exchange);
    this.lookups = new Lookups(profile);
  }

  /** Calls; what the profile cannot do is refused. */
  Outcome call(Operation.Kind kind, Map<String, ?> input, Deadline deadline) {
    Operation operation = profile.operation(kind);
    if (operation == null) {
      return failed(
          new Cmms.Refused(
              "the profile %s has no operation \"%s\"".formatted(profile.name(), kind.word())));
    }
    return call(kind, operation, input, deadline);
  }

  /** Calls; what its expressions need of the customer's own ids is looked up before. */
  Outcome call(Operation.Kind kind, Operation operation, Map<String, ?> input, Deadline deadline) {
    return switch (lookups.complete(
        operation,
        input,
        deadline,
        (lookup, asked) -> made(Operation.Kind.LOOKUP, lookup, asked, deadline))) {
      case Lookups.Complete.Missing(Cmms.Problem problem) -> failed(problem);
      case Lookups.Complete.Ready ready
          when ready.asked() && !kind.reads() && deadline.tooLateFor(profile.limits().timeout()) ->
          failed(new Cmms.Unready("the look-ups left no time for the call"));
      case Lookups.Complete.Ready ready -> {
        Outcome outcome = made(kind, operation, ready.input(), deadline);
        if (outcome instanceof Outcome.Failed(Cmms.Refused refused)) {
          lookups.forget(operation);
        }
        yield outcome;
      }
    };
  }

  private Outcome made(
      Operation.Kind kind, Operation operation, Map<String, ?> input, Deadline deadline) {
    Request request;
    try {
      request = Call.request(operation, input);
    } catch (ExpressionException wrong) {
      String why =
          "the profile %s, %s: %s".formatted(profile.name(), kind.word(), wrong.getMessage());
      String shown = Words.clean(why, credentials.secrets());
      return failed(wrong.late() ? new Cmms.Unready(shown) : new Cmms.Refused(shown));
    }
    Attempt attempt = new Attempt(kind, operation, input, request, deadline);
    Outcome first = attempt(attempt, true);
    return first == null ? Objects.requireNonNull(attempt(attempt, false)) : first;
  }

  private record Attempt(
      Operation.Kind kind,
      Operation operation,
      Map<String, ?> input,
      Request request,
      Deadline deadline) {}

  /** A request as it went out. */
  private record Sent(Granted granted, Request request) {}

  /** Null when the same call makes sense with other credentials. */
  private @Nullable Outcome attempt(Attempt attempt, boolean mayRepeat) {
    Deadline deadline = attempt.deadline();
    if (deadline.over()) {
      return failed(new Cmms.Unready("no time was left for the call"));
    }
    switch (credentials.access(deadline.limit(profile.limits().timeout()))) {
      case Denied(Cmms.Problem problem) -> {
        return failed(problem);
      }
      case Granted granted -> {
        if (deadline.over()) {
          return failed(new Cmms.Unready("signing in left no time for the call"));
        }
        Sent sent = new Sent(granted, granted.on(attempt.request()));
        return switch (send(attempt, sent)) {
          case Answer.NotSent(String why) ->
              failed(new Cmms.Unreached(Words.clean(why, secrets(attempt, sent))));
          case Answer.Lost(String why) ->
              lost(attempt.kind(), Words.clean(why, secrets(attempt, sent)));
          case Answer.Held held -> failed(Judge.held(held, deadline.now()));
          case Answer.Answered answered -> answered(attempt, answered, sent, mayRepeat);
        };
      }
    }
  }

  private Answer send(Attempt attempt, Sent sent) {
    Request request = sent.request();
    return csrf == null || request.method().equals("GET")
        ? exchange.send(request, attempt.deadline().limit(profile.limits().timeout()))
        : csrf.send(attempt.request(), sent.granted().headers(), attempt.deadline());
  }

  private @Nullable Outcome answered(
      Attempt attempt, Answer.Answered answered, Sent sent, boolean mayRepeat) {
    Operation.Kind kind = attempt.kind();
    Reply reply = Call.read(attempt.operation(), attempt.input(), answered);
    if (reply instanceof Reply.Done done && nothingToRead(attempt, done)) {
      reply = new Reply.Undone("an answer without a body");
    }
    ErrorRule rule = judge.rule(kind, answered, reply instanceof Reply.Done);
    if (rule == null && reply instanceof Reply.Done done) {
      return new Outcome.Done(done);
    }
    String words = answered.status() + ": " + words(reply, answered, secrets(attempt, sent));
    return switch (judge.meaning(rule, kind, answered.status())) {
      case AUTH -> {
        boolean again = credentials.refused(sent.granted());
        if (csrf != null) {
          csrf.forget();
        }
        yield again && mayRepeat ? null : failed(new Cmms.Unauthorized(words));
      }
      case THROTTLED -> {
        long now = attempt.deadline().now();
        yield failed(new Cmms.Throttled(judge.after(rule, attempt.input(), answered, now), words));
      }
      case REFUSED -> failed(new Cmms.Refused(words));
      case GONE -> new Outcome.Gone(words);
      case ALREADY_DONE -> new Outcome.Already(words);
      case AMBIGUOUS -> lost(kind, words);
      case RETRY -> failed(new Cmms.Unready(words + Judge.hint(answered.status())));
    };
  }

  /** Why an answer could not be read; the fault may repeat a value of it. */
  String unreadable(ExpressionException fault) {
    return Words.clean(
        "an answer that cannot be read: " + fault.getMessage(), credentials.secrets());
  }

  private static boolean nothingToRead(Attempt attempt, Reply.Done done) {
    return attempt.kind().reads() && done.body() == null && !attempt.operation().anyAnswer();
  }

  private static String words(Reply reply, Answer.Answered answered, Set<String> secrets) {
    String words = Words.of(answered.body(), secrets);
    return reply instanceof Reply.Undone(String why) && why != null
        ? Words.clean(why + ": " + words, secrets)
        : words;
  }

  /** What the credentials have added to the request is secret. */
  private Set<String> secrets(Attempt attempt, Sent sent) {
    Set<String> all = new HashSet<>(credentials.secrets());
    if (csrf != null) {
      all.addAll(csrf.secrets());
    }
    sent.request()
        .headers()
        .forEach((name, value) -> {
          if (!value.equals(attempt.request().headers().get(name))) {
            all.add(value);
            all.add(value.substring(value.indexOf(' ') + 1));
          }
        });
    return all;
  }

  private static Outcome lost(Operation.Kind kind, String why) {
    return failed(kind.reads() ? new Cmms.Unready(why) : new Cmms.Ambiguous(why));
  }

  private static Outcome failed(Cmms.Problem problem) {
    return new Outcome.Failed(problem);
  }
}
