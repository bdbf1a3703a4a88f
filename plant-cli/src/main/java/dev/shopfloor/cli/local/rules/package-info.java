/** MQTT in, and the rules engine that hands each message to its function. */
@NullMarked
package dev.shopfloor.cli.local.rules;

import org.jspecify.annotations.NullMarked;
