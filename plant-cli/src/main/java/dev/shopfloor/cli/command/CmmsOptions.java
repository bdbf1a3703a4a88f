package dev.shopfloor.cli.command;

import dev.shopfloor.cli.cmms.GivenSecret;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.runtime.Endpoints;
import dev.shopfloor.workorder.cmms.Profile;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which maintenance system is meant, and how to get in. */
final class CmmsOptions {
  @Mixin private final ProfileOption profile = new ProfileOption();

  @Option(
      names = "--url",
      paramLabel = "U",
      description = "its address: http or https, without user and query")
  private @Nullable String url;

  @Option(
      names = "--secret-file",
      paramLabel = "FILE",
      description = {
        "holds the token, or JSON such as {\"username\":\"..\",\"password\":\"..\"};",
        "else the variable SHOPFLOOR_CMMS_SECRET does"
      })
  private @Nullable Path secretFile;

  /** Whether the profile is the one that calls nobody. */
  boolean callsNobody() {
    return profile.callsNobody();
  }

  /** The profile with the overlay. */
  Profile profile() {
    return profile.profile();
  }

  /** The address; a secret may travel to it. */
  URI url(@Nullable GivenSecret secret) {
    if (url == null) {
      throw new UsageException("give the maintenance system's address: --url https://...");
    }
    URI address;
    try {
      address = URI.create(url);
    } catch (IllegalArgumentException garbled) {
      throw new UsageException("--url \"" + url + "\" is no address", garbled);
    }
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web
        || address.getHost() == null
        || address.getRawQuery() != null
        || address.getRawUserInfo() != null
        || address.getRawFragment() != null) {
      throw new UsageException(
          "--url is http://... or https://... without user and query; credentials belong into"
              + " SHOPFLOOR_CMMS_SECRET");
    }
    if (secret != null && !Endpoints.confidential(address)) {
      throw new UsageException(
          "--url is not https: the secret would travel in clear text; give the https address");
    }
    return address;
  }

  /** The secret, or null where none is given. */
  @Nullable GivenSecret secret() {
    return GivenSecret.of(secretFile, System.getenv(GivenSecret.VARIABLE));
  }
}
