//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// selects selects words in an update on the desk, as a reader with a mouse would: from the
// first place where the beginning stands to the first place after it where the end stands.
func (p *tab) selects(n int, from, to string) {
	p.t.Helper()
	p.selectsIn(n, "body", from, to)
}

// selectsIn does so in any field of an update.
func (p *tab) selectsIn(n int, name, from, to string) {
	p.t.Helper()
	p.do(fmt.Sprintf(`(() => {
		const field = document.querySelector('#u-%d [data-field="%s"]');
		const plain = field.textContent;
		const start = plain.indexOf(%s);
		const end = plain.indexOf(%s, start) + %[4]s.length;
		if (start < 0 || end < start) throw new Error('not there: ' + plain);
		const place = (at) => {
			const walk = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
			for (let node = walk.nextNode(); node; node = walk.nextNode()) {
				if (at <= node.length) return [node, at];
				at -= node.length;
			}
		};
		document.getSelection().setBaseAndExtent(...place(start), ...place(end));
	})()`, n, name, js(from), js(to)))
}

// marks marks the selected words through the panel: speaker, kind, issue.
func (p *tab) marks(speaker, kind, issue string) {
	p.t.Helper()
	p.press("Alt+m")
	p.until(`document.querySelector('#mark-panel').open && document.querySelector('#mark-panel form').dataset.guessing === 'false'`)
	for _, box := range []string{"[name=speaker][value=" + speaker + "]", "[name=issue][value=" + issue + "]"} {
		if !p.has("#mark-panel " + box + ":checked") { // what the words tell is filled in
			p.choose("#mark-panel input"+box, "")
		}
	}
	p.choose("#mark-panel #mark-kind", kind)
	p.click("#mark-panel [data-primary]")
	p.until(`!document.querySelector('#mark-panel').open`)
}

// A selected sentence becomes a line of the readout with speaker, office and kind; the line
// leads to the sentence, highlighted and in sight. It survives an edit elsewhere in the
// update, is flagged when its words are rewritten, and stands again when the desk has chosen
// new ones. So do words across two paragraphs, words with a link and emphasis in them, and
// Japanese with emoji, whose places are counted in code points.
func TestAMarkedSentence(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	round := s.record(t)
	for i, c := range []struct {
		name, body, from, to, want string
		before, after              string // an edit elsewhere: what stands before and behind
		rewritten                  string
	}{
		{
			"plain words",
			"The hall was full. We are ready to repair it together. He left at noon.",
			"We are ready", "together.", "We are ready to repair it together.",
			"Nobody was late. ", " It rained.",
			"The hall was full. Nothing was promised. He left at noon.",
		},
		{
			"inline markup",
			"The hall was full. We are **ready** to [repair it](https://example.org/) *together*. He left.",
			"We are ready", "together.", "We are ready to repair it together.",
			"Nobody was *late*. ", " It rained.",
			"The hall was full. Nothing was **promised**. He left.",
		},
		{
			"two paragraphs",
			"The hall was full. We are ready.\n\nWe begin tomorrow. He left.",
			"We are ready.", "tomorrow.", "We are ready. We begin tomorrow.",
			"Nobody was late. ", " It rained.",
			"The hall was full.\n\nHe left.",
		},
		{
			"Japanese and emoji",
			"🎌会場は満員👨‍👩‍👧‍👦だった。「灯台🗼を**共に**直す用意がある𠮷」と外相は述べた。",
			"灯台", "𠮷", "灯台🗼を共に直す用意がある𠮷",
			"𠮷野家の前で。🏳️‍🌈", "雨だった。☔",
			"🎌会場は満員だった。何も約束されなかった。",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			slug := s.cover(t, fmt.Sprintf("marked-%d", i), fields{"event": "as-3"})
			for j := range 4 {
				s.post(t, slug, fmt.Sprintf("Before %d", j), long)
			}
			n := s.post(t, slug, "", c.body)
			for j := range 4 {
				s.post(t, slug, fmt.Sprintf("After %d", j), long)
			}
			desk := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
			desk.selects(n, c.from, c.to)
			desk.until(`!document.querySelector('#mark-button').hidden`)
			desk.marks("minato", "offer", "lighthouse")
			desk.reads(at(n), "Minato")

			p := s.open(t, phone).visit(round)
			line := "#" + eval[string](p, fmt.Sprintf(`[...document.querySelectorAll('.statement')].find((e) => e.querySelector('.record-foot a[href*="/c/%s/"]')).id`, slug))
			words := p.text(line)
			for _, want := range []string{"Minato", "Foreign Minister", "The lighthouse", "Aomine"} {
				if !strings.Contains(words, want) {
					t.Errorf("the line %q does not name %q", words, want)
				}
			}
			kind := strings.ToLower(p.text(line + " .kind"))
			if !strings.Contains(kind, "offer") {
				t.Errorf("kind: got %q, want offer", kind)
			}
			p.leaving(func() { p.click(line + ` .record-foot a[href*="/u/"]`) })
			p.standsAtTheSentence(c.want)

			s.edit(t, slug, n, fields{"body": c.before + c.body + c.after})
			p.visit(round)
			p.leaving(func() { p.click(line + ` .record-foot a[href*="/u/"]`) })
			p.standsAtTheSentence(c.want)

			s.edit(t, slug, n, fields{"body": c.rewritten})
			p.visit(round)
			if !p.has(line + " .orphan") {
				t.Errorf("the words are rewritten, but the line does not say so: %s", p.text(line))
			}
			desk.visit("/desk")
			id := strings.TrimPrefix(line, "#st-")
			desk.leaving(func() { desk.click(`a[href$="/desk/statements/` + id + `"]`) })
			desk.choose(".sentences label:nth-of-type(1) input", "")
			desk.leaving(func() { desk.click("form:has(.sentences) [data-primary]") })
			p.visit(round)
			if p.has(line + " .orphan") {
				t.Errorf("the desk has chosen words anew, but the line is still flagged: %s", p.text(line))
			}
			p.leaving(func() { p.click(line + ` .record-foot a[href*="/u/"]`) })
			p.standsAtTheSentence(eval[string](p, `document.querySelector(':target')?.textContent ?? 'a sentence'`))
		})
	}
}

