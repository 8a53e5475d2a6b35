package desk

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/paste"
	"readout/internal/text"
)

// ImportMend is what somebody changes of a piece of a page before it is stored. The form, the API
// and the command mend by the same.
type ImportMend struct {
	Piece string  `json:"piece"`           // a part of one, "12.17", cuts it there
	To    string  `json:"to,omitempty"`    // a paste.Putting or a paste.Edge; "", or where it was read, changes nothing
	Words *string `json:"words,omitempty"` // Markdown instead of its words; without any it is left out
	At    string  `json:"at,omitempty"`    // of what begins an update, its moment: "2031-05-14T18:21", or the clock alone
}

// PieceWords gives the words of a piece as Markdown, to be mended.
func PieceWords(p paste.Piece) string { return markup.Source(text.Document{Blocks: p.Blocks}) }

// MendImport changes a page that was read. Nothing is changed where anything of it cannot be meant.
func MendImport(ctx context.Context, page *paste.Draft, mends []ImportMend) error {
	if len(mends) == 0 {
		return nil
	}
	all, err := readMends(ctx, page, page.Pieces(), mends)
	if err != nil {
		return err
	}
	return page.Mend(all)
}

// readMends reads what was typed about the pieces of a page, or says all that is wrong with it.
func readMends(ctx context.Context, page *paste.Draft, whole []paste.Piece, mends []ImportMend) ([]paste.Mend, error) {
	if len(mends) == 0 {
		return nil, nil
	}
	names := make([]string, 0, len(mends))
	for _, m := range mends {
		names = append(names, m.Piece)
	}
	pieces := make(map[string]paste.Piece)
	for _, p := range paste.Parted(whole, names) {
		pieces[p.ID] = p
	}
	all := make([]paste.Mend, 0, len(mends))
	var wrong []*fault.Error
	for n, m := range mends {
		p := pieces[m.Piece]
		if p.Begins() && p.ID != "" && m.At == momentOf(page.Updates[p.Update]) {
			m.At = ""
		}
		made, err := m.read(ctx, p)
		var told *fault.Error
		if err != nil && !errors.As(err, &told) {
			return nil, err
		}
		if told != nil {
			at := *told
			at.Field = "mends[" + strconv.Itoa(n) + "].words"
			wrong = append(wrong, &at)
		}
		all = append(all, made)
	}
	return all, fault.Join(wrong...)
}

// read makes blocks of the words that were typed. Words that are as they were keep what Markdown
// cannot say of them.
func (m ImportMend) read(ctx context.Context, p paste.Piece) (paste.Mend, error) {
	made := paste.Mend{Piece: m.Piece, To: paste.Putting(m.To), At: strings.TrimSpace(m.At)}
	if made.To == p.Place {
		made.To = ""
	}
	if edge := paste.Edge(m.To); slices.Contains(paste.Edges, edge) {
		made.To, made.Edge = "", edge
	}
	if m.Words == nil || p.Begins() {
		return made, nil
	}
	typed := strings.TrimSpace(strings.ReplaceAll(*m.Words, "\r\n", "\n"))
	switch {
	case typed == "":
		made.To, made.Edge = paste.LeaveOut, ""
		return made, nil
	case typed == strings.TrimSpace(PieceWords(p)):
		return made, nil
	case strings.ContainsRune(typed, 0):
		return made, fault.New(fault.Invalid, "text.nul_anywhere")
	}
	read, err := markup.Markdown(ctx, typed)
	made.Blocks = read.Blocks
	return made, err
}
