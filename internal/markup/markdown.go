// Package markup turns the Markdown that people write into a [text.Document] when they
// save it, and a Document back into Markdown when they edit it again. What is stored is
// the Document; nothing of Markdown, and no HTML of the writer's, reaches a reader.
//
// The dialect is CommonMark (https://spec.commonmark.org/0.31.2/) with tables and with
// what a newsroom that writes Japanese expects:
//
//   - A line end within a paragraph is a break: what you see is what you typed.
//   - **合意**した and **「合意」**と are strong, although CommonMark's rule for
//     punctuation beside letters says no; see emphasis.go.
//   - HTML is text like any other. So are ~~tildes~~: struck words are not said by leaving
//     the strokes out.
//   - A picture becomes a link to it: pages fetch nothing from elsewhere.
//   - Bare http and https addresses are links, also right behind a Japanese letter.
//   - Links lead where [text.AllowedHref] lets them; of others the words remain.
//   - "[note]: words" is a line of text; only a paragraph in which every line defines an
//     address is taken for link definitions, so that no sentence vanishes.
//   - # and ## are level 3, deeper headings level 4, below the update's own headline.
//   - A line "::readout{round=r-3 section=results live}" of its own, in no list and no quote, is
//     a section of that round's readout; see readout.go. One that cannot be understood is a fault.
//   - "\ " (backslash, space) is nothing: it parts emphasis from a letter where needed.
package markup

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"readout/internal/fault"
	"readout/internal/text"
)

// The limits of Markdown. What they keep off is measured in worst_test.go.
const (
	MaxSource     = 64 << 10 // bytes of Markdown
	MaxColumns    = 30       // of a table
	MaxCells      = 2000     // of a table, columns times rows, the header being one
	MaxTotalCells = 10000    // of all tables of a text
	MaxTime       = 2 * time.Second
)

// slots bounds how many texts are parsed at once. The parser cannot be stopped: one that
// is too slow keeps its slot until it is done, and others wait instead of piling up.
var slots = make(chan struct{}, 4)

// Markdown reads Markdown. The source is brought to text.Normal first. Faults:
// "text.not_utf8" (Invalid); "markup.too_large", "markup.too_deep",
// "markup.table_too_large", "markup.result_too_large" and "markup.too_slow" (TooLarge), the middle three
// with the line; "markup.busy" (Unavailable) when ctx ends before the text is read.
func Markdown(ctx context.Context, source string) (text.Document, error) {
	if len(source) > MaxSource {
		return text.Document{}, fault.New(fault.TooLarge, "markup.too_large", "limit", MaxSource, "got", len(source))
	}
	source = text.Normal(source)
	if err := text.Check(source); err != nil {
		return text.Document{}, err
	}
	if err := checkNesting(source); err != nil {
		return text.Document{}, err
	}
	return within(ctx, slots, func() (text.Document, error) { return read(source) })
}

type result struct {
	document text.Document
	err      error
}

// within runs work in a slot and gives up on it when ctx or MaxTime ends.
func within(ctx context.Context, slots chan struct{}, work func() (text.Document, error)) (text.Document, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, MaxTime, errTooSlow)
	defer cancel()
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return text.Document{}, fault.New(fault.Unavailable, "markup.busy").Because(context.Cause(ctx))
	}
	done := make(chan result, 1) // room for one: a late result is left there
	go func() {
		defer func() { <-slots }()
		done <- guarded(work)
	}()
	select {
	case r := <-done:
		return r.document, r.err
	case <-ctx.Done():
		return text.Document{}, stopped(context.Cause(ctx))
	}
}

// guarded turns a panic into a fault. The parser is somebody else's and reads what anybody sends:
// out here no server would catch it, and all that are served would go with one text.
func guarded(work func() (text.Document, error)) (r result) {
	defer func() {
		if p := recover(); p != nil {
			r = result{err: fault.New(fault.Internal, "fault.internal").Because(fmt.Errorf("panic: %v\n%s", p, debug.Stack()))}
		}
	}()
	d, err := work()
	return result{d, err}
}

var errTooSlow = errors.New("parsing took too long")

// stopped tells our own limit from a caller that went away.
func stopped(cause error) error {
	if errors.Is(cause, errTooSlow) {
		return fault.New(fault.TooLarge, "markup.too_slow", "seconds", MaxTime.Seconds()).Because(cause)
	}
	return fault.New(fault.Unavailable, "markup.busy").Because(cause)
}
