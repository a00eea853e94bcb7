# What each goal installs it needs only once; on a machine that has it, nothing
# is fetched. Debian, root or sudo.

GO      ?= go
BUILD   := gcc pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
# What the tests look at the results with: a screen, a hand for it, and other
# people's readers of our files.
LOOK    := xvfb xdotool xclip imagemagick qpdf poppler-utils python3-openpyxl libreoffice-calc
# What the benchmarks measure beside.
PEERS   := libreoffice-writer
# Packages that draw run without the race detector: the toolkit and its
# software driver are not ours to check, and take ten times as long under it.
DRAWING := ninefold ninefold/forms ninefold/forms/journey ninefold/forms/kit ninefold/forms/window

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEPGUARD    := github.com/OpenPeeDeeP/depguard/v2/cmd/depguard@v2.2.1

.PHONY: run build test bench lint fuzz pictures tools-build tools-look

run: build
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  mkdir -p out && { [ -f out/sample.ninefold ] || ./ninefold sample out/sample.ninefold; } && ./ninefold out/sample.ninefold; \
	else \
	  echo "There is no display here, so the window cannot be opened."; \
	  echo "Making the sample, its pack and pictures of the window's pages in out/ instead."; \
	  $(MAKE) --no-print-directory headless; \
	fi

.PHONY: headless
headless: build
	@mkdir -p out && rm -f out/sample.ninefold out/sample.pdf out/sample.xlsx
	./ninefold sample out/sample.ninefold
	./ninefold export out/sample.ninefold --pdf out/sample.pdf --xlsx out/sample.xlsx
	@$(MAKE) --no-print-directory pictures
	@ls -l out

build: tools-build
	$(GO) build -o ninefold .

# Pictures of every page of the window, drawn in memory.
pictures: tools-build
	@mkdir -p out/pages
	NINEFOLD_PICTURES=$(CURDIR)/out/pages $(GO) test ./forms/window -run TestPagesAreDrawn -count=1

test: tools-build tools-look lint
	$(GO) test -race $$($(GO) list ./... | grep -vxF "$$(printf '%s\n' $(DRAWING))")
	$(GO) test -count=1 $(DRAWING) # the journey builds the program itself, which no cache sees

bench: tools-build tools-look
	@.ci/need $(PEERS)
	$(GO) test -run '^$$' -bench . -benchmem ./...

lint: tools-build
	@test -z "$$(gofmt -l .)" || { echo "Not gofmt-ed:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) run $(DEPGUARD) ./...

# Long fuzzing of everything that reads what strangers wrote; FUZZTIME for each.
FUZZTIME ?= 5m
fuzz:
	@for package in $$($(GO) list ./... | grep -v /journey); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test $$package -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) || exit 1; \
	  done; \
	done

tools-build:
	@.ci/need $(BUILD)

tools-look:
	@.ci/need $(LOOK)
