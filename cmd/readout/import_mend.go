package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
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
	raw, err := readFile(c.Mends)
	if err != nil {
		return err
	}
	all, err := readMends(c.Mends, raw)
	if err != nil {
		return err
	}
	mends := make([][]desk.ImportMend, len(drafts))
	for _, p := range all {
		n, piece, err := entryOf(p.Piece, len(drafts))
		if err != nil {
			return err
		}
		mends[n] = append(mends[n], desk.ImportMend{Piece: piece, To: p.To, Words: p.Words, At: p.At})
	}
	for n, d := range drafts {
		if err := desk.MendImport(ctx, d, mends[n]); err != nil {
			return err
		}
	}
	return nil
}

// readMends reads the one list that such a file holds.
func readMends(file string, raw []byte) ([]desk.ImportPiece, error) {
	var all []desk.ImportPiece
	in := json.NewDecoder(bytes.NewReader(raw))
	in.DisallowUnknownFields()
	if err := in.Decode(&all); err != nil {
		at := in.InputOffset()
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			at = syntax.Offset
		}
		return nil, fault.At("--mends", "import.mends_unreadable", "file", file, "line", lineAt(raw, at)).Because(err)
	}
	behind := raw[in.InputOffset():]
	if rest := bytes.TrimLeft(behind, " \t\r\n"); len(rest) > 0 {
		return nil, fault.At("--mends", "import.mends_go_on", "file", file, "line", lineAt(raw, int64(len(raw)-len(rest))))
	}
	return all, nil
}

// lineAt gives the line of a byte, from 1.
func lineAt(raw []byte, at int64) int {
	return 1 + bytes.Count(raw[:min(at, int64(len(raw)))], []byte("\n"))
}

// entryOf reads the name of a piece: of an export of several entries the number of its entry stands
// before it, "3/12".
func entryOf(name string, entries int) (n int, piece string, err error) {
	if entries == 1 {
		return 0, name, nil
	}
	digits, piece, ok := strings.Cut(name, "/")
	n, wrong := strconv.Atoi(digits)
	if !ok || wrong != nil || n < 1 || n > entries {
		return 0, "", fault.At("--mends", "import.mends_which_entry", "piece", name, "count", entries)
	}
	return n - 1, piece, nil
}

// entryName puts the number of an entry before what is named in it, where there are several.
func entryName(n, entries int, name string) string {
	if entries == 1 {
		return name
	}
	return strconv.Itoa(n+1) + "/" + name
}

// showPieces prints the pieces of the page and stores nothing.
func (c *importCmd) showPieces(s *session, drafts []*paste.Draft) error {
	if !c.DryRun {
		return fault.New(fault.Invalid, "import.pieces_alone")
	}
	return printPieces(s.stdout, drafts, c.JSON)
}

// printPieces prints the pieces of pages, for people or as JSON.
func printPieces(out io.Writer, drafts []*paste.Draft, asJSON bool) error {
	if asJSON {
		all := []desk.ImportPiece{}
		for n, d := range drafts {
			for _, p := range desk.Pieces(d) {
				p.Piece = entryName(n, len(drafts), p.Piece)
				all = append(all, p)
			}
		}
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", " ")
		return enc.Encode(all)
	}
	var b strings.Builder
	for n, d := range drafts {
		for _, p := range d.Pieces() {
			words := strings.ReplaceAll(p.Plain(), "\n", " ")
			if p.Begins() {
				words = strings.TrimSpace(d.Updates[p.Update].Date + " " + d.Updates[p.Update].Time)
			}
			fmt.Fprintf(&b, "%s\t%s\t%d\t%s\n", entryName(n, len(drafts), p.ID), p.Place, p.Line, words)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
