package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/paste"
)

// mendable is a piece of a page as --pieces prints it, and as --mends reads it back: whoever changes
// "to" or "words" in what was printed has written mends.
type mendable struct {
	Piece  string  `json:"piece"`
	To     string  `json:"to"`
	Words  *string `json:"words,omitempty"` // Markdown; none where an update begins
	Line   int     `json:"line,omitempty"`
	Update int     `json:"update,omitempty"` // from 1; 0 above the first
	Reason string  `json:"reason,omitempty"` // why it was left out
}

// mend changes what was read as the file of --mends says.
func (c *importCmd) mend(ctx context.Context, drafts []*paste.Draft) error {
	if c.Mends == "" {
		return nil
	}
	if len(drafts) > 1 {
		return fault.New(fault.Invalid, "import.mends_one_page", "count", len(drafts))
	}
	raw, err := readFile(c.Mends)
	if err != nil {
		return err
	}
	var all []mendable
	in := json.NewDecoder(bytes.NewReader(raw))
	in.DisallowUnknownFields()
	if err := in.Decode(&all); err != nil {
		return fault.At("--mends", "import.mends_unreadable", "file", c.Mends).Because(err)
	}
	where := make(map[string]string)
	for _, p := range drafts[0].Pieces() {
		where[p.ID] = string(p.Place)
	}
	var mends []desk.ImportMend
	for _, m := range all {
		one := desk.ImportMend{Piece: m.Piece, To: m.To, Words: m.Words}
		if m.To == where[m.Piece] {
			one.To = "" // as it was printed
		}
		mends = append(mends, one)
	}
	return desk.MendImport(ctx, drafts[0], mends)
}

// showPieces prints the pieces of the page and stores nothing.
func (c *importCmd) showPieces(s *session, drafts []*paste.Draft) error {
	if !c.DryRun {
		return fault.New(fault.Invalid, "import.pieces_alone")
	}
	if len(drafts) > 1 {
		return fault.New(fault.Invalid, "import.mends_one_page", "count", len(drafts))
	}
	return printPieces(s.stdout, drafts[0], c.JSON)
}

// printPieces prints the pieces of a page, for people or as JSON.
func printPieces(out io.Writer, d *paste.Draft, asJSON bool) error {
	var all []mendable
	var b strings.Builder
	for _, p := range d.Pieces() {
		m := mendable{Piece: p.ID, To: string(p.Place), Line: p.Line, Update: p.Update + 1, Reason: p.Reason}
		if !p.Begins() {
			words := desk.PieceWords(p)
			m.Words = &words
		}
		all = append(all, m)
		fmt.Fprintf(&b, "%s\t%s\t%d\t%s\n", p.ID, p.Place, p.Line, strings.ReplaceAll(p.Plain(), "\n", " "))
	}
	if !asJSON {
		_, err := io.WriteString(out, b.String())
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(all)
}
