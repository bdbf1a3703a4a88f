# What `sam build` calls, one target a function of template.yaml. SAM's own Maven workflow copies one module and
# cannot see the parent POM, so each target builds from the root and hands over the exploded package: the very folder
# that the tests start. Tests and checks are left out here; ./mvnw verify runs them.
FUNCTIONS := EnrichFunction TimestreamWriterFunction TimeSeriesSetupFunction OeeFunction AlertToWorkOrderFunction

.PHONY: $(addprefix build-,$(FUNCTIONS))

build-EnrichFunction:             MODULE = enrich-fn
build-TimestreamWriterFunction:   MODULE = timestream-writer-fn
build-TimeSeriesSetupFunction:    MODULE = timestream-writer-fn
build-OeeFunction:                MODULE = oee-fn
build-AlertToWorkOrderFunction:   MODULE = alert-to-workorder-fn

$(addprefix build-,$(FUNCTIONS)):
	./mvnw -B -q -ntp -Dquick -DskipTests -Dskip.test.compile=true -pl $(MODULE) -am package
	cp -R $(MODULE)/target/lambda/. "$(ARTIFACTS_DIR)/"
