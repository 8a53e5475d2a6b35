package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode/utf8"

	"readout/internal/drafting"
	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/recordfile"
	"readout/internal/text"
)

// draftCmd reads texts and prints what the record could hold of them.
type draftCmd struct {
	Files  []string `arg:"" name:"file" help:"help.draft_file" type:"existingfile"`
	JSON   bool     `name:"json" help:"help.draft_json"`
	Lang   string   `help:"help.draft_lang" enum:"ja,en,ru," default:""`
	Record string   `help:"help.draft_record" type:"existingfile"`
	Unheld bool     `help:"help.draft_unheld"`
}

// mostDraftBytes is more than four million characters of Japanese.
const mostDraftBytes = 16 << 20

// Run makes draftCmd a command.
func (c *draftCmd) Run(s *session) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	out := drafting.Predictions{Format: drafting.PredictionsFormat, Pages: []drafting.PagePredictions{}}
	for _, file := range c.Files {
		words, err := readDraftText(file)
		if err != nil {
			return err
		}
		bar := newBar(s.stderr)
		o.Progress = bar.show
		drafts := drafting.Read(drafting.Page{Lang: c.Lang, Parts: []drafting.Part{{Text: words}}}, o)
		bar.clear()
		if !c.JSON {
			if err := c.list(s, file, drafts); err != nil {
				return err
			}
			continue
		}
		out.Pages = append(out.Pages, drafting.Predict(filepath.Base(file), drafts))
	}
	if !c.JSON {
		return nil
	}
	enc := json.NewEncoder(s.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(out)
}

func (c *draftCmd) options() (drafting.Options, error) {
	var o drafting.Options
	if c.Record == "" {
		if c.Unheld {
			return o, fault.At("--unheld", "draft.unheld_alone")
		}
		return o, nil
	}
	raw, err := readAtMost(c.Record, recordfile.MaxBytes)
	if err != nil {
		return o, err
	}
	f, err := recordfile.Read(raw, nil)
	if faults, ok := err.(recordfile.Faults); ok { //nolint:errorlint // Read gives nothing else
		return o, faults.Joined()
	}
	if err != nil {
		return o, err
	}
	o.Gazetteer = drafting.NewGazetteer(f.Items)
	if c.Unheld {
		o.Held = drafting.HeldBy(f.Items)
	}
	return o, nil
}

var frontMatter = regexp.MustCompile(`\A(?:[A-Za-z][\w ]{0,30}: [^\n]*\n){1,12}---\n`)

// readDraftText reads a text. What stands above "---" is about the text and not of it.
func readDraftText(file string) (string, error) {
	raw, err := readAtMost(file, mostDraftBytes)
	if err != nil {
		return "", err
	}
	words := strings.TrimPrefix(string(raw), "\ufeff")
	if !utf8.ValidString(words) {
		return "", fault.At(filepath.Base(file), "draft.not_utf8")
	}
	if looksLikeHTML(words) {
		return "", fault.At(filepath.Base(file), "draft.html")
	}
	if head := frontMatter.FindString(words); head != "" {
		words = words[len(head):]
	}
	return words, nil
}

func looksLikeHTML(words string) bool {
	start := strings.ToLower(strings.TrimSpace(words[:min(len(words), 200)]))
	return strings.HasPrefix(start, "<!doctype html") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<?xml")
}

func readAtMost(name string, most int) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, int64(most)+1))
	if err == nil && len(raw) > most {
		return nil, fault.At(filepath.Base(name), "draft.too_long", "max", sizeText(int64(most)))
	}
	return raw, err
}

// list prints drafts for people: the likeliest of each page's first, with what made us think so.
func (c *draftCmd) list(s *session, file string, drafts []drafting.Draft) error {
	var b strings.Builder
	fmt.Fprintln(&b, i18n.T(s.lang(), "draft.found", "file", filepath.Base(file), "count", len(drafts)))
	for i := range drafts {
		d := &drafts[i]
		speaker := d.Speaker.Printed
		if speaker == "" {
			speaker = i18n.T(s.lang(), "draft.unknown_speaker")
		}
		at := d.Citations[0]
		fmt.Fprintf(&b, "%3d  %s: %s  [%d–%d]\n     %s\n     (%s: %s)\n", d.Confidence, speaker,
			i18n.T(s.lang(), "kind."+string(d.Kind)), at.Start, at.End, oneLine(at.Exact), d.Why.Rule, d.Why.Cue)
	}
	_, err := io.WriteString(s.stdout, b.String())
	return err
}

func oneLine(words string) string { return strings.Join(strings.Fields(text.Normal(words)), " ") }
