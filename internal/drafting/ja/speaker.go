package ja

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// speakerOf finds who speaks in a clause. dropped: they are not named in it. It is not ok
// when somebody or something else does what the verb says.
func (rd *Reader) speakerOf(c *clause, last *discourse.Said) (m *discourse.Mention, dropped, ok bool) {
	if a := c.subject(); a != nil {
		if a.name.Class == discourse.Outlet && !c.outletSpeaks() {
			return nil, false, false
		}
		if of := rd.addsTo(c, a.name); of != nil && a.at < c.y.end && !a.comma {
			return of, true, true
		}
		if rd.speaksForOwn(a.name) {
			return rd.Turn, true, true
		}
		return rd.inBrackets(c, rd.resolve(a.name)), false, true
	}
	if m := rd.somebody(c); m != nil {
		return m, false, true
	}
	if last == nil && c.decidedAtTalks() {
		if m := rd.carried(c); m != nil && (m.Class == discourse.Joint || len(m.Names) > 1 && m.Class != discourse.Person) {
			return m, true, true
		}
		return rd.partiesOfPage(), true, true
	}
	if c.thingActs() {
		return nil, false, false
	}
	if last != nil { // a clause before it in the sentence
		if of := rd.addsTo(c, last.Speaker); of != nil {
			return of, true, true
		}
		return last.Speaker, true, true
	}
	if m := rd.carried(c); m != nil {
		return m, true, true
	}
	switch {
	case c.p.e != nil && c.p.e.Class == lexicon.Agrees, c.line.Role == layout.Item && c.p.e != nil:
		return rd.partiesOfPage(), true, true
	case len(c.y.quoted) > 0 && c.y.marked:
		return nil, true, true
	}
	return nil, false, false
}

// inBrackets adds who is named in brackets behind the words: 野党は「…」(枝野幸男代表)と反発した.
func (rd *Reader) inBrackets(c *clause, m *discourse.Mention) *discourse.Mention {
	for _, n := range c.y.quoted {
		end := c.quotes[n-1].End
		for i := range c.quotes {
			q := &c.quotes[i]
			if q.Quote || q.Start != end || q.End-q.Start > 40 {
				continue
			}
			label := string(rd.r[q.Start+1 : q.End-1])
			if class := rd.lex.labelClass(label); class == discourse.Person || class == discourse.Source {
				both := *m
				both.Names = append(append([]string(nil), m.Names...), label)
				return &both
			}
		}
	}
	return m
}

// outletSpeaks: what media say in their own name is no statement, unless they are the ones
// who ask or protest.
func (c *clause) outletSpeaks() bool {
	for k := c.floor; k < c.p.head; k++ {
		if c.toks[k].is("社説", "論説", "解説") {
			return false
		}
	}
	return c.p.e != nil && c.p.e.Class == lexicon.Acts && c.y.how != "と" && !c.p.e.Act.None() && c.p.e.Act.Kind != "expect"
}

// carried gives who goes on speaking where nobody is named: the speaker of the sentence
// before, or whom it was about.
func (rd *Reader) carried(c *clause) *discourse.Mention {
	near := 2
	if len(c.y.quoted) > 0 {
		near = 4
	}
	if rd.Turn != nil {
		return rd.Turn
	}
	if c.head && rd.nameOn == c.line && rd.Topic != nil {
		return rd.Topic
	}
	if rd.Topic != nil && rd.topicAt > rd.LastAt && rd.At-rd.topicAt <= 1 && rd.Topic.Class != discourse.Outlet {
		return rd.Topic
	}
	if rd.Last != nil && rd.At-rd.LastAt <= near {
		return rd.Last
	}
	return rd.Page
}

