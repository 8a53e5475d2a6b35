package merge

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/internal/coverage"
	"readout/internal/markup"
	"readout/internal/text"
)

var update = flag.Bool("update", false, "write what comes out into testdata, to be read by a person")

// TestMerges reads testdata/*.txt: the common base, "-- theirs", "-- mine", and "-- merged",
// what comes of it. Each begins with fields, "headline: words", then a blank line, then the
// body as Markdown. What is in dispute stands as <<< its name, theirs, ===, mine, >>>. To
// add a case write the three and run
//
//	go test ./internal/merge -run TestMerges -update
func TestMerges(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txt")
	if len(names) == 0 {
		t.Fatal("no cases")
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			asked, want, _ := strings.Cut(string(raw), "-- merged\n")
			base, rest, ok1 := strings.Cut(asked, "-- theirs\n")
			theirs, mine, ok2 := strings.Cut(rest, "-- mine\n")
			if !ok1 || !ok2 {
				t.Fatal(`want lines "-- theirs" and "-- mine"`)
			}
			b, th, m := readMessage(t, base), readMessage(t, theirs), readMessage(t, mine)
			got := writeResult(t, b, th, m)
			if *update {
				if err := os.WriteFile(name, []byte(asked+"-- merged\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			sameBothWays(t, b, th, m)
			onlyOneSide(t, b, th)
			onlyOneSide(t, b, m)
		})
	}
}

func readMessage(t *testing.T, s string) coverage.Message {
	t.Helper()
	m := coverage.Message{Kind: coverage.Report, Said: time.Date(2021, 5, 14, 9, 0, 0, 0, time.UTC)}
	head, body, _ := strings.Cut(s, "\n\n")
	if !strings.Contains(strings.SplitN(s, "\n", 2)[0], ": ") {
		head, body = "", s
	}
	for _, line := range strings.Split(strings.TrimSpace(head), "\n") {
		name, value, _ := strings.Cut(line, ": ")
		switch name {
		case "headline":
			m.Headline = value
		case "kind":
			m.Kind = coverage.Kind(value)
		case "said":
			m.Said, _ = time.Parse(time.RFC3339, value)
		case "pinned":
			m.Pinned = value == "yes"
		case "picture":
			file, caption, _ := strings.Cut(value, " ")
			m.Pictures = append(m.Pictures, coverage.Picture{File: file, Caption: caption})
		case "card":
			href, title, _ := strings.Cut(value, " ")
			m.Cards = append(m.Cards, coverage.Card{Href: href, Title: title})
		}
	}
	doc, err := markup.Markdown(t.Context(), strings.TrimSpace(body))
	if err != nil {
		t.Fatal(err)
	}
	m.Body = doc
	return m
}

func writeResult(t *testing.T, base, theirs, mine coverage.Message) string {
	t.Helper()
	r, err := Messages(base, theirs, mine)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "theirs: %s\nmine: %s\n", strings.Join(r.Theirs, ", "), strings.Join(r.Mine, ", "))
	merged, _, err := r.Settle(nil)
	if err != nil {
		t.Fatal(err)
	}
	words := func(m coverage.Message) map[string]string {
		pinned := map[bool]string{true: "yes", false: "no"}[m.Pinned]
		return map[string]string{Headline: m.Headline, Kind: string(m.Kind), "said": m.Said.Format(time.RFC3339), "pinned": pinned}
	}
	was, is, th, mi := words(base), words(merged), words(theirs), words(mine)
	for _, name := range []string{Headline, Kind, "said", "pinned"} {
		switch {
		case slices.Contains(r.Fields, name):
			fmt.Fprintf(&b, "<<< %s\n%s\n===\n%s\n>>>\n", name, th[name], mi[name])
		case is[name] != was[name]:
			fmt.Fprintf(&b, "%s: %s\n", name, is[name])
		}
	}
	writeParts(&b, r.Pictures, "\n", func(p []coverage.Picture) string {
		return lines(p, func(p coverage.Picture) string { return "picture: " + p.File + " " + p.Caption })
	})
	writeParts(&b, r.Cards, "\n", func(c []coverage.Card) string {
		return lines(c, func(c coverage.Card) string { return "card: " + c.Href + " " + c.Title })
	})
	b.WriteString("\n")
	writeParts(&b, r.Body, "\n\n", func(all []text.Block) string { return markup.Source(text.Document{Blocks: all}) })
	return b.String()
}

func lines[T any](all []T, line func(T) string) string {
	out := make([]string, len(all))
	for i, one := range all {
		out[i] = line(one)
	}
	return strings.Join(out, "\n")
}

func writeParts[T any](b *strings.Builder, parts []Part[T], between string, write func([]T) string) {
	for i, p := range parts {
		if i > 0 {
			b.WriteString(strings.TrimPrefix(between, "\n"))
		}
		if p.Dispute == nil {
			b.WriteString(write(p.Settled) + "\n")
			continue
		}
		fmt.Fprintf(b, "<<< %s\n%s\n===\n%s\n>>>\n", p.Dispute.ID, write(p.Dispute.Theirs), write(p.Dispute.Mine))
	}
}
