package web

import (
	"net/http"
	"net/url"
	"strconv"

	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/record"
)

// itemForms are the two forms of a kind of item: one that makes a new item, one that changes an
// item that is there. What they have in common is here, what is the kind's own in its fields.
type itemForms[T any] struct {
	kind  record.Kind
	one   string // in addresses: /desk/record/new/outcome
	many  string // /desk/record/outcomes/{id}
	bare  bool   // a new one need not rest on words
	empty func(lang string) *form
	fill  func(f *form, item *T)           // with what is stored
	read  func(typed url.Values, item T) T // changes the item as the form says
	lacks func(typed url.Values) error     // what a new one needs besides the item's own rules, nil for nothing
	check func(item T) error               // its rules, as far as they do not speak of id and words
	put   func(s *Server, r *http.Request, item T, in desk.Put) error
	show  func(s *Server, k *itemForms[T], w http.ResponseWriter, r *http.Request, status int, v *desk.DeskItemView, f *form) error // nil view: a new one
	done  string                                                                                                                    // what is said when a new one was stored
}

// newForm shows the form of a new item: of a round, or of words of an update.
func (k *itemForms[T]) newForm(s *Server, w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f := k.empty(language(r)).set("round", q.Get("round")).set("where", q.Get("where")).set("back", q.Get("back")).set("once", onceKey())
	k.fill(f, new(T))
	return k.show(s, k, w, r, http.StatusOK, nil, f)
}

func (k *itemForms[T]) make(s *Server, w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	f := k.empty(language(r)).take(typed)
	if typed.Has(look) {
		return k.show(s, k, w, r, http.StatusOK, nil, f.again())
	}
	if typed.Get("round") == "" {
		typed.Set("round", string(s.roundWritten(r, f)))
	}
	if err = k.makeOf(s, r, typed); err == nil {
		return s.afterItem(w, r, typed, "done", k.done, "stored", "new/"+k.one+":"+typed.Get("where"))
	}
	if !s.mendable(r, err) {
		return err
	}
	return k.show(s, k, w, r, StatusOf(err), nil, f.set("once", onceKey()).refuse(err))
}

// makeOf makes an item of what was typed. All that is wrong is told at once.
func (k *itemForms[T]) makeOf(s *Server, r *http.Request, typed url.Values) error {
	item := k.read(typed, *new(T))
	words, err := s.readEvidence(r, typed)
	if err == nil && words == nil && !k.bare {
		err = fault.At("exact", "desk.words_missing")
	}
	if k.lacks != nil {
		err = joinFaults(err, k.lacks(typed))
	}
	if err != nil {
		return joinFaults(err, k.check(item))
	}
	return k.put(s, r, item, desk.Put{Words: words, Draft: typed.Get("draft") != "", New: true, Once: onceOf(typed)})
}

func onceOf(typed url.Values) desk.Once {
	return desk.Once{Key: typed.Get("once"), Body: onceBody(typed)}
}

// form shows the form of an item that is there.
func (k *itemForms[T]) form(s *Server, w http.ResponseWriter, r *http.Request) error {
	v, item, err := deskItem[T](s, r, k.kind)
	if err != nil {
		return err
	}
	f := k.empty(language(r)).set("id", v.Item.ItemID()).set("once", onceKey()).set("revision", strconv.Itoa(v.Revision))
	k.fill(f, item)
	return k.show(s, k, w, r, http.StatusOK, v, f)
}

// refused shows it with the fault of something else that was asked of the item.
func (k *itemForms[T]) refused(s *Server, w http.ResponseWriter, r *http.Request, refusal error) error {
	v, item, err := deskItem[T](s, r, k.kind)
	if err != nil {
		return err
	}
	f := k.empty(language(r)).set("id", v.Item.ItemID()).set("once", onceKey()).set("revision", strconv.Itoa(v.Revision))
	k.fill(f, item)
	f.refuse(refusal)
	return k.show(s, k, w, r, StatusOf(refusal), v, f)
}

func (k *itemForms[T]) save(s *Server, w http.ResponseWriter, r *http.Request) error {
	typed, err := sent(r)
	if err != nil {
		return err
	}
	v, item, err := deskItem[T](s, r, k.kind)
	if err != nil {
		return err
	}
	f := k.empty(language(r)).take(typed).set("id", v.Item.ItemID())
	if typed.Has(look) {
		return k.show(s, k, w, r, http.StatusOK, v, f.again())
	}
	words, err := s.readEvidence(r, typed)
	if err == nil {
		err = k.put(s, r, k.read(typed, *item), desk.Put{Words: words, From: number(typed.Get("revision")), Once: onceOf(typed)})
	}
	if err == nil {
		return s.afterItem(w, r, typed, "done", "saved", "stored", k.many+"/"+v.Item.ItemID())
	}
	if !s.mendable(r, err) {
		return err
	}
	f.set("once", onceKey()).refuseChange(err, func(both record.Citing) {
		if item, ok := both.(any).(*T); ok {
			k.fill(f, item)
		}
	})
	return k.show(s, k, w, r, StatusOf(err), v, f)
}

// parts are what the form of an item is made of, beside its own choices.
type parts struct {
	ItemPage
	words      Words
	vocabulary *desk.Vocabulary
	own        string // the language of what is cited or stored
}

// parts gathers them. Of a new item the round is that of the page the words are on.
func (k *itemForms[T]) parts(s *Server, r *http.Request, v *desk.DeskItemView, f *form, newTitle, title string) (p parts, err error) {
	if p.vocabulary, err = s.newsroom.Vocabulary(r.Context()); err != nil {
		return p, err
	}
	if f.Value("round") == "" {
		f.set("round", string(s.roundWritten(r, f)))
	}
	p.words = s.words(r)
	evidence, err := s.evidence(r, f, record.EventID(f.Value("round")), v == nil && !k.bare)
	if err != nil {
		return p, err
	}
	action := "/desk/record/new/" + k.one
	if v != nil {
		action, newTitle = "/desk/record/"+k.many+"/"+v.Item.ItemID(), title
	}
	p.ItemPage, p.own = s.itemPage(r, newTitle, action, f, v), evidence.TextLang
	p.Evidence = evidence
	if round, ok := roundAbove(p.vocabulary.Events, record.EventID(f.Value("round"))); ok && v == nil {
		p.Round = roundAtDesk(p.words, round)
	}
	return p, nil
}
