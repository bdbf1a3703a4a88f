/** The work-order bridge on AWS: handler, WorkOrderTable, HTTP to the maintenance system. */
@NullMarked
package dev.shopfloor.workorder.aws;

import org.jspecify.annotations.NullMarked;
