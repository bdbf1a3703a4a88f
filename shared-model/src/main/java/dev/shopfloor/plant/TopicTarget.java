package dev.shopfloor.plant;

import dev.shopfloor.model.AssetKey;

/**
 * Which asset takes the messages of a topic filter.
 *
 * @param filter an MQTT topic filter
 * @param asset the asset
 */
public record TopicTarget(String filter, AssetKey asset) {}
