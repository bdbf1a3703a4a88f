package dev.shopfloor.writer.liveanalytics;

/**
 * An update that the magnetic store refused after it had been acknowledged. The service writes it
 * to the table's error location in S3 and no answer tells of it.
 *
 * @param key of the record
 * @param version that was sent
 * @param existingVersion that the table holds
 */
public record ErrorReport(RowKey key, long version, long existingVersion) {}
