package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.util.Map;
import java.util.Set;

/** What proves to a maintenance system who we are. */
public interface Credentials {
  /** What a request needs now; signs in where that is how it works. */
  Access access(Cmms.Limit limit);

  /**
   * The system did not take these: forgets them, where they are still the present ones.
   *
   * @return whether {@link #access} may now say something else, so that asking once again at once
   *     makes sense
   */
  boolean refused(Granted used);

  /** Texts that must never be shown: what is sent, and what it was made of. */
  Set<String> secrets();

  /** Credentials or none. */
  sealed interface Access permits Granted, Denied {}

  /** Makes of a request the one that is sent: signatures are of this request and this moment. */
  @FunctionalInterface
  interface Signing {
    /** Leaves the request as it is. */
    Signing NONE = request -> request;

    /** The signed request. */
    Request sign(Request request);
  }

  /**
   * Credentials.
   *
   * @param headers to be sent with the request
   * @param version tells these from those before; no secret
   * @param signing signs the request that has these headers
   */
  record Granted(Map<String, String> headers, String version, Signing signing) implements Access {
    /** Copies the headers. */
    public Granted {
      headers = Map.copyOf(headers);
    }

    /** Credentials that are the same for each request. */
    public Granted(Map<String, String> headers, String version) {
      this(headers, version, Signing.NONE);
    }

    /** The request with these credentials, to be sent now. */
    public Request on(Request request) {
      return signing.sign(request.with(headers));
    }

    /** Whether there are none: the system asks nobody. */
    public boolean nothing() {
      return headers.isEmpty() && signing.equals(Signing.NONE);
    }

    @Override
    public String toString() {
      return "Granted[" + version + "]";
    }
  }

  /**
   * None to be had now.
   *
   * @param problem why, without secrets
   */
  record Denied(Cmms.Problem problem) implements Access {}
}
