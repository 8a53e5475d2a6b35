package drafting

import (
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/record"
)

// speakerOf finds who speaks in a clause. dropped: they are not named in it. It is not ok
// when somebody or something else does what the verb says.
func (rd *readerJa) speakerOf(c *clause, last *said) (m *mention, dropped, ok bool) {
	if a := c.subject(); a != nil {
		if a.name.class == outlet && !c.outletSpeaks() {
			return nil, false, false
		}
		return rd.inBrackets(c, rd.resolve(a.name)), false, true
	}
	if m := rd.somebody(c); m != nil {
		return m, false, true
	}
	if last == nil && c.decidedAtTalks() {
		if m := rd.carried(c); m != nil && (m.class == joint || len(m.names) > 1 && m.class != person) {
			return m, true, true
		}
		return rd.partiesOfPage(), true, true
	}
	if c.thingActs() {
		return nil, false, false
	}
	if last != nil { // a clause before it in the sentence
		return last.speaker, true, true
	}
	if m := rd.carried(c); m != nil {
		return m, true, true
	}
	switch {
	case c.p.e != nil && c.p.e.class == agrees, c.line.role == item && c.p.e != nil:
		return rd.partiesOfPage(), true, true
	case len(c.y.quoted) > 0 && c.y.marked:
		return nil, true, true
	}
	return nil, false, false
}

