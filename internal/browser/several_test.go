//go:build browser

package browser

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Several windows, one of them on a phone, edit the same update and its neighbour: each opens
// one, types a paragraph of its own or rewrites one that stands there, and stores it after
// others have stored theirs. Whatever was typed is on the page in the end, or was offered side
// by side with what somebody else made of the same paragraph, where both are kept. A few
// rounds; with READOUT_SOAK as many as fit into a minute.
func TestSeveralWriteAtOnce(t *testing.T) {
	t.Parallel()
	s := theSite(t)
	slug := s.cover(t, "several")
	for n := 1; n <= 2; n++ {
		s.post(t, slug, fmt.Sprintf("Update %d", n), fmt.Sprintf("The doors of hall %d are open.\n\nJournalists wait on pier %d.", n, n))
	}
	windows := []*tab{s.open(t, laptop).logIn(), s.open(t, phone).logIn(), s.open(t, laptop).logIn()}
	for _, w := range windows {
		w.excuse("status of 409")
	}
	trial := &trial{t: t, slug: slug, r: rand.New(rand.NewPCG(7, 7))}
	began := time.Now()
	for round := 0; round < 4 || soaking && time.Since(began) < time.Minute; round++ {
		trial.round(windows)
	}
	t.Logf("%d paragraphs typed, %d edits merged, %d offered side by side", len(trial.typed), trial.merged, trial.offered)
	if trial.merged == 0 || trial.offered == 0 {
		t.Errorf("merged %d, offered side by side %d: the trial tried neither or not both", trial.merged, trial.offered)
	}
	page := s.open(t, laptop).visit("/c/" + slug)
	for _, p := range trial.typed {
		words := eval[string](page, fmt.Sprintf(`document.querySelector('#u-%d').textContent`, p.n))
		if !strings.Contains(words, p.words) {
			t.Errorf("lost from update %d: %q", p.n, p.words)
		}
	}
}

// trial remembers what was typed where.
type trial struct {
	t       *testing.T
	slug    string
	r       *rand.Rand
	typed   []typed
	merged  int
	offered int
}

type typed struct {
	n     int
	words string
}

// round lets every window open an update and type before any of them stores it.
func (tr *trial) round(windows []*tab) {
	at := make([]int, len(windows))
	for i, w := range windows {
		at[i] = 1 + tr.r.IntN(2)
		w.visit(fmt.Sprintf("/desk/c/%s/u/%d", tr.slug, at[i]))
	}
	at[1] = at[0] // two are always at the same one
	windows[1].visit(fmt.Sprintf("/desk/c/%s/u/%d", tr.slug, at[1]))
	same := tr.r.IntN(2) == 0
	for i, w := range windows {
		words := tr.sentence()
		tr.typed = append(tr.typed, typed{at[i], words})
		body := eval[string](w, `document.querySelector('#edit-body').value`)
		if paragraphs := strings.SplitN(body, "\n\n", 2); same && i < 2 { // both write on in the first paragraph
			body = paragraphs[0] + " " + words + "\n\n" + paragraphs[1]
		} else {
			body += "\n\n" + words
		}
		w.fill("#edit-body", body)
	}
	for _, i := range tr.r.Perm(len(windows)) {
		tr.store(windows[i])
	}
}

// store sends the form; what is in dispute must stand side by side, and both stay.
func (tr *trial) store(w *tab) {
	w.leaving(func() { w.click(".editor [data-primary]") })
	for try := 0; w.has(".dispute"); try++ {
		tr.offered++
		if try > 3 {
			tr.t.Fatalf("still in dispute: %s", w.text("main"))
		}
		if theirs, mine := w.count(".dispute .version"), w.count(".dispute"); theirs != 2*mine {
			tr.t.Fatalf("%d sides of %d disputes", theirs, mine)
		}
		w.leaving(func() {
			w.do(`for (const both of document.querySelectorAll('[value=both]')) both.checked = true`)
			w.click("main form [data-primary]")
		})
	}
	if strings.Contains(w.text("#desk-said"), "merged") {
		tr.merged++
	}
}

// sentence is words unlike all others.
func (tr *trial) sentence() string {
	words := make([]string, 6)
	for i := range words {
		word := make([]byte, 4+tr.r.IntN(5))
		for j := range word {
			word[j] = byte('a' + tr.r.IntN(26))
		}
		words[i] = string(word)
	}
	return strings.Join(words, " ") + "."
}
