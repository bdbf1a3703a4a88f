package dev.shopfloor.writer.aws;

import java.io.IOException;

/**
 * An HTTP exchange that brought no answer. It has no message of the library's, because those quote
 * addresses, and a presigned address is a secret.
 */
final class NoReply extends IOException {
  private static final long serialVersionUID = 1L;

  /** Why there is no answer. */
  enum Why {
    UNKNOWN_HOST("its name has no address"),
    NO_ROUTE("no connection came about in time"),
    REFUSED("the connection is refused"),
    TLS("TLS fails: the certificate is not trusted or is for another name"),
    SILENCE("no answer came in time"),
    BROKEN("the connection broke off");

    private final String words;

    Why(String words) {
      this.words = words;
    }
  }

  private final Why why;

  NoReply(Why why) {
    super(why.words);
    this.why = why;
  }

  Why why() {
    return why;
  }

  String words() {
    return why.words;
  }
}
