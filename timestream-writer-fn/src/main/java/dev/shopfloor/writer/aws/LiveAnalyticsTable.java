package dev.shopfloor.writer.aws;

/**
 * A table of Timestream for LiveAnalytics.
 *
 * @param database its database
 * @param name its own name
 */
record LiveAnalyticsTable(String database, String name) {}
