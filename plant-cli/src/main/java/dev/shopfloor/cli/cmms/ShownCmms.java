package dev.shopfloor.cli.cmms;

import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Auth;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Redactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A profile that calls nobody: it prints the requests that it would make, and everything succeeds.
 * It asks for no changes, which nobody makes.
 */
public final class ShownCmms implements Cmms {
  private final ShownRequests requests;
  private final ProfileCmms system;
  private final OutcomeLines out;
  private final Map<String, byte[]> made = new HashMap<>();

  /** Prints the requests of this profile here. */
  public ShownCmms(Profile profile, OutcomeLines out) {
    this.out = out;
    this.requests = new ShownRequests(out);
    this.system = new ProfileCmms(profile, requests, new Hidden(profile.auth()), System::nanoTime);
  }

  @Override
  public String profile() {
    return system.profile();
  }

  @Override
  public Duration settling() {
    return Duration.ZERO;
  }

  @Override
  public Finding findByMarker(String marker, Limit limit) {
    return new Found(List.of());
  }

  @Override
  public Finding read(Order order, Limit limit) {
    about(order);
    told("read", system.read(order, limit));
    return new Found(List.of(order));
  }

  @Override
  public Creating create(Draft draft, Limit limit) {
    String number = Integer.toString(made.size() + 1);
    requests.about(number, null);
    Creating creating = system.create(draft, limit);
    told("create", creating);
    String id = creating instanceof Created(Order order) ? order.id() : number;
    made.put(id, requests.sent());
    return new Created(Order.of(id, "DRY-" + number, draft.marker()));
  }

  @Override
  public Changing finish(Order order, Draft draft, Limit limit) {
    about(order);
    told("finish", system.finish(order, draft, limit));
    return Changed.DONE;
  }

  @Override
  public Changing comment(Order order, String text, String externalId, Limit limit) {
    about(order);
    told("comment", system.comment(order, text, externalId, limit));
    return Changed.DONE;
  }

  @Override
  public Changing raisePriority(Order order, Priority priority, Limit limit) {
    about(order);
    told("raise", system.raisePriority(order, priority, limit));
    return Changed.DONE;
  }

  private void about(Order order) {
    requests.about(order.id().matches("\\d{1,18}") ? order.id() : "1", made.get(order.id()));
  }

  /** A made-up answer may be none that the profile understands; what it means is said. */
  private void told(String what, Object outcome) {
    if (outcome instanceof Problem problem) {
      out.line(
          "note",
          json -> {
            json.writeStringField("operation", what);
            json.writeStringField("why", "answers are made up: " + problem.why());
          });
    }
  }

  /** Stands for credentials without any. */
  private record Hidden(Auth auth) implements Credentials {
    @Override
    public Access access(Limit limit) {
      Map<String, String> headers =
          switch (auth) {
            case Auth.None none -> Map.of();
            case Auth.Basic basic -> Map.of("Authorization", "Basic " + Redactor.HIDDEN);
            case Auth.Bearer bearer -> Map.of("Authorization", "Bearer " + Redactor.HIDDEN);
            case Auth.HeaderKey(String header, String prefix) ->
                Map.of(header, prefix + Redactor.HIDDEN);
            case Auth.Login login -> Map.of(login.header(), login.prefix() + Redactor.HIDDEN);
            case Auth.OAuth2 oauth -> Map.of("Authorization", oauth.prefix() + Redactor.HIDDEN);
            case Auth.Hmac hmac -> Map.of(hmac.header(), Redactor.HIDDEN);
          };
      return new Granted(headers, "hidden");
    }

    @Override
    public boolean refused(Granted used) {
      return false;
    }

    @Override
    public Set<String> secrets() {
      return Set.of();
    }
  }
}
