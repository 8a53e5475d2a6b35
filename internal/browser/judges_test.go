//go:build browser

package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var languages = []string{"ja", "en", "ru"}

// axe runs axe-core on the page and gives a line for each violation.
const axe = `(async (rules) => {
	const only = rules.length ? {type: 'rule', values: rules} : {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']};
	const found = await window.axe.run(document, {runOnly: only, resultTypes: ['violations']});
	return found.violations.flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target.join(' ') + ': ' + n.html.slice(0, 160) + ' (' + (n.any[0] ?? n.all[0] ?? n.none[0])?.message + ')'));
})`

// Nobody is kept out: axe-core finds no violation on any page, and each page in each language is
// titled, says which language it is in, names what can be pressed, and is no wider than a phone, nor with letters twice as
// large. That no page logs an error, breaks the content policy or asks another site is checked on the way, as in every
// test.
func TestNobodyIsKeptOut(t *testing.T) {
	t.Parallel()
	s := furnished(t)
	for _, lang := range languages {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			reader := s.open(t, look{})
			editor := s.open(t, look{}).logIn()
			for i, k := range pageKinds {
				p := reader
				if k.desk {
					p = editor
				}
				p.looking(laptop)
				p.see(k, lang)
				p.isIn(k.name, lang)
				p.judge(k.name+", "+lang, judgingsOf(i, lang))
				if lang == "ru" { // whose words are the longest
					p.fitsWithLargeLetters(k.name)
				}
			}
		})
	}
}

// A judging is how a page is looked at, and by which of axe-core's rules, all when there are none.
type judging struct {
	look
	rules []string
}

// What differs in the dark, and what may differ between languages at another width: what fits, what
// is shown, and what it is called. All other rules find the same in each language at each width.
var (
	ofColours = []string{"color-contrast", "link-in-text-block"}
	ofWords   = []string{"target-size", "scrollable-region-focusable", "aria-hidden-focus", "button-name", "link-name", "label", "select-name", "summary-name", "input-button-name"}
)

// everyLook is light and dark at both widths.
var everyLook = []judging{{laptop, nil}, {inTheDark(laptop), ofColours}, {phone, nil}, {inTheDark(phone), ofColours}}

// judgingsOf says how axe-core judges the page of a number in a language. In `make test` each page is judged in
// one language: by all rules at one width, and in the dark at the other. Six pages that follow each other have
// between them each language at each width. `make soak` judges each page in each language.
func judgingsOf(page int, lang string) []judging {
	if soaking {
		return everyJudging(lang)
	}
	if lang != languages[page%len(languages)] {
		return nil
	}
	light, dark := laptop, phone
	if page/len(languages)%2 == 1 {
		light, dark = dark, light
	}
	return []judging{{light, nil}, {inTheDark(dark), ofColours}}
}

// everyJudging is how pages of a language are judged where there is time: of one in every look; of the others in
// light, at one width by all rules, the longest words on a phone.
func everyJudging(lang string) []judging {
	switch lang {
	case "en":
		return everyLook
	case "ru":
		return []judging{{laptop, ofWords}, {phone, nil}}
	default:
		return []judging{{laptop, nil}, {phone, ofWords}}
	}
}

// Every page is judged by all rules in light, and for its colours in the dark, and each language at each width has its pages.
func TestEveryPageIsJudged(t *testing.T) {
	t.Parallel()
	type by struct {
		lang  string
		width int64
		dark  bool
	}
	pages := map[by]int{}
	for i, k := range pageKinds {
		light, dark := 0, 0
		for _, lang := range languages {
			for _, j := range judgingsOf(i, lang) {
				pages[by{lang, j.width, j.dark}]++
				switch {
				case j.dark:
					dark++
				case j.rules == nil:
					light++
				}
			}
		}
		if light == 0 || dark == 0 {
			t.Errorf("%s: judged by all rules %d times, in the dark %d times", k.name, light, dark)
		}
	}
	for _, lang := range languages {
		for _, width := range []int64{phone.width, laptop.width} {
			if got, want := pages[by{lang, width, false}], len(pageKinds)/6; got < want {
				t.Errorf("%s at %d px: got %d pages judged by all rules, want %d at least", lang, width, got, want)
			}
		}
	}
}

func inTheDark(l look) look {
	l.dark = true
	return l
}

// isIn checks what axe-core asks of a page's words and costs little, in whichever language: that it has a title and
// one first heading, says which language it is in, and that what can be pressed has a name.
func (p *tab) isIn(name, lang string) {
	p.t.Helper()
	for _, fault := range eval[[]string](p, wordless+"("+js(lang)+")") {
		p.t.Errorf("%s, %s: %s", name, lang, fault)
	}
}

const wordless = `((lang) => {
	const faults = [];
	if (!document.title.trim()) faults.push('no title');
	if (document.documentElement.lang !== lang) faults.push('says that it is in ' + document.documentElement.lang);
	if (document.querySelectorAll('h1').length !== 1) faults.push('first headings: ' + document.querySelectorAll('h1').length);
	const words = (e) => e.textContent.trim() || e.ariaLabel?.trim() || e.title.trim() || e.ariaLabelledByElements?.length || [...e.querySelectorAll('img')].some((i) => i.alt.trim());
	for (const e of document.querySelectorAll('a[href], button, summary, h1, h2, h3, label, legend')) {
		if (!words(e) && e.checkVisibility({visibilityProperty: true})) faults.push('without words: ' + e.outerHTML.slice(0, 120));
	}
	for (const e of document.querySelectorAll('input:not([type=hidden], [type=submit], [type=button]), select, textarea')) {
		const named = [...e.labels ?? []].some(words) || e.ariaLabel?.trim() || e.title.trim() || e.ariaLabelledByElements?.length;
		if (!named && e.checkVisibility({visibilityProperty: true})) faults.push('without a name: ' + e.outerHTML.slice(0, 120));
	}
	return faults;
})`

