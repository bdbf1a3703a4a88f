"""Translates template.yaml by SAM's own translator and looks for references to nothing.

A reference is checked in every combination of the template's conditions that its parameters can bring about and its
rules allow: whatever a combination makes may refer only to what that combination makes too.
Usage: check_template.py [TEMPLATE]; needs aws-sam-translator, which SAM CLI brings.
"""

import itertools
import logging
import re
import sys

from samtranslator.model.exceptions import InvalidDocumentException
from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

PSEUDO = {
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
}
# A value beside the default for each parameter that a condition or rule asks for and that does not list its values.
OTHER = {
    "CmmsProfile": ["maintainx", "atlas", "my-own"],
    "CmmsSecretArn": ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:cmms"],
    "CmmsUrl": ["https://cmms.example.com"],
    "EncryptionKey": ["create", "arn:aws:kms:eu-west-1:123456789012:key/1234"],
    "AlarmEmail": ["plant@example.com"],
    "MonthlyBudget": ["0"],
    "ReservedConcurrency": ["20"],
    "SiteWiseTopicFilter": ["$aws/sitewise/asset-models/+/assets/+/properties/+"],
    "SparkplugTopicFilter": [""],
    "StoreReadersSecurityGroupId": ["sg-0123456789abcdef0"],
    "SubnetIds": ["subnet-0123456789abcdef0,subnet-0123456789abcdef1"],
    "TimeSeriesSecretArn": ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:store"],
    "TimeSeriesUrl": ["https://store.example.com:8086"],
    "VpcId": ["vpc-0123456789abcdef0"],
}
SUBSTITUTION = re.compile(r"\$\{([^!}][^}]*)}")


class Combination:
    """The truth of every condition under one set of parameter values."""

    def __init__(self, template, parameters):
        self.conditions = template.get("Conditions", {})
        self.parameters = parameters
        self.known = {}

    def truth(self, name):
        if name not in self.known:
            if name not in self.conditions:
                raise KeyError(f"there is no condition {name}")
            self.known[name] = self.evaluate(self.conditions[name])
        return self.known[name]

    def evaluate(self, node):
        (function, argument), = node.items()
        if function == "Condition":
            return self.truth(argument)
        if function == "Fn::Not":
            return not self.evaluate(argument[0])
        if function == "Fn::And":
            return all(self.evaluate(part) for part in argument)
        if function == "Fn::Or":
            return any(self.evaluate(part) for part in argument)
        if function == "Fn::Equals":
            return self.value(argument[0]) == self.value(argument[1])
        raise KeyError(f"{function} is not known in a condition")

    def value(self, node):
        return self.parameters[node["Ref"]] if isinstance(node, dict) else str(node)

    def allowed(self, rules):
        return all(
            self.evaluate(assertion["Assert"])
            for rule in rules.values()
            if "RuleCondition" not in rule or self.evaluate(rule["RuleCondition"])
            for assertion in rule["Assertions"]
        )

    def key(self):
        return tuple(self.truth(name) for name in sorted(self.conditions))


def asked_for(node):
    """The parameters that a condition or rule names."""
    if isinstance(node, dict):
        if "Ref" in node:
            return {node["Ref"]}
        return set().union(*map(asked_for, node.values()), set())
    if isinstance(node, list):
        return set().union(*map(asked_for, node), set())
    return set()


def values_of(name, parameter):
    if "AllowedValues" in parameter:
        return [str(value) for value in parameter["AllowedValues"]]
    if name not in OTHER:
        raise KeyError(f"OTHER has no second value for the parameter {name}, which a condition asks for")
    return [str(parameter["Default"])] + OTHER[name]


def combinations(template):
    """Every combination of conditions, once, with parameters that bring it about."""
    parameters = template["Parameters"]
    defaults = {name: str(parameter["Default"]) for name, parameter in parameters.items()}
    rules = template.get("Rules", {})
    names = sorted(asked_for([template.get("Conditions", {}), rules]))
    seen = {}
    for values in itertools.product(*(values_of(name, parameters[name]) for name in names)):
        chosen = {**defaults, **dict(zip(names, values))}
        combination = Combination(template, chosen)
        if combination.allowed(rules):
            seen.setdefault(combination.key(), combination)
    return list(seen.values())


def references(node, combination):
    """What a node refers to when intrinsics have chosen their branch."""
    if isinstance(node, list):
        for item in node:
            yield from references(item, combination)
    elif isinstance(node, dict):
        if len(node) == 1:
            (function, argument), = node.items()
            if function == "Ref":
                yield argument
                return
            if function == "Fn::GetAtt":
                yield (argument if isinstance(argument, str) else argument[0]).split(".")[0]
                return
            if function == "Fn::If":
                yield from references(argument[1 if combination.truth(argument[0]) else 2], combination)
                return
            if function == "Fn::Sub":
                text, local = (argument, {}) if isinstance(argument, str) else argument
                yield from references(list(local.values()), combination)
                for name in SUBSTITUTION.findall(text):
                    if name not in local:
                        yield name.split(".")[0]
                return
        for value in node.values():
            yield from references(value, combination)


def faults(translated, combination):
    present = {
        name: resource
        for name, resource in translated["Resources"].items()
        if "Condition" not in resource or combination.truth(resource["Condition"])
    }
    known = PSEUDO | set(translated["Parameters"]) | set(present)
    for name, resource in present.items():
        depends = resource.get("DependsOn", [])
        for other in [depends] if isinstance(depends, str) else depends:
            if other not in translated["Resources"]:
                yield f"{name} depends on {other}, which is not in the template"
        for other in references(resource.get("Properties", {}), combination):
            if other not in known:
                yield f"{name} refers to {other}"
    for name, output in translated.get("Outputs", {}).items():
        if "Condition" not in output or combination.truth(output["Condition"]):
            for other in references(output["Value"], combination):
                if other not in known:
                    yield f"output {name} refers to {other}"


class NoManagedPolicies:
    """Roles are written out, so no managed policy is looked up, and AWS is not asked."""

    def load(self):
        return {}


def translate(text, parameters):
    template = yaml_parse(text)
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            # as `sam deploy` does once it has put the package there
            resource["Properties"]["CodeUri"] = "s3://packages/" + resource["Properties"]["CodeUri"]
    return transform(template, parameters, NoManagedPolicies())


def main(path):
    # it counts for AWS what it translates, and says that nobody collects the counts
    logging.getLogger("samtranslator").setLevel(logging.ERROR)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    template = yaml_parse(text)
    every = combinations(template)
    found = {}
    try:
        # A parameter's value may change what the translator makes, so each value is tried once by itself ...
        translations = [translate(text, {})]
        for name, parameter in template["Parameters"].items():
            if name in OTHER or "AllowedValues" in parameter:
                translations += [translate(text, {name: value}) for value in values_of(name, parameter)]
    except InvalidDocumentException as invalid:
        sys.exit(f"{path}: SAM's translator refuses it: {invalid.message} {[c.message for c in invalid.causes]}")
    distinct = {repr(translation): translation for translation in translations}
    # ... and each result is looked at under every combination.
    for translation in distinct.values():
        for combination in every:
            for fault in faults(translation, combination):
                found.setdefault(fault, combination)
    for fault, combination in sorted(found.items()):
        true = [name for name in sorted(combination.conditions) if combination.truth(name)]
        print(f"{path}: {fault}, which is not made when only these conditions hold: {', '.join(true)}")
    if found:
        sys.exit(1)
    print(
        f"{path}: {len(every)} combinations of {len(template['Conditions'])} conditions,"
        f" {len(distinct)} translations, no reference to nothing"
    )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "template.yaml")
