# Relight. `make` or `make help` lists what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
TOOLS := tools/with-jdk.sh
MVN := $(TOOLS) mvn -B -ntp

.PHONY: help
help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

.PHONY: setup
setup: ## install what tests and runbooks call (Debian, as root)
	tools/setup-debian.sh

.PHONY: build
build: ## build what ./relight needs, without tests
	tools/build.sh

.PHONY: test
test: ## build everything and run all tests
	$(MVN) verify

.PHONY: format
format: ## bring the code into shape
	$(MVN) -q spotless:apply

.PHONY: demo
demo: ## break a small real service and watch it come back
	./relight demo

.PHONY: demo-all
demo-all: ## the demo with every fault it can make here
	./relight demo --fault all

.PHONY: demo-kills
demo-kills: ## kill Relight at ten moments of the demo; it must go on each time
	tools/kill-demo.sh 10

.PHONY: crashtest
crashtest: ## kill the engine 300 times while real incidents run (KILLS=300)
	$(MVN) -q -pl examples/lantern,product verify -Dtest=CrashTest -Drelight.kills=$(or $(KILLS),300) -Dsurefire.failIfNoSpecifiedTests=false

FUZZ_TIMES ?= 40
FUZZ_SEED ?= $(shell date +%s)
.PHONY: fuzz
fuzz: ## throw odd text at reader, shell, judge and lint, long (FUZZ_TIMES=40 FUZZ_SEED=n)
	@echo "seed $(FUZZ_SEED); the same history again: make fuzz FUZZ_TIMES=$(FUZZ_TIMES) FUZZ_SEED=$(FUZZ_SEED)"
	$(MVN) -q -pl examples/lantern,product verify -Dtest='*FuzzTest,HostileInputTest' -Drelight.fuzz.times=$(FUZZ_TIMES) -Drelight.fuzz.seed=$(FUZZ_SEED) -Dsurefire.failIfNoSpecifiedTests=false
SEEDS ?= 110000
FIRST ?= 0
.PHONY: simulate
simulate: ## fly simulated nights, all invariants checked (SEEDS=110000, FIRST=0; SEED=n tells one)
	$(MVN) -q -Dquick -DskipTests -pl examples/lantern,product -Dmdep.outputFile=target/simulate.cp -Dmdep.includeScope=test test-compile dependency:build-classpath
	cd product && ../$(TOOLS) bash -c '"$$JAVA_HOME/bin/java" -XX:+UseParallelGC --enable-native-access=ALL-UNNAMED -cp target/classes:target/test-classes:$$(<target/simulate.cp) dev.relight.rehearse.Simulate $(if $(SEED),$(SEED),$(FIRST) $(SEEDS))'

.PHONY: clean
clean: ## remove what was built
	$(MVN) -q clean

RUNBOOKS ?= ../shared/corpus/seeds
.PHONY: bench
bench: ## measure reading and judging (RUNBOOKS=folder of .md files)
	$(MVN) -q -Dquick -DskipTests -pl examples/lantern,product,relight-bench -Dmdep.outputFile=target/classpath package dependency:build-classpath
	$(TOOLS) bash -c '"$$JAVA_HOME/bin/java" -cp relight-bench/target/classes:$$(<relight-bench/target/classpath) org.openjdk.jmh.Main -jvmArgsAppend -Drunbooks=$(abspath $(RUNBOOKS))'

.PHONY: bench-room
bench-room: ## 500 people watch one incident live; what was lost, how late, how much memory
	$(MVN) -q -Dquick -DskipTests -pl examples/lantern,product,relight-bench -Dmdep.outputFile=target/classpath package dependency:build-classpath
	relight-bench/watchers.sh 500

.PHONY: bench-engine
bench-engine: ## measure waiting, first commands, stuck ones, resuming (WHAT="waiting first stuck resume")
	$(MVN) -q -Dquick -DskipTests -pl examples/lantern,product,relight-bench -Dmdep.outputFile=target/classpath package dependency:build-classpath
	$(TOOLS) bash -c '"$$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xmx400m --enable-native-access=ALL-UNNAMED -cp relight-bench/target/classes:$$(<relight-bench/target/classpath) dev.relight.bench.engine.EngineBench $(WHAT)'

.PHONY: bench-start
bench-start: ## measure the cold start of `relight check`, with and without the AOT cache
	relight-bench/cold-start.sh examples/lantern/service-down.md

.PHONY: range-setup
range-setup: ## install what the range needs: Debian's docker.io and others (as root)
	relight-range/bin/range setup

.PHONY: range
range: ## start the five stand-in systems, each on a machine of its own (as root)
	relight-range/bin/range up

.PHONY: range-down
range-down: ## end them; nothing is left but the cached image
	relight-range/bin/range down

.PHONY: range-matrix
range-matrix: ## drill every fault of every system; writes docs/range.md (about three quarters of an hour)
	relight-range/bin/range matrix

.PHONY: range-record
range-record: ## keep what the last matrix found about the runbooks as the record that a test reads
	relight-range/bin/record .relight/drill/results >product/src/test/resources/range/findings.tsv

.PHONY: range-own
range-own: ## drill examples/compose, a system that is none of the five, and look at list, reports and export
	relight-range/bin/own

.PHONY: range-slice
range-slice: ## two real drills on a real Docker Engine, in a minute or so; what CI runs
	relight-range/bin/slice

.PHONY: range-kills
range-kills: ## kill a drill with SIGKILL while the service is broken; the next must undo it first
	relight-range/bin/kills

.PHONY: systemd-trial
systemd-trial: ## Relight's unit under a real systemd: start, restart while a command runs, kill, hang (as root)
	ops/trial/systemd

.PHONY: image-trial
image-trial: ## build the image and run it by compose on a Docker Engine of its own, no registry (as root)
	ops/trial/image

.PHONY: kubernetes-trial
kubernetes-trial: ## check the manifests against the schemas of Kubernetes (npm)
	ops/trial/kubernetes

.PHONY: range-systemd
range-systemd: ## qbitel-engine as a unit of a real systemd: every fault, its runbook flown (as root)
	relight-range/systemd/qbitel

.PHONY: bench-serve
bench-serve: ## measure how fast `relight serve` is ready, and the memory it holds at rest
	relight-bench/serve-start.sh

.PHONY: hostile
hostile: ## 50,000 hostile inputs to a server at work
	$(MVN) -q -pl examples/lantern,product verify -Dtest=HostileIntakeTest -DargLine="-Drelight.hostile=50000 --enable-native-access=ALL-UNNAMED" -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: bench-alerts
bench-alerts: ## 5,000 alerts from 50 connections, killed in the middle: each accepted one is in the journal once
	relight-bench/alert-load.py ./relight
