//go:build browser

package browser

import (
	"bufio"
	"fmt"
	"strings"
	"testing"
	"time"
)

// A page that is open gets what is new, what was edited and what was taken back, by itself.
func TestAnOpenPageGetsUpdatesEditsAndRetractions(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "by-itself")
	first := s.post(t, slug, "The doors open", "Both delegations are **inside**.")

	p := s.open(t, laptop).visit("/c/" + slug)
	p.do(`window.same = true`)

	n := s.post(t, slug, "The talks begin", "The ministers sit down.")
	p.reads(at(n), "The talks begin")
	if got := eval[string](p, `document.querySelector('#timeline').firstElementChild.id`); got != fmt.Sprintf("u-%d", n) {
		t.Errorf("newest first: on top stands %s, want u-%d", got, n)
	}

	s.edit(t, slug, first, fields{"headline": "The gates open", "note": "It was the gates."})
	p.reads(at(first), "The gates open")
	p.reads(at(first), "It was the gates.")

	s.retract(t, slug, n, "They have not sat down yet.")
	p.reads(at(n), "They have not sat down yet.")
	if strings.Contains(p.text(at(n)), "The talks begin") {
		t.Errorf("withdrawn words are still there: %s", p.text(at(n)))
	}
	if !eval[bool](p, `window.same === true`) {
		t.Error("the page was loaded anew instead of being mended")
	}
	if got, want := p.count("#timeline > *"), 2; got != want {
		t.Errorf("updates on the page: got %d, want %d", got, want)
	}
	p.equalsFreshLoad()
}

// The live page is imported and played; while it plays, updates are edited and taken back,
// one is posted with an earlier time, statements are marked and the title changes. What then
// stands on a page that was open all the time is what somebody gets who comes now.
func TestAReplayedPageEqualsAFreshLoad(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	round := s.record(t)
	s.importLive(t, "played")

	cmd := s.command("replay", "--slug", "played", "--speed", "1800")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	said := bufio.NewScanner(out)
	const slug = "played-replay"
	if !said.Scan() || !strings.Contains(said.Text(), slug) {
		t.Fatalf("replay said %q, want the slug %s", said.Text(), slug)
	}
	s.api(t, "PATCH", "/coverages/"+slug, fields{"revision": 1, "event": "as-3"})

	var pages []*tab
	for _, path := range []string{"/ja/c/" + slug, "/ja/c/" + slug + "?order=oldest", "/c/" + slug, "/c/" + slug + "?order=oldest", "/ru" + round} {
		pages = append(pages, s.open(t, look{before: quickClock}).visit(path))
	}
	t.Log("pages are open; the replay goes on")
	played := make(chan error, 1)
	posted := make(chan int, 100)
	go func() {
		n := 0
		for said.Scan() {
			n++
			posted <- n
		}
		close(posted)
		played <- cmd.Wait()
	}()
	var done int
	for n := range posted {
		done = n
		switch n {
		case 12:
			s.edit(t, slug, 5, fields{"headline": "見出しを直した 🕊", "note": "誤字"})
		case 14:
			s.mark(t, slug, 5, "見出し", fields{"field": "headline", "kind": "announce"})
			s.retract(t, slug, 7, "まだ始まっていなかった")
		case 17:
			s.edit(t, slug, 9, fields{"pinned": true, "kind": "key"})
			s.edit(t, slug, 5, fields{"body": "書き足した文。\n\n- 一つ\n- 二つ"})
		case 20:
			said5 := s.api(t, "GET", updatePath(slug, 5), nil)["said_at"]
			early := s.post(t, slug, "あとから届いた知らせ", "朝のこと。", fields{"said_at": said5})
			s.edit(t, slug, early, fields{"pinned": true})
		}
	}
	if err := <-played; err != nil {
		t.Fatalf("replay: %v", err)
	}
	if done < 25 {
		t.Fatalf("the replay posted %d updates, want 25", done)
	}
	for _, p := range pages[:4] {
		p.until(`!document.getElementById('main').dataset.stream`)
		p.do(`goOn(16000); dispatchEvent(new Event('focus'))`) // on a busy machine the replay ends before the last edit
	}
	for _, p := range pages {
		p.equalsFreshLoad()
	}
}

// at is the selector of an update.
func at(n int) string { return fmt.Sprintf("#u-%d", n) }

// normal writes main's tree in a form in which two pages that show the same are the same:
// blanks between elements do not count, nor do marks that only say "this is new", nor how far the
// log was when a sheet was made: it follows the journal in its own time.
const normal = `(() => {
	const lines = [];
	const write = (node, deep) => {
		const pad = ' '.repeat(deep);
		if (node.nodeType === Node.TEXT_NODE) {
			const words = node.textContent.replace(/\s+/g, ' ').trim();
			if (words) lines.push(pad + words);
			return;
		}
		if (node.nodeType !== Node.ELEMENT_NODE || node.classList.contains('sheet-log')) return;
		const attributes = [...node.attributes].map(({name, value}) => {
			if (name === 'class') value = value.split(/\s+/).filter((c) => c && !['is-new', 'is-target'].includes(c)).sort().join(' ');
			return name === 'class' && !value ? '' : name + '=' + value;
		}).filter(Boolean).sort();
		lines.push(pad + '<' + [node.localName, ...attributes].join(' ') + '>');
		for (const child of node.childNodes) write(child, deep + 1);
	};
	write(document.getElementById('main'), 0);
	return document.title.replace(/^\(\d+\) /, '') + '\n' + lines.join('\n');
})()`

// equalsFreshLoad compares the page with what somebody gets who comes now. What the page has
// not heard yet it may still hear.
func (p *tab) equalsFreshLoad() {
	p.t.Helper()
	fresh := p.site.open(p.t, laptop)
	address := eval[string](p, `location.pathname + location.search`)
	want := eval[string](fresh.visit(address), normal)
	position := eval[string](fresh, `document.getElementById('main').dataset.position`)
	fresh.close()
	p.until(`document.getElementById('main').dataset.position === ` + js(position))
	got := eval[string](p, normal)
	for end := time.Now().Add(patience); got != want && time.Now().Before(end); {
		// A page that was told to load anew does so within three seconds.
		time.Sleep(50 * time.Millisecond)
		got = eval[string](p, normal)
	}
	if got == want {
		return
	}
	p.t.Errorf("%s differs from a fresh load:\n%s", address, difference(got, want))
}

// difference shows the lines in which two texts differ first.
func difference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(l []string) string { return strings.Join(l[max(0, i-6):min(len(l), i+8)], "\n") }
	return fmt.Sprintf("line %d\ngot:\n%s\nwant:\n%s", i+1, cut(a), cut(b))
}
