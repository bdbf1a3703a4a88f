package dev.shopfloor.workorder.cmms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Profiles for tests. */
public final class TestProfiles {
  private TestProfiles() {}

  /** Atlas as it is shipped, with the rate of an installation of one's own. */
  public static Profile atlas() {
    return Profiles.named("atlas", "test", "{\"limits\":{\"requestsPerMinute\":100}}");
  }

  /** A customer's own, for the fake that behaves worse than any real system. */
  public static Profile unforgiving() {
    String file = "/dev/shopfloor/workorder/fake/unforgiving.json";
    try (InputStream in = TestProfiles.class.getResourceAsStream(file)) {
      return Profiles.read(file, JsonTree.readStrictly(in.readAllBytes()), "", null);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
