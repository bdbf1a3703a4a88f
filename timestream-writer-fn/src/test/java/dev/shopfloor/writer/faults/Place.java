package dev.shopfloor.writer.faults;

import java.util.List;

/**
 * What a store overwrites when it comes again.
 *
 * @param series measurement and tags, without those that only tell rows apart
 * @param time ns
 * @param tags the tags of the row in the order of their names; one, where tags are kept apart;
 *     none, where they do not tell rows apart
 */
public record Place(String series, long time, List<String> tags) {}
