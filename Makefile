# What each goal installs it needs only once; on a machine that has it, nothing
# is fetched. Debian, root or sudo.

GO      ?= go
BUILD   := gcc pkg-config libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev
# What the tests look at the results with: a screen, a hand for it, and other
# people's readers of our files.
LOOK    := xvfb xdotool xclip openbox x11-utils imagemagick qpdf poppler-utils python3-openpyxl libreoffice-calc fonts-liberation
# What the benchmarks measure beside.
PEERS   := libreoffice-writer
# Packages that draw run without the race detector: the toolkit and its
# software driver are not ours to check, and take ten times as long under it; so
# does translating the engine that reads PDF files.
DRAWING := ninefold ninefold/app/pdfium ninefold/forms ninefold/forms/journey ninefold/forms/kit ninefold/forms/kit/entrylist ninefold/forms/window

# SQLite is C, translated; its memory and its lock mean nothing to the race
# detector, which takes four times as long over it. The driver is watched. Nor is
# what makes and reads the bytes of workbooks, PDF files and pictures: each of
# these is used by the goroutine that has it, and took half of the time.
#
# Those with generic types of sync in them are compiled without putting functions
# into one another: the linker takes one copy of such a type for the whole
# program, and an unwatched one hides from the detector what orders two
# goroutines. It called encoding/json's own cache a race.
unwatched = $(foreach p,$(1),-gcflags='$(p)=-race=false -d=checkptr=0$(2)')
RACE    := -race $(call unwatched,modernc.org/sqlite/lib modernc.org/libc/... golang.org/x/image/... golang.org/x/text/... image/... compress/...) \
  $(call unwatched,github.com/xuri/... github.com/jung-kurt/... github.com/pdfcpu/... github.com/tetratelabs/... golang.org/x/text/message encoding/xml archive/zip, -l)

# The window writes the document beside itself, so its tests run under the race
# detector, too, without the pictures; what only draws or reckons is not watched.
UNWATCHED := $(call unwatched,github.com/go-text/... github.com/fyne-io/... github.com/srwiley/... github.com/client9/...) $(call unwatched,fyne.io/fyne/v2/... encoding/..., -l)
# What takes minutes under it and has one goroutine.
LONG := TestTextLongerThanAdvisedIsInTheDocument|TestLargerTextStaysWithinItsRange

STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
DEPGUARD    := github.com/OpenPeeDeeP/depguard/v2/cmd/depguard@v2.2.1

.PHONY: run build test bench lint fuzz licences release pictures tools-build tools-look

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

# The licences of everything in the program, for its Help menu.
licences:
	cp LICENSE assets/licences/ninefold.txt
	$(GO) run ./assets/licences/gather assets/licences/licences.txt

# The program as it is given out: stripped, and the same bytes from the same
# sources wherever they lie; that linking twice gives them is tried.
RELEASE := $(GO) build -trimpath -buildvcs=false -ldflags '-s -w -buildid='
release: tools-build
	@mkdir -p out
	$(RELEASE) -o out/ninefold .
	@$(RELEASE) -o out/ninefold.again . && cmp out/ninefold out/ninefold.again && rm out/ninefold.again
	@ls -l out/ninefold && sha256sum out/ninefold

include assets/packaging/packaging.mk

# Pictures of every page of the window, drawn in memory.
pictures: tools-build
	@mkdir -p out/pages
	NINEFOLD_PICTURES=$(CURDIR)/out/pages $(GO) test ./forms/window -run TestPagesAreDrawn -count=1

test: tools-build tools-look lint
	$(GO) test ./app/pdfium # translates the PDF engine, so that the others find it done
	$(GO) test $(RACE) $$($(GO) list ./... | grep -vxF "$$(printf '%s\n' $(DRAWING))")
	$(GO) test $(RACE) $(UNWATCHED) -skip 'TestPagesAreDrawn|$(LONG)' ninefold/forms/window
	$(GO) test -count=1 $(DRAWING) # the journey builds the program itself, which no cache sees
	@$(MAKE) --no-print-directory fuzz FUZZTIME=$(SHORTLY)

# The journey on a computer that is busy with four other things, three times over.
.PHONY: busy
busy: tools-build tools-look
	@busy=; trap 'kill $$busy' EXIT; for n in 1 2 3 4; do (while :; do :; done) & busy="$$busy $$!"; done; \
	$(GO) test -count=3 -run TestWholeJourney -timeout 30m ninefold/forms/journey

bench: tools-build tools-look
	@.ci/need $(PEERS)
	$(GO) test -run '^$$' -bench . -benchmem ./...

lint: tools-build
	@test -z "$$(gofmt -l .)" || { echo "Not gofmt-ed:"; gofmt -l .; exit 1; }
	$(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) run $(DEPGUARD) ./...
	@twice="$$(ls app/store/migrations | cut -d_ -f1 | sort | uniq -d)"; [ -z "$$twice" ] || \
	  { echo "Two migrations have the number $$twice. The one that came last takes the next."; exit 1; }

# Fuzzing of everything that reads what strangers wrote, FUZZTIME for each
# target: long by itself, shortly in every test. Shortly is a count, not a time:
# when a time is up amid an execution, the fuzzer may call that a failure. To
# make what it finds smaller takes longer than to find it, so it tries that once
# only. It is led by what is ours: SQLite's branches take long to count, and are
# none of our business. The tests of a package are linked once for all its targets,
# and their files lie in memory, where that can be written: the disk is not what is
# tried.
FUZZTIME ?= 5m
UNLED    := $(foreach p,modernc.org/sqlite/lib modernc.org/libc/...,-gcflags='$(p)=-d=libfuzzer=0')
SHORTLY  := 400x
fuzz:
	@mkdir -p out; export GOTMPDIR="$${TMPDIR:-/tmp}"; [ ! -w /dev/shm ] || export TMPDIR=/dev/shm; \
	for package in $$(grep -rl --include='*_test.go' '^func Fuzz' . | xargs -n1 dirname | sort -u); do \
	  $(GO) test $(UNLED) -c -fuzz . -o $(CURDIR)/out/fuzz.test $$package || exit 1; \
	  kept="$$($(GO) env GOCACHE)/fuzz/$$($(GO) list $$package)"; mkdir -p "$$kept"; \
	  for target in $$(grep -h '^func Fuzz' $$package/*_test.go | sed 's/func \(Fuzz[A-Za-z0-9]*\).*/\1/'); do \
	    echo "$$package $$target"; \
	    (cd $$package && $(CURDIR)/out/fuzz.test -test.run '^$$' -test.fuzz "^$$target\$$" -test.fuzztime $(FUZZTIME) -test.fuzzminimizetime 1x -test.fuzzcachedir "$$kept") >out/fuzz.log 2>&1 || { cat out/fuzz.log; exit 1; }; \
	  done; \
	  rm out/fuzz.test; \
	done

tools-build:
	@.ci/need $(BUILD)

tools-look:
	@.ci/need $(LOOK)
