package dev.shopfloor.workorder.fake;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.cmms.TestProfiles;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A profile that speaks with its fake at once: no gate, and tokens from the fake's own book. */
public final class ProfileOnFake {
  private ProfileOnFake() {}

  /** The profile of the fake's name; an answer costs no time. */
  public static ProfileCmms of(String name, FakeCmms fake) {
    fake.switches().signingIn = Duration.ZERO;
    Profile profile =
        switch (name) {
          case "unforgiving" -> TestProfiles.unforgiving();
          case "maintainx" ->
              Profiles.named(
                  name,
                  "test",
                  "{\"settings\":{\"assetField\":\"" + MaintainX.ASSET_FIELD + "\"}}");
          default -> Profiles.named(name);
        };
    return new ProfileCmms(profile, fake.exchange(), new Tokens(name, fake), () -> 0);
  }

  /** New ones whenever the old are refused. */
  private static final class Tokens implements Credentials {
    private final String name;
    private final FakeCmms fake;
    private int version = 1;
    private String token;

    Tokens(String name, FakeCmms fake) {
      this.name = name;
      this.fake = fake;
      renew();
    }

    private void renew() {
      boolean signsIn = name.equals("atlas") || name.equals("unforgiving");
      token = signsIn ? fake.sessions().issue(Duration.ofHours(1)) : fake.sessions().key();
    }

    @Override
    public Access access(Cmms.Limit limit) {
      Map<String, String> headers = new HashMap<>();
      headers.put(
          name.equals("unforgiving") ? "Session-Token" : "Authorization",
          name.equals("unforgiving") ? token : "Bearer " + token);
      return new Granted(headers, "" + version);
    }

    @Override
    public boolean refused(Granted used) {
      version++;
      renew();
      return true;
    }

    @Override
    public Set<String> secrets() {
      return Set.of(token);
    }
  }
}
