package dev.shopfloor.cli.local;

import dev.shopfloor.cli.local.cmms.SmallCmms;
import dev.shopfloor.cli.local.timeseries.TimeSeries;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What holds data in the local plant.
 *
 * @param tables a client for all tables of the template, under their logical ids
 * @param queues a client for all queues of the template
 */
public record Stores(
    DynamoDbClient tables, SqsClient queues, TimeSeries timeSeries, SmallCmms cmms) {}