// isForEverybody has axe-core judge the page as it stands: by all rules on a phone, by what width and darkness change
// on a laptop; in `make soak` in every look.
func (p *tab) isForEverybody(name string) {
	p.t.Helper()
	if soaking {
		p.judge(name, everyLook)
	} else {
		p.judge(name, []judging{{laptop, ofWords}, {inTheDark(laptop), ofColours}, {phone, nil}})
	}
}

// judge has axe-core judge the page in these looks, and sees that it fits a phone.
func (p *tab) judge(name string, looks []judging) {
	p.t.Helper()
	if len(looks) > 0 {
		p.bringsAxe()
	}
	for _, l := range looks {
		p.looking(l.look)
		p.do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
		for _, violation := range eval[[]string](p, axe+"("+js(append([]string{}, l.rules...))+")") {
			p.t.Errorf("%s, %d px, dark %v: %s", name, l.width, l.dark, violation)
		}
	}
	p.looking(phone)
	p.do(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))`)
	if wide := eval[string](p, tooWide); wide != "" {
		p.t.Errorf("%s: wider than a phone: %s", name, wide)
	}
	if broken := eval[[]string](p, brokenWords); len(broken) > 0 {
		p.t.Errorf("%s: on a phone buttons break within words: %v", name, broken)
	}
	if ids := eval[[]string](p, doubleIDs); len(ids) > 0 {
		p.t.Errorf("%s: ids that stand twice: %v", name, ids)
	}
}

// bringsAxe has axe-core in the page. The tab keeps its half a megabyte, which costs more to be sent than to be read.
func (p *tab) bringsAxe() {
	p.t.Helper()
	const bring = `sessionStorage.axeCore ? ((0, eval)(sessionStorage.axeCore), true) : false`
	if eval[bool](p, bring) {
		return
	}
	p.do(`sessionStorage.axeCore = ` + js(axeSource(p.t)))
	eval[bool](p, bring)
}

func axeSource(t *testing.T) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(top, "tools", "judges", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// The judge judges: a picture without words and grey on grey do not get past it.
func TestTheJudgeJudges(t *testing.T) {
	t.Parallel()
	p := theSite(t).open(t, laptop).visit("/")
	p.bringsAxe()
	p.do(`(() => {
		const words = document.createElement('p');
		words.textContent = 'Hard to read';
		words.style.color = '#999';
		words.style.background = '#aaa';
		document.querySelector('main').append(new Image(), words);
	})()`)
	found := strings.Join(eval[[]string](p, axe+"([])"), "\n")
	for _, want := range []string{"image-alt", "color-contrast"} {
		if !strings.Contains(found, want) {
			t.Errorf("axe-core does not find %s: %q", want, found)
		}
	}
}

// brokenWords names words of buttons that stand on two lines. Japanese may be parted anywhere.
const brokenWords = `[...document.querySelectorAll('button, .button')].filter((b) => b.checkVisibility({visibilityProperty: true})).flatMap((b) => {
	const broken = [];
	const texts = document.createTreeWalker(b, NodeFilter.SHOW_TEXT);
	while (texts.nextNode()) {
		for (const word of texts.currentNode.data.matchAll(/[\p{Script=Latin}\p{Script=Cyrillic}]{2,}/gu)) {
			const range = document.createRange();
			range.setStart(texts.currentNode, word.index);
			range.setEnd(texts.currentNode, word.index + word[0].length);
			if (new Set([...range.getClientRects()].map((r) => r.top)).size > 1) broken.push(word[0]);
		}
	}
	return broken;
})`

// tooWide names what makes the page scroll sideways.
const tooWide = `(() => {
	const root = document.documentElement;
	if (root.scrollWidth <= root.clientWidth) return '';
	const kept = (e) => { for (e = e.parentElement; e && e !== document.body; e = e.parentElement) if (getComputedStyle(e).overflowX !== 'visible') return true; };
	const wide = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && !kept(e));
	return root.scrollWidth + ' px: ' + wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(' | ');
})()`

const doubleIDs = `(() => {
	const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
	return [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
})()`

// The markup of every kind of page is valid, as html-validate reads what the server sends.
func TestTheMarkupIsValid(t *testing.T) {
	t.Parallel()
	s := furnished(t)
	c := s.client(t)
	anybody := &http.Client{}
	var all []sentPage
	for _, lang := range languages {
		for _, k := range pageKinds {
			if k.act != nil {
				continue
			}
			path := in(lang, k.path)
			if k.path == "/" && lang != "en" {
				path += "/"
			}
			from := anybody
			if k.desk {
				from = c
			}
			html, status := s.fetch(t, from, path)
			if want := max(k.status, http.StatusOK); status != want {
				t.Errorf("%s: got status %d, want %d", path, status, want)
			}
			all = append(all, sentPage{Name: path, HTML: html})
		}
	}
	judgeMarkup(t, all)
}

// sentPage is a page as the server sent it.
type sentPage struct {
	Name string `json:"name"`
	HTML string `json:"html"`
}

// judgeMarkup has html-validate read pages.
func judgeMarkup(t *testing.T, all []sentPage) {
	t.Helper()
	raw, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("node", "html.js")
	cmd.Dir = filepath.Join(top, "tools", "judges")
	cmd.Stdin = bytes.NewReader(raw)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("html-validate: %v\n%s", err, out)
	}
	if !strings.Contains(string(out), fmt.Sprintf("%d pages", len(all))) {
		t.Errorf("html-validate judged other pages than the %d that were sent: %s", len(all), out)
	}
}
