package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import org.jspecify.annotations.Nullable;

/**
 * Versions of metadata, {@code {"MajorVersion","MinorVersion"}}, as one number that orders them.
 */
final class MetadataVersion {
  private static final int MINOR_BITS = 32;

  private MetadataVersion() {}

  /** The version, or null where none is told. */
  static @Nullable Long of(@Nullable Doc sent) {
    if (!(sent instanceof Doc.Obj version)) {
      return null;
    }
    long major = part(version.get("MajorVersion"));
    long minor = part(version.get("MinorVersion"));
    return major < 0 || minor < 0 ? null : (major << MINOR_BITS) | minor;
  }

  /** Whether fields keep their meaning from one version to the other. */
  static boolean compatible(long one, long other) {
    return one >>> MINOR_BITS == other >>> MINOR_BITS;
  }

  private static long part(@Nullable Doc number) {
    return switch (number) {
      case null -> 0;
      case Doc.Num digits when digits.whole() && digits.digits().length() <= 10 ->
          // seconds since 2000 in 32 bits; the top one stays free for the sign
          Math.min(Long.parseLong(digits.digits()), Integer.MAX_VALUE);
      default -> -1;
    };
  }
}
