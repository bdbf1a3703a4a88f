/**
 * The custom resource that gives the writer its token: reads what CloudFormation asks for, and
 * makes or ends an InfluxDB 2 authorization that may write one bucket and nothing else.
 */
@NullMarked
package dev.shopfloor.writer.setup;

import org.jspecify.annotations.NullMarked;
