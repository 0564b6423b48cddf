# The words of the house; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help setup build release install uninstall deb demo test test-long fuzz bench check format clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing, start a Docker engine, build the judge images
	@scripts/setup.sh

build: setup ## the program, for trying out: .build/debug/batch-judge
	@scripts/build.sh

release: setup ## the program, for installing: .build/release/batch-judge
	@scripts/build.sh --configuration release --product batch-judge --static-swift-stdlib

PREFIX ?= /usr/local
install: release ## put the program into $(PREFIX)/bin, with its images, templates, manual pages and completions
	@scripts/install.sh "$(PREFIX)"

uninstall: ## remove what `make install` put there
	@scripts/install.sh --remove "$(PREFIX)"

deb: release ## the same as a Debian package, in .build/deb
	@scripts/deb.sh

demo: build ## judge the sample uploads and make the site
	@scripts/demo.sh

test: setup ## every test, with the real engine
	swift test

test-long: export BATCH_JUDGE_LONG_TESTS = 1
test-long: deb ## every test, those that take minutes too; the fuzzer, the package, the sandbox in a virtual machine
	swift test
	scripts/fuzz.sh 60
	scripts/try-deb.sh "$$(ls -t .build/deb/*.deb | head -1)"
	scripts/in-vm.sh

FUZZ_SECONDS ?= 60
fuzz: setup ## feed the zip reader with what libFuzzer thinks up, for FUZZ_SECONDS (60)
	@scripts/fuzz.sh "$(FUZZ_SECONDS)"

bench: release ## measure, beside baselines
	python3 bench/bench.py "$$(swift build --configuration release --show-bin-path)/batch-judge"

check: setup ## layout, imports, fences
	@scripts/check.sh

format: ## lay out every Swift file
	swift format --in-place --parallel --recursive Package.swift Sources Tests Plugins

clean: ## throw away what was built; contest, state and site stay
	rm -rf .build
