package dev.shopfloor.cli.page;

import org.jspecify.annotations.Nullable;

/**
 * One number that is known by construction beside the one that the functions computed.
 *
 * @param asset {@code site/asset}; null for what is of the whole plant
 * @param scope what it is about, such as {@code early 2026-03-02 06:00}; null for the whole run
 * @param name what is counted, such as {@code pieces}
 * @param unit UCUM unit or word to show behind both numbers; empty for none
 * @param known what is right
 * @param computed what the functions say; null when they say nothing yet
 * @param equal whether they agree as closely as they must
 */
public record Check(
    @Nullable String asset,
    @Nullable String scope,
    String name,
    String unit,
    String known,
    @Nullable String computed,
    boolean equal) {}
