package dev.shopfloor.cli.command;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.workorder.DryRunCmms;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileException;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.cmms.Profiles.Overlay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which profile is meant: one that comes with Shopfloor, or a file of one's own. */
final class ProfileOption {
  private static final int MOST_BYTES = 262_144;
  private static final String FILE = ".json";

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "the maintenance system's profile, such as atlas, or a file P.json of your own")
  private @Nullable String profile;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "what you change of the profile, a JSON Merge Patch")
  private @Nullable Path overlay;

  /** Whether the profile is the one that calls nobody. */
  boolean callsNobody() {
    return DryRunCmms.PROFILE.equals(named());
  }

  private String named() {
    if (profile == null) {
      throw new UsageException(
          "name the maintenance system's profile: --profile, a file or one of " + all());
    }
    return profile;
  }

  private static String all() {
    return Stream.concat(Stream.of(DryRunCmms.PROFILE), Profiles.NAMES.stream())
        .collect(Collectors.joining(", "));
  }

  /** The profile's file, for messages. */
  String file() {
    return named().endsWith(FILE) ? named() : named() + FILE;
  }

  /** The profile's JSON. */
  byte[] json() {
    String name = named();
    if (name.endsWith(FILE)) {
      return text(Path.of(name), "--profile").getBytes(StandardCharsets.UTF_8);
    }
    if (!Profiles.NAMES.contains(name)) {
      throw new UsageException(
          "\"%s\" is no profile; --profile is one of %s, or a file that ends in .json"
              .formatted(name, all()));
    }
    return Profiles.json(name);
  }

  /** The overlay, where one is given. */
  List<Overlay> overlays() {
    return overlay == null
        ? List.of()
        : List.of(new Overlay(overlay.toString(), text(overlay, "--overlay")));
  }

  /** The profile with the overlay. */
  Profile profile() {
    try {
      return Profiles.of(file(), json(), overlays());
    } catch (ProfileException wrong) {
      throw unusable("the profile", wrong);
    }
  }

  static UsageException unusable(String what, ProfileException wrong) {
    return new UsageException(
        "%s cannot be used:\n  %s".formatted(what, String.join("\n  ", wrong.faults())), wrong);
  }

  static String text(Path file, String option) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new UsageException("%s is too long (%s)".formatted(file, option));
      }
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UsageException("%s cannot be read (%s)".formatted(file, option), unreadable);
    }
  }
}
