package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.SignIn.Failed;
import dev.shopfloor.workorder.cmms.SignIn.Outcome;
import dev.shopfloor.workorder.cmms.SignIn.Refused;
import dev.shopfloor.workorder.cmms.SignIn.Token;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the answer to a sign-in means. */
final class SignInAnswers {
  private static final int MOST_WORDS = 500;

  private final Judge judge;

  SignInAnswers(Profile profile) {
    this.judge = new Judge(profile);
  }

  /**
   * What came of a sign-in.
   *
   * @param reader the token of an answer, an empty one where a success holds none; null for an
   *     answer that is no success
   * @param secret what was sent
   */
  Outcome of(
      Answer answer,
      Function<Answer.Answered, @Nullable Token> reader,
      SecretFields secret,
      Cmms.Limit limit) {
    return switch (answer) {
      case Answer.NotSent(String why) -> new Failed(0, hidden(why, secret));
      case Answer.Lost(String why) -> new Failed(0, hidden(why, secret));
      case Answer.Held(long until, String why) -> new Failed(until - limit.now(), why);
      case Answer.Answered answered -> answered(reader.apply(answered), answered, secret, limit);
    };
  }

  private Outcome answered(
      @Nullable Token token, Answer.Answered answered, SecretFields secret, Cmms.Limit limit) {
    if (token != null) {
      // some systems answer 200 to a wrong password; asked again and again, they lock the account
      return SecretHeader.sendable(token.value())
          ? token
          : new Refused("the answer to the sign-in holds no token that can be sent");
    }
    String words = answered.status() + ": " + hidden(Words.of(answered.body(), Set.of()), secret);
    if (answered.status() / 100 == 2) {
      return new Refused(words);
    }
    // rules without an operation are for calls with a token: 403 there is no wrong password
    return switch (Judge.byStatus(true, answered.status())) {
      case THROTTLED -> new Failed(judge.after(null, Map.of(), answered, limit.now()), words);
      case RETRY, AMBIGUOUS -> new Failed(0, words);
      case AUTH, REFUSED, GONE, ALREADY_DONE -> new Refused(words);
    };
  }

  private static String hidden(String words, SecretFields secret) {
    return new Redactor(new HashSet<>(secret.values())).line(words, MOST_WORDS);
  }
}
