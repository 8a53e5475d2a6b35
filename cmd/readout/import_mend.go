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

// mend changes what was read as the file of --mends says: pieces as --pieces prints them, whose place
// or words somebody has changed.
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
	var all []desk.ImportPiece
	in := json.NewDecoder(bytes.NewReader(raw))
	in.DisallowUnknownFields()
	if err := in.Decode(&all); err != nil {
		return fault.At("--mends", "import.mends_unreadable", "file", c.Mends).Because(err)
	}
	mends := make([]desk.ImportMend, len(all))
	for i, p := range all {
		mends[i] = desk.ImportMend{Piece: p.Piece, To: p.To, Words: p.Words}
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
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(desk.Pieces(d))
	}
	var b strings.Builder
	for _, p := range d.Pieces() {
		fmt.Fprintf(&b, "%s\t%s\t%d\t%s\n", p.ID, p.Place, p.Line, strings.ReplaceAll(p.Plain(), "\n", " "))
	}
	_, err := io.WriteString(out, b.String())
	return err
}
