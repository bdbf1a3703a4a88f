package dev.shopfloor.writer.setup;

import dev.shopfloor.writer.Deadline;
import dev.shopfloor.writer.Pause;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Serves the custom resource's requests.
 *
 * <p>A Create or an Update makes a token and puts it into its secret; each Update makes another,
 * under another physical id, so that CloudFormation itself deletes the old one when the update
 * stands. A Delete ends the token and never fails, because a stack that cannot be deleted is worse
 * than a token of a store that goes with it.
 */
public final class StoreSetup {
  // a store that is gone must not hold up a rollback for the function's whole time
  private static final Duration DELETE_PATIENCE = Duration.ofSeconds(20);

  private final StoreAdmin admin;
  private final SetupSecrets secrets;
  private final Pause pause;
  private final LongSupplier ticker;

  /**
   * A setup on these ports.
   *
   * @param ticker nanoseconds from an arbitrary origin, as {@code System::nanoTime} gives them
   */
  public StoreSetup(StoreAdmin admin, SetupSecrets secrets, Pause pause, LongSupplier ticker) {
    this.admin = admin;
    this.secrets = secrets;
    this.pause = pause;
    this.ticker = ticker;
  }

  /**
   * Does what is asked.
   *
   * @param left time for it; the answer's own is not part of it
   */
  public SetupAnswer answer(SetupRequest request, Duration left) {
    return switch (request.type()) {
      case CREATE, UPDATE -> make(request, Deadline.in(left, ticker));
      case DELETE ->
          end(
              request,
              Deadline.in(left.compareTo(DELETE_PATIENCE) < 0 ? left : DELETE_PATIENCE, ticker));
    };
  }

  /**
   * The answer to a request over which this function itself has stumbled.
   *
   * @param what it stumbled over, without a secret
   */
  public static SetupAnswer stumbled(SetupRequest request, String what) {
    String reason = "a fault of this function: %s; its log says where".formatted(what);
    return request.type() == RequestType.DELETE ? left(request, reason) : failed(request, reason);
  }

  private SetupAnswer make(SetupRequest request, Deadline deadline) {
    AuthorizationMark mark = new AuthorizationMark(request);
    try {
      Wanted wanted = Wanted.of(request.properties());
      String made = new Attempts(deadline, pause).run(() -> attempt(wanted, mark, deadline));
      return SetupAnswer.success(
          request,
          mark.physicalId(),
          "authorization %s may write bucket \"%s\"".formatted(made, wanted.bucket));
    } catch (SetupException unmade) {
      return failed(request, unmade.reason());
    }
  }

  private String attempt(Wanted wanted, AuthorizationMark mark, Deadline deadline)
      throws SetupException {
    SignIn signIn = secrets.signIn(wanted.signInSecret);
    try (StoreSession session = admin.open(wanted.url, signIn, deadline)) {
      String organization = session.organization(wanted.organization);
      String bucket = session.bucket(organization, wanted.bucket);
      MintedToken minted = session.mint(organization, bucket, mark.description());
      String authorization = minted.authorization();
      try {
        secrets.putToken(wanted.tokenSecret, minted.token(), mark.version(authorization));
      } catch (SetupException unput) {
        revokeQuietly(session, authorization);
        throw unput;
      }
      revokeRepeats(session, mark, authorization);
      return authorization;
    }
  }

  /** After the put, so that the token in the secret is good at every moment. */
  private static void revokeRepeats(StoreSession session, AuthorizationMark mark, String counts) {
    try {
      for (Authorization repeat : mark.repeats(session.authorizations(), counts)) {
        session.revoke(repeat.id());
      }
    } catch (SetupException left) {
      // the resource's Delete finds them by their description
    }
  }

  private static void revokeQuietly(StoreSession session, String authorization) {
    try {
      session.revoke(authorization);
    } catch (SetupException left) {
      // the resource's Delete finds it by its description
    }
  }

  private SetupAnswer end(SetupRequest request, Deadline deadline) {
    try {
      URI url = request.properties().url();
      String secret = request.properties().signInSecret();
      int ended = new Attempts(deadline, pause).run(() -> revoke(request, url, secret, deadline));
      return SetupAnswer.success(
          request,
          physicalId(request),
          ended == 0
              ? "there was no authorization to revoke"
              : "authorizations revoked: %d".formatted(ended));
    } catch (SetupException unrevoked) {
      return left(request, unrevoked.reason());
    }
  }

  private int revoke(SetupRequest request, URI url, String secret, Deadline deadline)
      throws SetupException {
    try (StoreSession session = admin.open(url, secrets.signIn(secret), deadline)) {
      List<Authorization> ended =
          new AuthorizationMark(request).ended(session.authorizations(), request.physicalId());
      for (Authorization one : ended) {
        session.revoke(one.id());
      }
      return ended.size();
    }
  }

  private static SetupAnswer left(SetupRequest request, String reason) {
    return SetupAnswer.success(
        request,
        physicalId(request),
        ("the token was not revoked: %s. If the store lives on, delete its API token that is"
                + " named after this stack")
            .formatted(reason));
  }

  /** An Update that failed has put nothing in the old resource's place. */
  private static SetupAnswer failed(SetupRequest request, String reason) {
    String physicalId =
        request.type() == RequestType.UPDATE
            ? physicalId(request)
            : new AuthorizationMark(request).physicalId();
    return SetupAnswer.failed(request, physicalId, reason);
  }

  private static String physicalId(SetupRequest request) {
    String known = request.physicalId();
    return known == null || known.isBlank() ? new AuthorizationMark(request).physicalId() : known;
  }

  /** What a token is made from, all of it checked before anything is asked. */
  private record Wanted(
      URI url, String organization, String bucket, String signInSecret, String tokenSecret) {
    private static Wanted of(StoreProperties properties) throws SetupException {
      return new Wanted(
          properties.url(),
          properties.organization(),
          properties.bucket(),
          properties.signInSecret(),
          properties.tokenSecret());
    }
  }
}
