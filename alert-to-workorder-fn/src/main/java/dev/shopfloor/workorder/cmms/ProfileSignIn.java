package dev.shopfloor.workorder.cmms;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Signs in as a profile says. */
public final class ProfileSignIn implements SignIn {
  private final Profile profile;
  private final Operation call;
  private final Exchange exchange;
  private final SignInAnswers answers;

  /**
   * The sign-in of a profile.
   *
   * @throws IllegalArgumentException when the profile does not sign in
   */
  public ProfileSignIn(Profile profile, Exchange exchange) {
    if (!(profile.auth() instanceof Auth.Login login)) {
      throw new IllegalArgumentException(profile.name() + " does not sign in");
    }
    this.profile = profile;
    this.call = login.signIn();
    this.exchange = exchange;
    this.answers = new SignInAnswers(profile);
  }

  @Override
  public Outcome signIn(SecretFields secret, Cmms.Limit limit) {
    Map<String, Object> input = Map.of("secret", secret.fields(), "settings", profile.settings());
    Request request;
    try {
      request = Call.request(call, input);
    } catch (ExpressionException wrong) {
      // without its words, which may quote what it was given
      return new Refused(
          "the sign-in of the profile %s cannot be made from the secret's fields"
              .formatted(profile.name()));
    }
    return answers.of(
        exchange.send(request, limit), answered -> token(input, answered), secret, limit);
  }

  private SignIn.@Nullable Token token(Map<String, ?> input, Answer.Answered answered) {
    if (!(Call.read(call, input, answered) instanceof Reply.Done done)) {
      return null;
    }
    String token =
        done.result() instanceof Map<?, ?> fields ? Values.textOrNull(fields, "token") : null;
    return token == null ? new Token("") : new Token(token);
  }
}
