# What `sam build` calls, one target a function of template.yaml. SAM's own Maven workflow copies one module and
# cannot see the parent POM, so each target builds from the root and hands over the exploded package.
.PHONY: build-EnrichFunction build-TimestreamWriterFunction build-OeeFunction build-AlertToWorkOrderFunction

build-EnrichFunction:             MODULE = enrich-fn
build-TimestreamWriterFunction:   MODULE = timestream-writer-fn
build-OeeFunction:                MODULE = oee-fn
build-AlertToWorkOrderFunction:   MODULE = alert-to-workorder-fn

build-EnrichFunction build-TimestreamWriterFunction build-OeeFunction build-AlertToWorkOrderFunction:
	./mvnw -B -q -ntp -DskipTests -pl $(MODULE) -am package
	cp -R $(MODULE)/target/lambda/. "$(ARTIFACTS_DIR)/"
