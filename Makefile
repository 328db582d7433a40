# The README's two commands are `make demo` and `make test`; each does all its own set-up.

SWIFT ?= swift
ROWS ?= 400
PAIRS ?= 200
NETWORKS ?=
CORRIDOR := .build/release/corridor
INSTC_VS_SUEZ := --corridor instc-west-road --corridor instc-caspian-anzali \
	--corridor instc-east-incheh-borun --corridor suez-mumbai-st-petersburg

.PHONY: demo test release lint format test-formats test-qgis test-browser test-readme test-spark \
	test-networks pictures validation check-validation bench bench-scale fuzz-csv fuzz-json \
	swift-toolchain build-packages

demo: release
	@mkdir -p out
	@$(CORRIDOR) compare Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ)
	@$(CORRIDOR) compare Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) --quiet \
		-o out/instc-vs-suez.geojson
	@$(CORRIDOR) map compare Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) -o out/instc-vs-suez.html
	@$(CORRIDOR) chart time-distance Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) --uncertain --quiet \
		-o out/instc-vs-suez-time-distance.svg
	@echo "wrote out/instc-vs-suez.geojson, out/instc-vs-suez.html"
	@echo "  and out/instc-vs-suez-time-distance.svg"

test: swift-toolchain build-packages
	@Scripts/ensure-packages.sh gdal-bin librsvg2-bin
	$(SWIFT) test

release: swift-toolchain build-packages
	@$(SWIFT) build -c release --product corridor --static-swift-stdlib

# Checks by other people's validators, of the data package and of what the tool writes.
test-formats: release
	@Scripts/ensure-packages.sh gdal-bin python3 python3-venv python3-gdal libsqlite3-mod-spatialite
	@Tests/formats/run.sh $(CORRIDOR)

# QGIS, without a screen, opens every layer with its rows, extent and style. Not in CI: half a
# gigabyte of packages.
test-qgis: release
	@Scripts/ensure-packages.sh python3-qgis
	@Tests/formats/run_qgis.sh $(CORRIDOR)

# The map pages on the screen of Debian's Chromium, without a window.
test-browser: release
	@Scripts/ensure-packages.sh chromium chromium-driver fonts-dejavu-core libjs-leaflet \
		python3 python3-venv
	@Tests/browser/run.sh $(CORRIDOR)

# Runs every console example of the README and the guides, and compares what it prints.
test-readme: release
	@Scripts/ensure-packages.sh python3 jq parallel gdal-bin
	@python3 Tests/readme/run_examples.py $(CORRIDOR) README.md Documentation/charts.md \
		Documentation/uncertainty.md Documentation/scenarios.md Documentation/scripting.md \
		Documentation/formats.md Documentation/maps.md Documentation/large-networks.md \
		--snippet Snippets/LibraryExample.swift
	$(SWIFT) run LibraryExample

# The pictures of the documentation; CI looks whether they have changed.
pictures: release
	@Scripts/ensure-packages.sh python3 python3-pip
	@$(CORRIDOR) chart stages Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) --quiet \
		-o Documentation/images/instc-vs-suez-stages.svg
	@$(CORRIDOR) basemap install --quiet
	@$(CORRIDOR) map compare Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) --quiet \
		-o Documentation/images/instc-vs-suez.svg
	@$(CORRIDOR) chart time-distance Mumbai "Saint Petersburg" $(INSTC_VS_SUEZ) --uncertain --quiet \
		-o Documentation/images/instc-vs-suez-time.svg
	@$(CORRIDOR) map scenario diff today rasht-astara --od "Tehran>Moscow" --require mode:rail --quiet \
		-o Documentation/images/rasht-astara.svg
	@$(CORRIDOR) map reach Kashgar --within 6d --quiet -o Documentation/images/kashgar-6d.svg

# Runs the Spark example on a local cluster of two workers: ROWS=100000 for a long sweep.
test-spark: release
	@Scripts/ensure-packages.sh python3 python3-venv
	@Tests/spark/run.sh $(CORRIDOR) --rows $(ROWS)

# Routes over real networks that others publish, held to igraph's: PAIRS=1000 for a long run, and
# NETWORKS=searoute for one that takes seconds.
test-networks: release
	@Tests/networks/run.sh $(CORRIDOR) --pairs $(PAIRS) $(NETWORKS)

# Every published figure beside the model: the page, and whether it is up to date.
validation: release
	@$(CORRIDOR) claims --validation -o Documentation/validation.md

check-validation: release
	@$(CORRIDOR) claims --validation | diff -u Documentation/validation.md - || \
		{ echo "error: Documentation/validation.md is stale: run 'make validation'" >&2; exit 1; }

lint: swift-toolchain
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests Benchmarks Snippets Fuzz

format: swift-toolchain
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests Benchmarks Snippets Fuzz

bench: release
	@CORRIDOR="$(CURDIR)/$(CORRIDOR)" Benchmarks/run.sh --readme README.md

# Hierarchies on networks of up to a million nodes beside other libraries, half an hour; rewrites
# Documentation/performance.md.
bench-scale: swift-toolchain build-packages
	@Scripts/ensure-packages.sh python3 python3-venv
	@Benchmarks/scale/run.sh

# Feeds the CSV reader mutated files for half a minute.
fuzz-csv: swift-toolchain
	@mkdir -p .build/fuzz/csv
	swiftc -O -g -sanitize=fuzzer,address -parse-as-library -module-name csv_fuzz \
		Sources/Formats/CSV/*.swift Sources/Formats/Numbers/*.swift Fuzz/csv_fuzz.swift \
		-o .build/fuzz/csv_fuzz
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/fuzz/csv_fuzz -max_total_time=30 \
		-max_len=4096 -artifact_prefix=.build/fuzz/ .build/fuzz/csv Fuzz/seeds/csv

# Feeds the JSON reader mutated texts for half a minute.
fuzz-json: swift-toolchain
	@mkdir -p .build/fuzz/json
	swiftc -O -g -sanitize=fuzzer,address -parse-as-library -module-name json_fuzz \
		Sources/Formats/JSON/*.swift Sources/Formats/CSV/CSVBytes.swift \
		Sources/Formats/Numbers/*.swift Sources/Formats/Output/*.swift Fuzz/json_fuzz.swift \
		-o .build/fuzz/json_fuzz
	SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 .build/fuzz/json_fuzz -max_total_time=30 \
		-max_len=4096 -artifact_prefix=.build/fuzz/ .build/fuzz/json Fuzz/seeds/json

swift-toolchain:
	@Scripts/ensure-swift.sh

build-packages:
	@Scripts/ensure-packages.sh libproj-dev libsqlite3-dev pkg-config
