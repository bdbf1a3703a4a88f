package dev.shopfloor.writer.setup;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An authorization that the store has, as its list shows it. Its token is not read: we need none,
 * and newer stores keep only a hash.
 *
 * @param description empty when it has none
 * @param created null when the store does not say
 */
public record Authorization(String id, String description, @Nullable Instant created) {}