// inBrackets adds who is named in brackets behind the words: 野党は「…」(枝野幸男代表)と反発した.
func (rd *readerJa) inBrackets(c *clause, m *mention) *mention {
	for _, n := range c.y.quoted {
		end := c.quotes[n-1].end
		for i := range c.quotes {
			q := &c.quotes[i]
			if q.quote || q.start != end || q.end-q.start > 40 {
				continue
			}
			label := string(rd.r[q.start+1 : q.end-1])
			if class := rd.lex.labelClass(label); class == person || class == source {
				both := *m
				both.names = append(append([]string(nil), m.names...), label)
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
	return c.p.e != nil && c.p.e.class == acts && c.y.how != "と" && !c.p.e.act.none() && c.p.e.act.kind != "expect"
}

// carried gives who goes on speaking where nobody is named: the speaker of the sentence
// before, or whom it was about.
func (rd *readerJa) carried(c *clause) *mention {
	near := 2
	if len(c.y.quoted) > 0 {
		near = 4
	}
	if rd.turn != nil {
		return rd.turn
	}
	if c.head && rd.nameOn == c.line && rd.topic != nil {
		return rd.topic
	}
	if rd.topic != nil && rd.topicAt > rd.lastAt && rd.at-rd.topicAt <= 1 && rd.topic.class != outlet {
		return rd.topic
	}
	if rd.last != nil && rd.at-rd.lastAt <= near {
		return rd.last
	}
	return rd.page
}

// subject gives who is named as speaking in a clause: behind the words (…と外相は述べた), else the
// first topic, else the first が; for what is done jointly the one that names several.
func (c *clause) subject() *argument {
	args := slices.DeleteFunc(slices.Clone(c.args), func(a argument) bool {
		return a.name.none() || c.describes(&a) || c.p.tail == tailHearsay && a.name.class == outlet // …と語ったと各紙が報じた
	})
	if len(args) == 0 {
		return nil
	}
	if c.y.marked && c.y.end < c.p.head {
		for i := range args {
			if args[i].first >= c.y.end && args[i].by != "では" {
				return &args[i]
			}
		}
	}
	for i := range args { // 両者は…が、報道官は「…」とコメントした
		if a := &args[i]; i > 0 && (a.by == "は" || a.by == "も") && c.besideQuotation(a) && !(c.turned && a.name.class != pron) {
			return a
		}
	}
	if c.p.e != nil && c.p.e.class == agrees {
		for i := range args {
			if m := args[i].name; m.class == joint || len(m.names) > 1 {
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
			if args[i].by == by && !c.inner(&args[i]) && !(c.turned && args[i].name.class != pron) {
				return &args[i]
			}
		}
	}
	for i := range args {
		if a := &args[i]; a.by == "より" && a.name.class == person && (c.p.exists || c.p.passive || c.toks[a.at].is("より")) {
			return a
		}
	}
	for _, by := range []string{"から", "によると", "、", "「"} {
		for i := range args {
			if args[i].by == by && args[i].name.class != outlet {
				return &args[i]
			}
		}
	}
	if a := c.subjectByGa(args); a != nil {
		return a
	}
	for i := range args {
		if args[i].by == "では" && args[i].name.class != person {
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
		return c.floor > 0 && c.y.marked && a.at < c.y.end && !a.comma && (a.first > c.floor+2 || a.name.class == joint && c.p.e != nil && c.p.e.class == say) && c.topicBefore(c.floor)
	}
	return a.by == "も" && a.name.class != joint && c.y.marked && a.first > c.floor+6 && a.at < c.y.end && !a.comma
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
	if c.y.marked && c.y.how == "こと" && c.p.e != nil && c.p.e.act.kind == record.Expect && !ga[0].comma {
		return nil // 評議会が取り上げることを期待する: they are to do it
	}
	if c.y.marked {
		if c.floor > 0 && ga[0].at < c.y.end && !c.besideQuotation(ga[0]) && c.topicBefore(c.floor) {
			return nil // 報道官は主権を主張し、隣国が歴史を書き換えていると批判した
		}
		if ga[0].name.class == org && !ga[0].comma && c.goesOnFromBefore() && ga[0].at < c.y.end {
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
	if c.floor > 0 && (c.y.marked && c.y.object != nil || c.p.e != nil && c.p.e.class == agrees) { // …と明らかにし、協議は継続する意向を示した
		return false
	}
	if c.y.marked && c.y.how != "連体" || c.p.att != nil && c.line.role == headline {
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
		if a.name.none() && a.first >= floor && (a.by == "が" || a.by == "は") && !c.describes(a) {
			return true
		}
	}
	return false
}

// resolve turns a pronoun or a bare title into whom it stands for, keeping what is printed.
func (rd *readerJa) resolve(m *mention) *mention {
	switch {
	case m.class == pron:
		of := rd.antecedent(m)
		if rd.page != nil && firstPerson[m.text] {
			of = rd.page
		}
		if of != nil {
			return &mention{span: m.span, class: of.class, text: m.text, names: append([]string{of.text}, of.names...), role: of.role}
		}
	case m.class == doc && len(m.names) == 0 && bareDocs[m.text]:
		if rd.last != nil && rd.at-rd.lastAt <= 2 {
			return &mention{span: m.span, class: doc, text: m.text, names: append([]string{rd.last.text}, rd.last.names...), role: m.role}
		}
	case m.class == doc && len(m.names) == 0 && strings.HasSuffix(m.text, "共同声明"):
		m.names = rd.parties
	case m.class == joint && len(m.names) == 0:
		if both := rd.bothOf(m.text); both != nil {
			return &mention{span: m.span, class: joint, text: m.text, names: both}
		}
		if rd.pair != nil {
			return &mention{span: m.span, class: joint, text: m.text, names: rd.pair.names}
		}
		return &mention{span: m.span, class: joint, text: m.text, names: rd.parties}
	case m.class == person && len(m.names) == 0 && m.role != "":
		of := rd.latest(func(o *mention) bool {
			return o.class == person && len(o.names) > 0 && strings.HasSuffix(o.text, m.role)
		})
		if of != nil {
			m.names = of.names
		}
	case m.class == person && len(m.names) == 1:
		if of := rd.latest(func(o *mention) bool { return o != m && o.class == person && longerName(o, m) }); of != nil {
			m.names = append(m.names, of.names...)
		}
	}
	return m
}

// bareDocs are texts that do not say whose they are.
var bareDocs = setOf("声明", "談話", "発表文", "演説", "投稿", "書簡")

// longerName tells whether o gives the full name of which m gives a part.
func longerName(o, m *mention) bool {
	return len(o.names) > 0 && o.names[0] != m.names[0] && (strings.HasPrefix(o.names[0], m.names[0]) || strings.HasSuffix(o.names[0], m.names[0]))
}

// antecedent finds whom 同氏, 同相, 同国 or 彼 means.
func (rd *readerJa) antecedent(m *mention) *mention {
	kind := strings.TrimPrefix(m.text, "同")
	switch kind {
	case "氏", "相", "彼", "彼女":
		return rd.latest(func(o *mention) bool { return o.class == person })
	case "本人":
		return rd.latest(func(o *mention) bool { return o.class == person })
	case "彼ら":
		return rd.latest(func(o *mention) bool { return o.class == group || o.class == joint || o.class == org })
	case "国", "政府":
		return rd.latest(func(o *mention) bool { return o.class == state || o.class == party })
	}
	if of := rd.latest(func(o *mention) bool { return strings.HasSuffix(o.text, kind) }); of != nil {
		return of
	}
	return rd.bodyOf(kind)
}

// bodyOf finds the body that 同社 or 同党 means, where only somebody of it was named: 白波党の桐生幹事長.
func (rd *readerJa) bodyOf(kind string) *mention {
	if utf8.RuneCountInString(kind) > 2 {
		return nil
	}
	of := rd.latest(func(o *mention) bool {
		body, _, ok := strings.Cut(o.text, "の")
		return ok && strings.HasSuffix(body, kind)
	})
	if of == nil && (kind == "社" || kind == "行" || kind == "機構" || kind == "団体" || kind == "協会") {
		of = rd.latest(func(o *mention) bool { return o.class == org || o.class == person && strings.Contains(o.text, "の") })
	}
	if of == nil {
		return nil
	}
	body, _, _ := strings.Cut(of.text, "の")
	return &mention{span: of.span, class: org, text: body}
}

// firstPerson is what somebody calls themselves or their state in a statement.
var firstPerson = setOf("我が国", "わが国", "我々", "私たち", "私", "当方")

func (rd *readerJa) partiesOfPage() *mention {
	if len(rd.parties) == 0 {
		return nil
	}
	return &mention{class: joint, text: strings.Join(rd.parties, "・"), names: rd.parties, span: span{-1, -1}}
}

// noteTopics remembers whom a sentence names, and whom it is about.
func (rd *readerJa) noteTopics(s *sentence) {
	for _, a := range s.arguments(rd.lex, rd.r, 0, len(s.toks), false) {
		if a.name.none() {
			continue
		}
		rd.remember(a.name)
		if a.name.class == source && a.by != "によると" {
			rd.leak, rd.leakAt = a.name, rd.at
		}
		if a.by == "は" && a.name.class == outlet {
			rd.last = nil // what follows is still the paper's
		}
		if a.by == "は" && a.name.class != outlet && a.name.class != pron && a.name.class != doc {
			rd.topic, rd.topicAt = a.name, rd.at
		}
	}
}
