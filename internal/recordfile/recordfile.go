// Package recordfile is the record as one file: the format readout-record/1 of
// docs/record-format.md, read with every fault at once and written so that the same record
// gives the same bytes. It knows no store: who anchors the citations is the caller's.
package recordfile

import (
	"fmt"

	"readout/internal/coverage"
	"readout/internal/fault"
	"readout/internal/record"
)

// Format is what a file says it is.
const Format = "readout-record/1"

// The bounds of a file.
const (
	MaxBytes  = 64 << 20
	maxDepth  = 40
	maxFaults = 1000
)

// File is what a file holds. In its items a citation names a coverage by Slug (or, where the
// file names pages otherwise, by that name), and an update by its number or by the name that
// the file gives the part.
type File struct {
	Coverages []Coverage
	Items     record.Items
	Passed    []Passed

	cited map[key][]Spot
}

type key struct {
	kind record.Kind
	id   string
}

// Spot is a place in a file.
type Spot struct {
	Line int
	Path string
}

// Cited tells where the file has a citation of an item, by its number in the item's Cites.
func (f *File) Cited(kind record.Kind, id string, i int) Spot {
	if spots := f.cited[key{kind, id}]; i < len(spots) {
		return spots[i]
	}
	return Spot{Path: string(kind) + " " + id}
}

// Coverage is a coverage as far as the record rests on it.
type Coverage struct {
	Name    string // what citations call it
	Slug    string // "" where the file does not say: the caller finds the coverage by its words
	Title   string // to find it by
	Content *coverage.Content
	Updates []Update
}

// Update is one update of a coverage.
type Update struct {
	Name    string // what citations call it
	N       int    // 0 where the file does not say
	Time    string // 17:39, where the file says no more
	Message *coverage.Message
}

// Passed is what was not taken, and why that is no fault.
type Passed struct {
	Line int
	Path string
}

// Fault is something wrong in a file.
type Fault struct {
	Line int
	Path string // statements[3].kind
	Err  *fault.Error
}

// Faults are all that is wrong in a file, in the order of its lines. It is an error, so that
// nothing is half taken by mistake.
type Faults []Fault

// Error is for developers; people are shown each fault with its line.
func (f Faults) Error() string {
	if len(f) == 0 {
		return "no faults"
	}
	return "record file: " + f[0].Path + ": " + f[0].Err.Error()
}

// Joined gives the faults as one for those who carry faults about: each is a detail whose
// field is "line: path".
func (f Faults) Joined() *fault.Error {
	all := &fault.Error{Kind: fault.Invalid, Key: "recordfile.refused", Args: fault.Args{"count": len(f)}}
	for _, one := range f {
		at := *one.Err
		at.Field = fmt.Sprintf("%d: %s", one.Line, one.Path)
		all.Details = append(all.Details, &at)
	}
	return all
}
