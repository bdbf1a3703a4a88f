/** What every function needs on AWS: clients, queues, the quarantine table, metrics. */
@NullMarked
package dev.shopfloor.runtime.aws;

import org.jspecify.annotations.NullMarked;
