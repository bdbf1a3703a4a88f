package dev.shopfloor.writer;

import dev.shopfloor.model.AssetContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a record belongs to: measurement and tags (dimensions, in the words of other stores).
 *
 * @param measurement the machine type
 * @param tags sorted by key, none with an empty value
 */
public record Series(String measurement, List<Tag> tags) {
  private static final Comparator<Tag> BY_KEY = Comparator.comparing(Tag::key);

  /** Copies and sorts the tags, and leaves out those without a value. */
  public Series {
    tags = tags.stream().filter(tag -> !tag.value().isEmpty()).sorted(BY_KEY).toList();
  }

  /** The series of an asset: site, area, line and asset. */
  public static Series of(AssetContext context) {
    List<Tag> tags = new ArrayList<>(4);
    tags.add(new Tag("site", context.site()));
    if (context.area() != null) {
      tags.add(new Tag("area", context.area()));
    }
    tags.add(new Tag("line", context.line()));
    tags.add(new Tag("asset", context.asset()));
    return new Series(context.machineType(), tags);
  }

  /** This series with one more tag, or unchanged when the value is null. */
  public Series with(String key, @Nullable String value) {
    if (value == null) {
      return this;
    }
    List<Tag> more = new ArrayList<>(tags);
    more.add(new Tag(key, value));
    return new Series(measurement, more);
  }

  /**
   * The part of this series that says where it belongs: measurement, and of the tags only these.
   */
  public Series only(Set<String> keys) {
    return new Series(measurement, tags.stream().filter(tag -> keys.contains(tag.key())).toList());
  }

  /** What this series has in common with another; an empty measurement where that is not. */
  public Series shared(Series other) {
    return new Series(
        measurement.equals(other.measurement) ? measurement : "",
        tags.stream().filter(other.tags::contains).toList());
  }

  /** The UTF-8 bytes of its names and values. */
  public int bytes() {
    int bytes = utf8(measurement);
    for (Tag tag : tags) {
      bytes += utf8(tag.key()) + utf8(tag.value());
    }
    return bytes;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Whether it has a tag of this key. */
  public boolean names(String key) {
    for (Tag tag : tags) {
      if (tag.key().equals(key)) {
        return true;
      }
    }
    return false;
  }

  /** This series without a tag. */
  Series without(String key) {
    return names(key)
        ? new Series(measurement, tags.stream().filter(tag -> !tag.key().equals(key)).toList())
        : this;
  }

  /**
   * One tag.
   *
   * @param key its name
   * @param value its value
   */
  public record Tag(String key, String value) {}
}