// A reader who has the round's page open sees the readout grow line by line.
func TestTheReadoutGrows(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	slug := s.cover(t, "grows", fields{"event": "as-3"})
	body := "We want more fish. We offer two boats. We agree on the colour."
	n := s.post(t, slug, "At the table", body, fields{"said_at": "2021-05-14T05:00:00Z"})
	later := s.post(t, slug, "At the door", "We meet again in spring.", fields{"said_at": "2021-05-14T06:00:00Z"})

	pages := []*tab{s.open(t, laptop).visit(round), s.open(t, phone).visit("/ja" + round), s.open(t, phone).visit("/ru" + round)}
	beside := s.open(t, laptop).visit("/c/" + slug)
	grows := func(want int) {
		t.Helper()
		for _, p := range pages {
			p.until(fmt.Sprintf(`document.querySelectorAll('#timeline > .statement').length === %d`, want))
		}
		beside.until(fmt.Sprintf(`document.querySelectorAll('#part-record [data-statement]').length === %d`, want))
	}
	s.mark(t, slug, n, "We want more fish.", fields{"kind": "request"})
	grows(1)
	s.mark(t, slug, later, "We meet again in spring.", fields{"speaker": []string{"orga"}, "kind": "announce"})
	grows(2)
	s.mark(t, slug, n, "We offer two boats.", fields{"kind": "offer", "issues": []string{"fishing", "lighthouse"}})
	grows(3)
	s.mark(t, slug, n, "We agree on the colour.", fields{"speaker": []string{"minato", "orga"}, "kind": "agree", "issues": []string{"lighthouse"}})
	grows(4)

	order := eval[string](pages[0], `[...document.querySelectorAll('#timeline .words')].map((e) => e.textContent.trim()).join(' ')`)
	if want := "We want more fish. We offer two boats. We agree on the colour. We meet again in spring."; order != want {
		t.Errorf("in the order of what was said: got %q, want %q", order, want)
	}
	pages[0].reads("#part-people", "Defence Minister")
	pages[1].reads("#part-issues", "漁業")
	for _, p := range append(pages, beside) {
		p.equalsFreshLoad()
	}

	s.edit(t, slug, n, fields{"body": strings.ReplaceAll(body, "two boats", "nothing")})
	for _, p := range pages {
		p.until(`document.querySelectorAll('#timeline .orphan').length === 1`)
	}
	s.retract(t, slug, later, "It was not said.")
	for _, p := range append(pages, beside) {
		p.equalsFreshLoad()
	}
}
