/** Tests. */
package dev.shopfloor.cli.redrive;
