package dev.shopfloor.workorder.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.testing.Heard;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Proves that somebody listens in this module, and searches what was said before this class. What
 * comes after is searched when the process of the tests ends: see LeakListener.
 */
class NothingLeaksTest {
  @Test
  void whatIsPrintedLoggedAndThrownIsHeard() {
    System.out.println("canary printed");
    LoggerFactory.getLogger(NothingLeaksTest.class).error("canary logged");
    assertThat(new IllegalArgumentException("canary made")).hasMessage("canary made");

    assertThat(Heard.soFar().printed()).contains("canary printed", "canary logged");
    assertThat(Heard.soFar().exceptions())
        .contains("java.lang.IllegalArgumentException: canary made");
  }

  @Test
  void noSecretAndNoEMailAddressWasSaidSoFar() {
    assertThat(Heard.soFar().leaks()).isEmpty();
  }
}
