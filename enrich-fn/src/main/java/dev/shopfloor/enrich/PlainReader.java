package dev.shopfloor.enrich;

/**
 * Reads a family's messages as they nearly always are, by {@link PlainJson}. It finds what the
 * family's {@link PayloadDecoder} finds, or nothing.
 */
@FunctionalInterface
interface PlainReader {
  /**
   * Reads a message.
   *
   * @param json stands before its payload's first byte
   * @param plan of its source
   * @param rx when it was received, ns since the epoch
   * @param into gets its readings
   * @return false when the message is not plain; what was found then says nothing
   */
  boolean read(PlainJson json, SourcePlan plan, long rx, Samples into);
}
