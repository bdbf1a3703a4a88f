package dev.shopfloor.cli.local.template;

import java.util.Optional;

/**
 * A rule of the IoT rules engine with a Lambda action.
 *
 * @param functionArn the function that takes the result
 * @param errorQueueUrl queue that takes messages that could not be handed over
 */
public record TopicRuleSpec(
    String name,
    String sqlVersion,
    RuleSql sql,
    String functionArn,
    Optional<String> errorQueueUrl) {}
