.PHONY: check test format
test:
	swift test
check:
	swift format lint --strict --recursive Package.swift Sources Tests Plugins
format:
	swift format --in-place --recursive Package.swift Sources Tests Plugins
