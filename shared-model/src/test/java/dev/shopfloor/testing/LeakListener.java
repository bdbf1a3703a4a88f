package dev.shopfloor.testing;

import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Listens to a process of tests from before its first class to after its last and lets the build
 * fail when a planted secret or an e-mail address was said. A module turns it on by naming it in
 * {@code META-INF/services/org.junit.platform.launcher.LauncherSessionListener} of its test
 * resources.
 */
public final class LeakListener implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Heard.always();
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    verify(Heard.soFar());
  }

  static void verify(Heard heard) {
    List<String> leaks = heard.leaks();
    if (!leaks.isEmpty()) {
      throw new AssertionError(
          "the tests of this process said what nobody may know:\n" + String.join("\n", leaks));
    }
  }
}
