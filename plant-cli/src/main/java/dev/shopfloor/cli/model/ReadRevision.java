package dev.shopfloor.cli.model;

import dev.shopfloor.plant.AssetRevision;
import java.util.Map;

/**
 * A revision with the places that it was read from.
 *
 * @param revision compiled
 * @param asset the asset
 * @param topics its topic filters
 * @param tags its tags by name
 */
record ReadRevision(
    AssetRevision revision, AssetPlace asset, Map<String, Place> topics, Map<String, Place> tags) {}