// subject gives who is named as speaking in a clause: behind the words (…と外相は述べた), else the
// first topic, else the first が; for what is done jointly the one that names several.
func (c *clause) subject() *argument {
	args := slices.DeleteFunc(slices.Clone(c.args), func(a argument) bool {
		return a.name.None() || c.describes(&a) || c.alone(&a) || c.p.tail == tailHearsay && a.name.Class == discourse.Outlet // …と語ったと各紙が報じた
	})
	if len(args) == 0 {
		return nil
	}
	if a := c.tellsOfOthers(args); a != nil {
		return a
	}
	if c.y.marked && c.y.end < c.p.head {
		for i := range args {
			if args[i].first >= c.y.end && args[i].by != "では" {
				return &args[i]
			}
		}
	}
	for i := range args { // 両者は…が、報道官は「…」とコメントした
		if a := &args[i]; i > 0 && (a.by == "は" || a.by == "も") && c.besideQuotation(a) && !(c.turned && a.name.Class != discourse.Pron) {
			return a
		}
	}
	if c.p.e != nil && c.p.e.Class == lexicon.Agrees {
		for i := range args {
			if m := args[i].name; m.Class == discourse.Joint || len(m.Names) > 1 {
				return &args[i]
			}
		}
	}
	for i := range args { // リーヴ大臣から、…懸念を伝達した
		if args[i].by == "から" && args[i].first <= c.floor+3 && args[i].comma {
			return &args[i]
		}
	}
	for _, by := range []string{"は", "も"} {
		for i := range args {
			if args[i].by == by && !c.inner(&args[i]) && !(c.turned && args[i].name.Class != discourse.Pron) {
				return &args[i]
			}
		}
	}
	for i := range args {
		if a := &args[i]; a.by == "より" && a.name.Class == discourse.Person && (c.p.exists || c.p.passive || c.toks[a.at].is("より")) {
			return a
		}
	}
	for _, by := range []string{"から", "によると", "、", "「"} {
		for i := range args {
			if args[i].by == by && args[i].name.Class != discourse.Outlet {
				return &args[i]
			}
		}
	}
	if a := c.subjectByGa(args); a != nil {
		return a
	}
	for i := range args {
		if args[i].by == "では" && args[i].name.Class != discourse.Person {
			return &args[i]
		}
	}
	for i := range args {
		if args[i].by == "は" && !c.inner(&args[i]) || args[i].by == "も" {
			return &args[i]
		}
	}
	return nil
}

// besideQuotation tells that the words quoted follow a name at once.
func (c *clause) besideQuotation(a *argument) bool {
	k := a.at + 1
	if k < len(c.toks) && c.toks[k].is("、", "，") {
		k++
	}
	return k < len(c.toks) && slices.Contains(c.y.quoted, c.toks[k].quote) && c.toks[k].quote > 0
}

// inner tells whether a も, or a は behind another topic and other words, stands inside what is handed on.
func (c *clause) inner(a *argument) bool {
	if a.by == "は" {
		return c.floor > 0 && c.y.marked && a.at < c.y.end && !a.comma && (a.first > c.floor+2 || a.name.Class == discourse.Joint && c.p.e != nil && c.p.e.Class == lexicon.Say) && c.topicBefore(c.floor)
	}
	return a.by == "も" && a.name.Class != discourse.Joint && c.y.marked && a.first > c.floor+6 && a.at < c.y.end && !a.comma
}

// subjectByGa chooses among names with が: with words of others the first that is not the
// subject of those words, with an act the nearest.
func (c *clause) subjectByGa(args []argument) *argument {
	var ga []*argument
	for i := range args {
		if args[i].by == "が" && !c.inQuestion(&args[i]) {
			ga = append(ga, &args[i])
		}
	}
	if len(ga) == 0 || c.turned {
		return nil
	}
	if c.y.marked && c.y.how == "こと" && c.p.e != nil && c.p.e.Act.Kind == record.Expect && !ga[0].comma {
		return nil // 評議会が取り上げることを期待する: they are to do it
	}
	if c.y.marked {
		if c.floor > 0 && ga[0].at < c.y.end && !c.besideQuotation(ga[0]) && c.topicBefore(c.floor) {
			return nil // 報道官は主権を主張し、隣国が歴史を書き換えていると批判した
		}
		if c.continues && len(ga) > 0 && ga[0].at < c.y.end && c.severalWithin(ga[0]) {
			return nil // また、両国が支援すると述べた
		}
		if ga[0].name.Class == discourse.Org && !ga[0].comma && c.goesOnFromBefore() && ga[0].at < c.y.end {
			return nil // 一方で、交渉団が出発すると明らかにした
		}
		return ga[0]
	}
	return ga[len(ga)-1]
}

