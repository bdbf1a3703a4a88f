package dev.shopfloor.workorder.cmms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The profiles that come with Shopfloor. */
public final class Profiles {
  private static final String FOLDER = "/dev/shopfloor/workorder/profiles/";

  /** Their names: one for each file in the folder, so that an own profile needs no code. */
  public static final List<String> NAMES = ClassPathFolder.names(Profiles.class, FOLDER, ".json");

  private Profiles() {}

  /** A profile as it comes. */
  public static Profile named(String name) {
    return named(name, "", null);
  }

  /**
   * A profile with a customer's overlay.
   *
   * @param source where the overlay comes from, such as {@code CMMS_OVERLAY}; for messages
   * @param overlay a JSON Merge Patch; null or blank for none
   * @throws ProfileException when it cannot be used; it names all that is wrong, each with its
   *     place, value and mend
   */
  public static Profile named(String name, String source, @Nullable String overlay) {
    Overlay only = new Overlay(source, overlay == null ? "" : overlay);
    return of(name + ".json", json(name), List.of(only));
  }

  /**
   * A profile as it comes, as text.
   *
   * @throws ProfileException when there is none of this name
   */
  public static byte[] json(String name) {
    if (!NAMES.contains(name)) {
      throw new ProfileException(
          List.of("\"%s\" is no profile; there are %s".formatted(name, String.join(", ", NAMES))));
    }
    return resource(name + ".json");
  }

  /**
   * What is changed of a profile.
   *
   * @param source where it comes from, such as a file's name; for messages
   * @param json a JSON Merge Patch; blank for nothing
   */
  public record Overlay(String source, String json) {}

  /**
   * A profile from a file, with overlays, the last of which has the last word.
   *
   * @param file the file's name, for messages
   * @throws ProfileException when it cannot be used; it names all that is wrong, each with its
   *     place, value and mend
   */
  public static Profile of(String file, byte[] json, List<Overlay> overlays) {
    Object base = tree(file, json);
    String source = file;
    Object patch = null;
    for (Overlay overlay : overlays) {
      if (!overlay.json().isBlank()) {
        base = merged(source, base, patch);
        source = overlay.source();
        patch = tree(source, overlay.json().getBytes(StandardCharsets.UTF_8));
      }
    }
    return read(file, base, source, patch);
  }

  private static @Nullable Object merged(
      String source, @Nullable Object base, @Nullable Object patch) {
    if (patch == null) {
      return base;
    }
    Faults faults = new Faults(source, source, patch);
    checkOverlay(patch, base, faults);
    return merged(base, patch);
  }

  /** A profile from its JSON. */
  static Profile read(String file, @Nullable Object base, String source, @Nullable Object patch) {
    Faults faults = new Faults(file, source, patch);
    if (patch != null) {
      checkOverlay(patch, base, faults);
    }
    return ProfileReader.read(patch == null ? base : merged(base, patch), faults);
  }

  /** Another strategy has nothing in common with the one before. */
  private static @Nullable Object merged(@Nullable Object base, Object patch) {
    Object auth = at(patch, "auth");
    boolean another =
        at(auth, "strategy") != null
            && !String.valueOf(at(auth, "strategy")).equals(at(at(base, "auth"), "strategy"));
    Object without = another ? MergePatch.apply(base, withNull("auth")) : base;
    return MergePatch.apply(without, patch);
  }

  private static void checkOverlay(Object patch, @Nullable Object base, Faults faults) {
    if (!(patch instanceof Map<?, ?>)) {
      faults.add("", patch, "must be an object with what is to be changed");
      faults.check();
    }
    Object name = at(patch, "profile");
    if (name != null && !name.equals(at(base, "profile"))) {
      faults.add("/profile", name, "is for another profile than " + at(base, "profile"));
      faults.check();
    }
  }

  private static Map<String, @Nullable Object> withNull(String name) {
    Map<String, @Nullable Object> map = new HashMap<>();
    map.put(name, null);
    return map;
  }

  private static @Nullable Object at(@Nullable Object tree, String name) {
    return tree instanceof Map<?, ?> map ? map.get(name) : null;
  }

  static @Nullable Object tree(String source, byte[] json) {
    try {
      return JsonTree.readStrictly(json);
    } catch (IOException wrong) {
      String words = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
      throw new ProfileException(List.of("%s /: no JSON: %s".formatted(source, words)));
    }
  }

  private static byte[] resource(String file) {
    try (InputStream in = Profiles.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + file + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
