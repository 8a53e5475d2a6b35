# Readout. `make test` is the one command: it brings what it lacks and runs everything.

CORPUS   ?= ../shared
FUZZTIME ?= 60s
VERSION  ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unversioned)
TAGS     := browser,corpus,real,root
TOOL     := go tool -modfile=tools/go.mod

# The tests of `make test` are linked without what a debugger reads; vet has read them all before.
LEAN     := -vet=off -ldflags=-w

# The rooms where goroutines meet: race runs all of their tests, and `make test` runs them there alone.
RACED    := $(addprefix readout/internal/,live presence bell desk shelf web)

# Root runs the power cuts with the rest of ./cmd/readout, which is then compiled and linked once.
ROOTED   := $(if $(filter 0,$(shell id -u)),-tags root)

.DEFAULT_GOAL := help
.PHONY: help test setup format fmt vet staticcheck unit rest root browser race corpus build release demo bench soak tidy

help: ## say what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

test: ## everything, in the order of how soon it tells
	@scripts/steps setup format vet staticcheck rest browser race corpus

setup: ## install what the tests need, or name it (Debian as root installs)
	@scripts/setup

format: ## list the files that gofumpt would change, and fail
	@files=$$($(TOOL) gofumpt -l cmd internal); \
	if [ -n "$$files" ]; then echo "not formatted; 'make fmt' does it:"; echo "$$files"; exit 1; fi

fmt: ## format them
	$(TOOL) gofumpt -w cmd internal

vet: ## go vet, the browser and corpus tests included
	go vet -tags $(TAGS) ./...

staticcheck: ## staticcheck, the same
	$(TOOL) staticcheck -tags $(TAGS) ./...

unit: ## unit, golden, page and storybook tests, acceptance scripts, house rules
	go test -timeout 20m ./...

rest: ## unit, without the rooms that race runs; for root with what takes root
	scripts/inmemory go test $(LEAN) $(ROOTED) -timeout 20m $(filter-out $(RACED),$(shell go list ./...))
	@$(if $(ROOTED),,echo "power cuts take root: not run"; [ -z "$$CI" ])

# Only ./cmd/readout has such tests. In CI whoever is not root is told by a failure.
root: ## the tests that take root, FUSE and a loop device: a disk whose power is cut
	@if [ "$$(id -u)" = 0 ]; then go test $(LEAN) -tags root -run 'Cut' -timeout 10m -count=1 ./cmd/readout; \
	else echo "power cuts take root: not run"; [ -z "$$CI" ]; fi

browser: ## the tests that need Chromium
	go test $(LEAN) -tags browser -parallel 4 -timeout 30m -count=1 ./internal/browser/...

# Left out of the race detector is what one goroutine computes by itself, each step of it dear there: SQLite (an
# update would cost 10 to 20 ms), hashes of passwords, pictures, what is packed, a dictionary, expressions, the parsers of
# HTML and of the migrations. Only packages that wait for nobody may be named: what an atomic or a sync.Once in one orders
# for others is not seen. What regexp, encoding/binary and hash/crc32 keep in a pool, a map or a table is read by nobody else.
ALONE    := modernc.org/... golang.org/x/crypto/argon2 golang.org/x/crypto/blake2b golang.org/x/image/draw image/... \
	compress/... encoding/binary hash/crc32 regexp/... golang.org/x/net/html golang.org/x/net/html/atom \
	github.com/ikawaha/... github.com/pressly/goose/v3/internal/sqlparser
race: ## the rooms where goroutines meet, under the race detector
	CGO_ENABLED=1 scripts/inmemory go test $(LEAN) -race $(foreach room,$(ALONE),-gcflags='$(room)=-race=false') -timeout 10m $(RACED)

corpus: ## the real pages of the folder CORPUS, which are no part of this repository
	@scripts/corpus "$(CORPUS)" $(if $(filter file,$(origin CORPUS)),optional)

build: ## one static binary
	CGO_ENABLED=0 go build -trimpath -ldflags "-X main.version=$(VERSION)" -o readout ./cmd/readout

release: ## static binaries for Linux (amd64, arm64) in dist/, with their hashes
	@scripts/release "$(VERSION)"

demo: ## a throwaway site with a sample that plays by itself
	go run ./cmd/readout demo

bench: ## the benchmarks
	go test -run '^$$' -bench . -benchmem ./...

soak: ## each fuzz target for FUZZTIME, then the long tests; not part of `make test`
	@scripts/soak "$(FUZZTIME)"

# go.mod excludes one version of github.com/google/pprof: a dependency of a dependency asks
# for it, nothing of ours imports it, and not every module proxy has it. Without the line
# `go mod tidy` fails where it is missing. Drop it when the graph no longer names it.
tidy: ## go.mod and go.sum as the imports need them
	go mod tidy
	go -C tools mod tidy