// inQuestion tells that a name with が belongs to a question that is spoken about: 軍が加わるかどうかに
// ついて.
func (c *clause) inQuestion(a *argument) bool {
	for k := a.at + 1; k+1 < c.p.head && k < a.at+20; k++ {
		if t := &c.toks[k]; t.is("か", "かどうか", "どうか") && c.toks[k+1].is("について", "に関して", "に関し", "は", "を", "に", "どうか") {
			return !c.toks[k+1].is("に") || k+2 < len(c.toks) && c.toks[k+2].is("ついて")
		}
	}
	return false
}

// thingActs tells whether the clause has a subject that cannot speak: この曲は平和を訴えた.
func (c *clause) thingActs() bool {
	if c.floor > 0 && (c.y.marked && c.y.object != nil || c.p.e != nil && c.p.e.Class == lexicon.Agrees) { // …と明らかにし、協議は継続する意向を示した
		return false
	}
	if c.y.marked && c.y.how != "連体" || c.p.att != nil && c.line.Role == layout.Headline {
		return false
	}
	floor := c.floor
	for k := c.floor; k < c.p.head; k++ {
		if c.toks[k].is("として") {
			floor = k // …は無効となったとして、続ける意向を表明した
		}
	}
	for i := range c.args {
		a := &c.args[i]
		if a.name.None() && a.first >= floor && (a.by == "が" || a.by == "は") && !c.describes(a) {
			return true
		}
	}
	return false
}

// resolve turns a pronoun or a bare title into whom it stands for, keeping what is printed.
func (rd *Reader) resolve(m *discourse.Mention) *discourse.Mention {
	switch {
	case m.Class == discourse.Pron:
		of := rd.antecedent(m)
		if rd.Page != nil && firstPerson[m.Text] {
			of = rd.Page
		}
		if of != nil {
			return &discourse.Mention{Span: m.Span, Class: of.Class, Text: m.Text, Names: append([]string{of.Text}, of.Names...), Role: of.Role}
		}
	case m.Class == discourse.Doc && len(m.Names) == 0 && bareDocs[m.Text]:
		if rd.Last != nil && rd.At-rd.LastAt <= 2 {
			return &discourse.Mention{Span: m.Span, Class: discourse.Doc, Text: m.Text, Names: append([]string{rd.Last.Text}, rd.Last.Names...), Role: m.Role}
		}
	case m.Class == discourse.Doc && len(m.Names) == 0 && strings.HasSuffix(m.Text, "共同声明"):
		m.Names = rd.parties
	case m.Class == discourse.Joint && len(m.Names) == 0:
		if both := rd.bothOf(m.Text); both != nil {
			return &discourse.Mention{Span: m.Span, Class: discourse.Joint, Text: m.Text, Names: both}
		}
		if rd.Pair != nil {
			return &discourse.Mention{Span: m.Span, Class: discourse.Joint, Text: m.Text, Names: rd.Pair.Names}
		}
		return &discourse.Mention{Span: m.Span, Class: discourse.Joint, Text: m.Text, Names: rd.parties}
	case m.Class == discourse.Person && len(m.Names) == 0 && m.Role != "":
		if full := rd.fullOf(m); full != "" {
			m.Names = []string{full}
			break
		}
		of := rd.Latest(func(o *discourse.Mention) bool {
			return o.Class == discourse.Person && len(o.Names) > 0 && strings.HasSuffix(o.Text, m.Role)
		})
		if of != nil {
			m.Names = of.Names
		}
	case m.Class == discourse.Person && len(m.Names) == 1:
		if of := rd.Latest(func(o *discourse.Mention) bool { return o != m && o.Class == discourse.Person && longerName(o, m) }); of != nil {
			m.Names = append(m.Names, of.Names...)
		}
	}
	return m
}

