/** The OEE function on AWS: the handler and the adapters to its table, queues and bus. */
@NullMarked
package dev.shopfloor.oee.aws;

import org.jspecify.annotations.NullMarked;
