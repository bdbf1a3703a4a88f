package dev.shopfloor.enrich;

import dev.shopfloor.plant.TagSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tags by the bytes of the names that their source gives them, so that no name is made to ask. */
final class TagNames {
  private static final byte[] SEPARATORS = {'.', '/', ':', '|'};

  private final byte @Nullable [] device;
  // a hash table of which at least half is free
  private final @Nullable TagPlan[] slots;

  /**
   * Names of these tags.
   *
   * @param device what stands before each name, with a separator; null for nothing
   */
  TagNames(List<TagSpec> tags, @Nullable String device) {
    this.device = device == null ? null : device.getBytes(StandardCharsets.UTF_8);
    this.slots = new TagPlan[Integer.highestOneBit(tags.size() + 1) * 4];
    for (TagSpec tag : tags) {
      TagPlan plan = new TagPlan(tag);
      slots[slot(plan.name(), 0, plan.name().length)] = plan;
    }
  }

  /** The tag of the name in these bytes, or null when there is none. */
  @Nullable TagPlan find(byte[] in, int from, int to) {
    int name = device == null ? from : behind(device, in, from, to);
    return name < 0 ? null : slots[slot(in, name, to)];
  }

  /** Where the name behind the device begins, or -1 where it has not that device. */
  private static int behind(byte[] device, byte[] in, int from, int to) {
    int end = from + device.length;
    boolean begins =
        device.length > 0
            && to > end + 1
            && Arrays.equals(in, from, end, device, 0, device.length)
            && separates(in[end]);
    return begins ? end + 1 : -1;
  }

  private static boolean separates(byte character) {
    for (byte separator : SEPARATORS) {
      if (character == separator) {
        return true;
      }
    }
    return false;
  }

  /** The slot where a name stands, or would. */
  private int slot(byte[] in, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = hash * 31 + in[at];
    }
    int slot = (hash ^ hash >>> 16) & (slots.length - 1);
    for (TagPlan plan = slots[slot]; plan != null; plan = slots[slot]) {
      if (Arrays.equals(in, from, to, plan.name(), 0, plan.name().length)) {
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
