/** Reads OPC UA PubSub JSON (Part 14) and what Azure's publishers make of it. */
@NullMarked
package dev.shopfloor.enrich.opcua;

import org.jspecify.annotations.NullMarked;
