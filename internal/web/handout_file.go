package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strings"

	"readout/internal/desk"
	"readout/internal/exchange"
	"readout/internal/fault"
	"readout/internal/markup"
	"readout/internal/record"
	"readout/internal/text"
)

// handoutFile is a form in which a round's readout is taken along.
type handoutFile struct {
	kind     string
	download bool // browsers are asked to keep it
	daily    bool // it bears the day
	body     func(s *Server, ctx context.Context, r *http.Request, view *desk.RoundView) ([]byte, error)
}

var handoutFiles = map[string]handoutFile{
	"html":   {"text/html; charset=utf-8", false, true, (*Server).handoutDocument},
	"txt":    {plainText, false, false, (*Server).handoutText},
	"md":     {"text/markdown; charset=utf-8", false, false, (*Server).handoutMarkdown},
	"jsonld": {"application/ld+json", true, false, (*Server).handoutJSONLD},
	"csv":    {"text/csv; charset=utf-8", true, false, (*Server).handoutTable},
}

// roundFile answers with one of the forms of a readout.
func (s *Server) roundFile(w http.ResponseWriter, r *http.Request, series, round record.EventID, ext string) error {
	form, ok := handoutFiles[ext]
	if !ok {
		return fault.New(fault.NotFound, "web.not_found")
	}
	key := ""
	for _, name := range []string{"form", "table"} {
		key += " " + cutKey(r.URL.Query().Get(name))
	}
	if form.daily {
		key += " " + s.today().Format("2006-01-02")
	}
	if ext == "html" {
		w.Header().Set("Content-Security-Policy", sheetPolicy())
	}
	how := "inline"
	if form.download {
		how = "attachment"
	}
	w.Header().Set("Content-Disposition", how+`; filename="`+string(round)+"."+ext+`"`)
	return s.showBuilt(w, r, key, form.kind, func(ctx context.Context) (Built, error) {
		view, err := s.desk.Round(ctx, series, round)
		if err != nil {
			return Built{}, err
		}
		body, err := form.body(s, ctx, r, view)
		if err != nil {
			return Built{}, err
		}
		return rendered(body, streamsOfRound(view)...), nil
	})
}

// cutKey keeps what somebody asks for from filling the shelf's keys: no form has a longer name.
func cutKey(s string) string {
	if len(s) > 32 {
		return s[:32]
	}
	return s
}

// sheetPolicy allows a sheet the one style sheet that it holds.
func sheetPolicy() string {
	sum := sha256.Sum256(loadFiles().named["sheet.css"].body)
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
}

func (s *Server) handoutDocument(_ context.Context, r *http.Request, view *desk.RoundView) ([]byte, error) {
	paper := s.bodyOf(s.words(r), view).Paper()
	paper.Alone = true
	page, err := s.pages.part("handout-document", paper)
	return []byte(page + "\n"), err
}

// handoutText gives the readout as plain text: lines, a list with the dots that Japanese pages
// use, or HTML to be pasted.
func (s *Server) handoutText(_ context.Context, r *http.Request, view *desk.RoundView) ([]byte, error) {
	body := s.bodyOf(s.words(r), view)
	switch form := r.URL.Query().Get("form"); form {
	case "":
		return []byte(body.lines("")), nil
	case "list":
		return []byte(body.lines("●")), nil
	case "html":
		return []byte(text.HTML(body.document(), nil) + "\n"), nil
	default:
		return nil, fault.At("form", "handout.form", "got", cutKey(form), "known", "list, html")
	}
}

func (s *Server) handoutMarkdown(_ context.Context, r *http.Request, view *desk.RoundView) ([]byte, error) {
	return []byte(markup.Source(s.bodyOf(s.words(r), view).document()) + "\n"), nil
}

// lines writes the sections one below the other, each line with its dot.
func (b RoundBody) lines(dot string) string {
	var out strings.Builder
	out.WriteString(b.heading() + "\n")
	for _, s := range Handout(b.View, b.Lang, b.Own) {
		out.WriteString("\n" + s.Title + "\n")
		if s.Lead != "" {
			out.WriteString(s.Lead + "\n")
		}
		for _, p := range s.Parts {
			if p.Title != "" {
				out.WriteString("[" + p.Title + "]\n")
			}
			for _, l := range p.Lines {
				out.WriteString(dot)
				if l.Label != "" {
					out.WriteString(l.Label + b.T("web.colon"))
				}
				out.WriteString(l.Plain() + "\n")
			}
		}
	}
	out.WriteString("\n" + b.Address() + "\n")
	return out.String()
}

// heading is the title with when and where.
func (b RoundBody) heading() string {
	at := b.When()
	if place := b.LocalText(b.View.Round.Place); place != "" {
		at = strings.TrimPrefix(at+b.T("web.comma")+place, b.T("web.comma"))
	}
	if at == "" {
		return b.T("web.round.title", "round", b.Title())
	}
	return b.Aside(b.T("web.round.title", "round", b.Title()), at)
}

// document is the readout as a Document, with links to the words it rests on.
func (b RoundBody) document() text.Document {
	d := text.Document{Blocks: []text.Block{{Kind: text.BlockParagraph, Inlines: []text.Inline{
		{Kind: text.InlineLink, Href: b.Address(), Inlines: text.Inlines(b.heading())},
	}}}}
	if !text.AllowedHref(b.Address()) {
		d = text.Paragraphs(b.heading())
	}
	for _, s := range Handout(b.View, b.Lang, b.Own) {
		d.Blocks = append(d.Blocks, s.Blocks(b.T("handout.source"), b.Base())...)
	}
	return d
}

func (s *Server) handoutJSONLD(ctx context.Context, r *http.Request, view *desk.RoundView) ([]byte, error) {
	return s.exchanged(ctx, r, view, exchange.JSONLD)
}

func (s *Server) handoutTable(ctx context.Context, r *http.Request, view *desk.RoundView) ([]byte, error) {
	return s.exchanged(ctx, r, view, exchange.CSV)
}

// exchanged writes the record of a round in a form that others read.
func (s *Server) exchanged(ctx context.Context, r *http.Request, view *desk.RoundView, format exchange.Format) ([]byte, error) {
	f, err := s.desk.RoundFile(ctx, view.Round.ID)
	if err != nil {
		return nil, err
	}
	words, site := s.words(r), s.site()
	var out bytes.Buffer
	err = exchange.Write(&out, f, format, exchange.Options{
		Base: site.BaseURL, Name: words.LocalText(site.Name), Langs: []string{words.Lang, site.Lang, "en"}, Table: exchange.Table(r.URL.Query().Get("table")),
	})
	return out.Bytes(), err
}