// bareDocs are texts that do not say whose they are.
var bareDocs = lexicon.Set("声明", "談話", "発表文", "演説", "投稿", "書簡")

// longerName tells whether o gives the full name of which m gives a part.
func longerName(o, m *discourse.Mention) bool {
	return len(o.Names) > 0 && o.Names[0] != m.Names[0] && (strings.HasPrefix(o.Names[0], m.Names[0]) || strings.HasSuffix(o.Names[0], m.Names[0]))
}

// antecedent finds whom 同氏, 同相, 同国 or 彼 means.
func (rd *Reader) antecedent(m *discourse.Mention) *discourse.Mention {
	kind := strings.TrimPrefix(m.Text, "同")
	switch kind {
	case "氏", "相", "彼", "彼女":
		return rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Person })
	case "本人":
		return rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.Person })
	case "彼ら":
		return rd.Latest(func(o *discourse.Mention) bool {
			return o.Class == discourse.Group || o.Class == discourse.Joint || o.Class == discourse.Org
		})
	case "国", "政府":
		return rd.Latest(func(o *discourse.Mention) bool { return o.Class == discourse.State || o.Class == discourse.Party })
	}
	if of := rd.Latest(func(o *discourse.Mention) bool { return strings.HasSuffix(o.Text, kind) }); of != nil {
		return of
	}
	return rd.bodyOf(kind)
}

// bodyOf finds the body that 同社 or 同党 means, where only somebody of it was named: 白波党の桐生幹事長.
func (rd *Reader) bodyOf(kind string) *discourse.Mention {
	if utf8.RuneCountInString(kind) > 2 {
		return nil
	}
	of := rd.Latest(func(o *discourse.Mention) bool {
		body, _, ok := strings.Cut(o.Text, "の")
		return ok && strings.HasSuffix(body, kind)
	})
	if of == nil && (kind == "社" || kind == "行" || kind == "機構" || kind == "団体" || kind == "協会") {
		of = rd.Latest(func(o *discourse.Mention) bool {
			return o.Class == discourse.Org || o.Class == discourse.Person && strings.Contains(o.Text, "の")
		})
	}
	if of == nil {
		return nil
	}
	body, _, _ := strings.Cut(of.Text, "の")
	return &discourse.Mention{Span: of.Span, Class: discourse.Org, Text: body}
}

// firstPerson is what somebody calls themselves or their state in a statement.
var firstPerson = lexicon.Set("我が国", "わが国", "我々", "私たち", "私", "当方")

func (rd *Reader) partiesOfPage() *discourse.Mention {
	if len(rd.parties) == 0 {
		return nil
	}
	return &discourse.Mention{Class: discourse.Joint, Text: strings.Join(rd.parties, "・"), Names: rd.parties, Span: layout.Between(-1, -1)}
}

// noteTopics remembers whom a sentence names, and whom it is about.
func (rd *Reader) noteTopics(s *sentence) {
	for _, a := range s.arguments(rd.lex, rd.r, 0, len(s.toks), false) {
		if a.name.None() {
			continue
		}
		rd.Remember(a.name)
		if a.name.Class == discourse.Source && a.by != "によると" {
			rd.leak, rd.leakAt = a.name, rd.At
		}
		if a.by == "は" && a.name.Class == discourse.Outlet {
			rd.Last = nil // what follows is still the paper's
		}
		if a.by == "は" && a.name.Class != discourse.Outlet && a.name.Class != discourse.Pron && a.name.Class != discourse.Doc {
			rd.Topic, rd.topicAt = a.name, rd.At
		}
	}
}
