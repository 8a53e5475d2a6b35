package ja

import (
	"slices"
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

// actOf gives what a reporting word does here, and whether its words may override that. It is
// not ok when the word does nothing: a question, a passive, a negation that says nothing.
func (c *clause) actOf() (a lexicon.Act, open, ok bool) {
	p := c.p
	if p.att != nil {
		return attitudeAct(p.att, p.negated, "")
	}
	e := p.e
	switch {
	case p.exists:
		if _, from := c.teller(); !from {
			return lexicon.Act{}, false, false
		}
		return e.Act, e.Open, !p.negated
	case e.Class == lexicon.Asks || e.Class == lexicon.Relays || e.Class == lexicon.Never:
		return lexicon.Act{}, false, false
	case e.Class == lexicon.Light || c.y.object != nil && (e.Class == lexicon.Say || e.Word == "発表" || e.Word == "繰り返す"):
		if c.y.object == nil {
			// 「…」と焦りをにじませた: what is brought is unknown, the words are somebody's.
			told := e.Class == lexicon.Light && len(c.y.quoted) > 0 && !p.passive && c.saysClause(c.y.quoted[0])
			return asSaid.Act, true, told
		}
		if p.passive {
			if _, from := c.teller(); !from { // 謝意が示された, by whom nobody knows
				return lexicon.Act{}, false, false
			}
		}
		if e.Word == "共有" && c.y.object.Open { // 認識を共有した
			return lexicon.Act{Kind: record.Agree}, false, !p.negated
		}
		return attitudeAct(c.y.object, p.negated, e.Word)
	case p.passive && e.Class == lexicon.Say && c.fromSomebody():
		return e.Act, e.Open, !p.negated // 各国から重要性が指摘された
	case p.passive:
		return e.Passive, e.Open, !e.Passive.None() && !p.negated
	case p.negated:
		return e.Negated, false, !e.Negated.None()
	case p.potential:
		return e.Act, e.Open, e.Class == lexicon.Agrees
	}
	return e.Act, e.Open, true
}

// teller gives who has said something in a clause such as ドーラン首相からは…との発言があった.
func (c *clause) teller() (*discourse.Mention, bool) {
	for i := range c.args {
		if a := &c.args[i]; (a.by == "から" || a.by == "より") && !a.name.None() {
			return a.name, true
		}
	}
	for _, a := range c.arguments(c.lex, c.runes, 0, c.floor, c.head) { // 長官より謝意が示され、…につき説明があった
		if a.by == "から" || a.by == "より" {
			return a.name, !a.name.None()
		}
	}
	return nil, false
}

// fromSomebody tells that a clause names who something came from.
func (c *clause) fromSomebody() bool {
	_, from := c.teller()
	return from
}

// attitudeAct is about a noun and its light verb: 反対の立場を変えない keeps it, 理解を示さない
// turns it round.
func attitudeAct(a *lexicon.Attitude, negated bool, by string) (lexicon.Act, bool, bool) {
	if by == "変える" || by == "崩す" {
		return lexicon.Act{Kind: record.Reject}, false, negated && (a.Word == "立場" || a.Word == "姿勢" || a.Word == "考え" || a.Word == "方針" || a.Word == "主張" || a.Word == "態度")
	}
	if negated {
		return a.Negated, false, !a.Negated.None()
	}
	return a.Act, a.Open, true
}

// believes tells of words handed on by 考え that are what somebody holds to be true, not what they
// mean to do: …に値するとの考え.
func (c *clause) believes() bool {
	y := &c.y
	if y.object == nil || y.object.Word != "考え" && y.object.Word != "意思" || !y.marked || y.how != "と" || y.end < 1 || y.end > len(c.toks) {
		return false
	}
	switch t := &c.toks[y.end-1]; {
	case t.quote > 0, t.is("など") && len(y.quoted) > 0:
		return true
	case t.class == auxiliary:
		return !t.is("たい", "う", "よう", "まい")
	case t.class == adjective, t.class == noun:
		return true
	case t.class == verb:
		return t.is("ある", "なる", "できる", "いる", "れる", "られる", "いう", "値する", "異なる", "違う", "要る") || t.is("する") && y.end > 1 && c.toks[y.end-2].is("値", "値い")
	}
	return false
}

// supported tells whether the word has what its class needs to be an act of speech.
func (c *clause) supported(open bool) bool {
	p, y := c.p, c.y
	if p.att == nil && p.e.Word == "発表" && y.object != nil && y.object.Open && !c.summed() && !y.marked && len(y.quoted) == 0 && !y.back {
		return false // 声明を発表し、「…」と非難した
	}
	if p.att == nil && (p.e.Class == lexicon.Light || p.e.Class == lexicon.Say && p.e.Word != "説明") && y.object != nil && y.object.Open && !c.summed() && !y.marked && len(y.quoted) == 0 && !y.back && !c.about() {
		return false // 声明を発表した, without a word of it
	}
	if p.guessed {
		return p.e == asSaid || len(y.quoted) > 0 && c.saysClause(y.quoted[0])
	}
	if p.e != nil && p.e.Class == lexicon.Sees {
		return y.marked && c.named()
	}
	if p.voice && !p.passive && !y.marked && len(y.quoted) == 0 {
		return false // 批判が出ている, in whose words nobody says
	}
	if c.jointlyDecided() || c.decidedAtTalks() || p.exists || p.att != nil || y.back || y.marked || len(y.quoted) > 0 {
		return true
	}
	if c.anaphor() {
		return true
	}
	switch p.e.Class {
	case lexicon.Say:
		if p.passive {
			return c.fromSomebody()
		}
		if p.negated { // 撤回には応じなかった, 質問に答えず
			return len(c.args) > 0 || y.how != "" && p.tail != tailAnd
		}
		return y.how == "を" || y.how == "について" || y.how == "か" && p.e.Act.Kind == record.Announce
	case lexicon.Bare, lexicon.Sees:
		return false
	case lexicon.Light:
		return y.object != nil
	}
	return true
}

// named tells that somebody is named in the clause.
func (c *clause) named() bool {
	for i := range c.args {
		if a := &c.args[i]; !a.name.None() && a.name.Class != discourse.Outlet && (a.by == "は" || a.by == "も" || a.by == "では") {
			return true
		}
	}
	return false
}

// summed tells of a noun that another noun says all of: 受け入れの意思, 感謝の意.
func (c *clause) summed() bool {
	at := c.y.objectAt
	return at > c.floor+1 && c.toks[at-1].is("の") && c.toks[at].is("意", "念", "意思", "意向", "考え", "立場", "姿勢", "方針", "決意") && c.toks[at-2].class == noun
}

// yetToSay tells of what somebody will say, and of which no word is there yet: 午後に会見し、内容について明らかにします.
func (c *clause) yetToSay() bool {
	p := c.p
	return !c.turned && p.e != nil && p.e.Class == lexicon.Say && p.tail == tailEnd && !p.negated && !c.y.marked && len(c.y.quoted) == 0 && c.y.object == nil &&
		p.stop > p.head && c.toks[p.stop-1].is("ます") && !c.anaphor() && !c.y.back
}

// about tells that the clause names what was spoken of: …について見解を述べた.
func (c *clause) about() bool {
	for k := c.floor; k < c.p.head; k++ {
		if c.toks[k].is("について", "に関して", "に関し", "をめぐり", "をめぐって") {
			return true
		}
	}
	return c.p.negated
}

// saysClause tells a quotation that is a clause from a quoted name: it is long, or ends as a
// predicate does.
func (c *clause) saysClause(n int) bool {
	q := c.quotes[n-1]
	if q.End-q.Start-2 >= 14 {
		return true
	}
	return q.End-q.Start > 4 && strings.ContainsRune("。だたいうるくすむぬぶつねよかんすせ", c.runes[q.End-2]) && q.End-q.Start >= 7
}

// anaphor tells that nothing but a name stands before a verb of saying, so that its words
// are those before: …を提案した。ショイグ国防相が明らかにした。
func (c *clause) anaphor() bool {
	p := c.p
	if p.att != nil || p.exists || p.e.Class != lexicon.Say || p.tail != tailEnd && p.tail != tailHearsay || c.y.how != "" {
		return false
	}
	return len(c.args) > 0 && !c.args[len(c.args)-1].name.None()
}

// byWords lets the words decide the kind: what an inner verb names, else what weighs most.
func (rd *Reader) byWords(f *discourse.Said, c *clause) {
	words := rd.wordsOf(f, c)
	f.Words = words
	if c.decides(f) {
		f.Act = lexicon.Act{Kind: record.Agree}
		return
	}
	if c.jointAct(f) {
		return
	}
	if c.p.e != nil && c.p.e.Class == lexicon.Acts && c.y.object == nil {
		if q := c.innerAct(); q != nil && c.p.e.Act.Kind == record.Announce && (q.e.Act.Kind == record.Agree || q.e.Act.Kind == record.Reject) && !q.negated && !q.passive && q.e.Class == lexicon.Acts {
			f.Act, f.Note = q.e.Act, q.cue // 提案を受け入れると発表した
			return
		}
		rd.weighOpen(f, c)
		return
	}
	if a, cue := rd.quotedAct(c, f.Speaker != nil && (f.Speaker.Class == discourse.Joint || strings.HasSuffix(f.Speaker.Text, "共同声明"))); !a.None() {
		f.Act, f.Note = a, cue
		return
	}
	if q := c.innerAct(); q != nil {
		if a, open, ok := (&clause{sentence: c.sentence, lex: c.lex, floor: c.floor, p: q, all: c.all, y: c.sayingOf(c.lex, q, c.floor)}).actOf(); ok {
			switch {
			case q.wish && a.Kind == record.Agree:
				a, open = lexicon.ActOf("propose"), false // 早く締結したい旨述べた
			case a.Kind == record.Concede && c.y.object != nil && c.y.object.Act.Kind == record.Offer:
				a, open = c.y.object.Act, false // 取り消す考え is a plan
			}
			f.Act, f.Note = a, q.cue
			rd.innerSpeaker(f, c, q)
			if !open {
				return
			}
			if a, cue := rd.innermost(c, q); !a.None() { // 対話を促す書簡を送ったことを明らかにした
				f.Act, f.Note = a, cue
				return
			}
		}
	}
	rd.weighOpen(f, c)
}

// quotedAct gives the act that the words themselves end with: 「…を求めていく」, 「…を提案した」. What weighs
// more in them goes first.
func (rd *Reader) quotedAct(c *clause, joint bool) (lexicon.Act, string) {
	quoted := c.allQuoted()
	if len(quoted) == 0 {
		return lexicon.Act{}, ""
	}
	q := c.quotes[quoted[len(quoted)-1]-1]
	return rd.actIn(layout.Between(q.Start+1, q.End-1), joint)
}

// actIn gives the act that ends somebody's words. What several confirm in them they agree on.
func (rd *Reader) actIn(words layout.Span, joint bool) (lexicon.Act, string) {
	_, weight, _ := rd.lex.weigh(rd.text(words))
	if weight >= 5 && !joint {
		return lexicon.Act{}, ""
	}
	l := &layout.Line{Span: words, Part: rd.partNo}
	all := sentencesOf(rd.r, l)
	if len(all) == 0 {
		return lexicon.Act{}, ""
	}
	s := &all[len(all)-1]
	s.read(rd.japanese, rd.r)
	preds := s.predicates(rd.lex, false)
	if len(preds) == 0 {
		return lexicon.Act{}, ""
	}
	p := &preds[len(preds)-1]
	if weight >= 5 && (p.e == nil || p.e.Class != lexicon.Agrees) {
		return lexicon.Act{}, ""
	}
	if p.tail != tailEnd || p.e == nil || p.e.Class != lexicon.Acts && p.e.Class != lexicon.Agrees || p.wish {
		return lexicon.Act{}, ""
	}
	inner := &clause{sentence: s, lex: rd.lex, runes: rd.r, p: p, all: preds}
	inner.y = inner.sayingOf(rd.lex, p, 0)
	if a, open, ok := inner.actOf(); ok && (!open || joint && a.Kind == record.Agree) {
		return a, p.cue
	}
	return lexicon.Act{}, ""
}

// weighOpen lets what weighs most in the words decide.
func (rd *Reader) weighOpen(f *discourse.Said, c *clause) {
	if c.believes() && f.Act.Kind == record.Offer {
		f.Act = asSaid.Act
	}
	a, weight, found := rd.lex.weigh(f.Words)
	switch {
	case weight >= c.threshold() && a.Kind == record.Agree && c.onlySays() && !endsWithAny(strings.TrimRight(f.Words, "。"), agreedThen):
	case weight >= c.threshold() && !(f.Act.Kind == record.Offer && a.Kind == record.Announce && c.y.object != nil):
		f.Act, f.Note = a, found // …を派遣する意向 is no announcement
	case f.Act.Kind == record.Announce && c.p.e != nil && c.p.e.Class == lexicon.Say && c.y.marked && isState(f.Words):
		f.Act = asSaid.Act
	}
}

// agreedThen end words that tell what was agreed, and not that one agrees.
var agreedThen = []string{"で一致した", "で一致しました", "で合意した", "で合意しました", "に同意した", "に同意しました", "を確認した", "を確認しました"}

// onlySays tells of 述べる and its like: that there is an agreement is then what somebody says of it, and
// not the agreement.
func (c *clause) onlySays() bool {
	return c.p.e != nil && c.p.e.Class == lexicon.Say && c.p.e.Act.Kind == record.Assert && c.y.object == nil
}

// isState tells of words that say how things are, and no plan: 協議のためだ, 手元にない.
func isState(words string) bool {
	words = strings.TrimRight(words, "。")
	for _, plan := range []string{"調整している", "検討している", "準備している", "進めている", "計画している", "予定だ", "方針だ", "意向だ", "考えだ"} {
		if strings.HasSuffix(words, plan) {
			return false
		}
	}
	return endsWithAny(words, []string{"だ", "である", "です", "ない", "ません", "ている", "ていた", "がある", "った", "した", "んだ", "れた"})
}

// jointAct tells of what several confirm together, whatever it is.
func (c *clause) jointAct(f *discourse.Said) bool {
	if c.p.e != nil && c.p.e.Word == "認識" && c.y.marked && f.Speaker != nil && f.Speaker.Class == discourse.Joint {
		f.Act = lexicon.Act{Kind: record.Agree} // 双方は…だと認識する
	}
	return f.Act.Kind == record.Agree && f.Speaker != nil && (f.Speaker.Class == discourse.Joint || len(f.Speaker.Names) > 1 && f.Speaker.Class != discourse.Person)
}

// decides tells of what several decide together: 全会一致で決めた, 両首脳は…を決定した.
func (c *clause) decides(f *discourse.Said) bool {
	if c.p.e == nil || !c.p.e.Open || c.p.e.Word != "決める" && c.p.e.Word != "決定" {
		return false
	}
	for k := c.floor; k+1 < c.p.head; k++ {
		if c.toks[k].is("全会", "満場") && c.toks[k+1].is("一致") {
			return true
		}
	}
	if f.Dropped && c.decidedAtTalks() {
		return true
	}
	return f.Speaker != nil && f.Speaker.Class == discourse.Joint
}

// threshold is how heavy words must be to override: an attitude that names a plan needs more.
func (c *clause) threshold() int {
	if c.p.e != nil && c.p.e.Class == lexicon.Acts && c.p.e.Act.Kind == record.Agree {
		return 9 // 歓迎することを確認した is what they agree on
	}
	if c.p.e != nil && c.p.e.Class == lexicon.Acts {
		return 7
	}
	if c.p.e != nil && c.p.e.Act.Kind == record.Announce {
		return 5
	}
	if c.p.att != nil || c.y.object != nil {
		return 5
	}
	return 4
}

// wordsOf gives what was said: the quotations, else the words from the name to their end.
func (rd *Reader) wordsOf(f *discourse.Said, c *clause) string {
	if quoted := c.allQuoted(); len(quoted) > 0 {
		var b strings.Builder
		for _, n := range quoted {
			q := c.quotes[n-1]
			b.WriteString(rd.text(layout.Between(q.Start+1, q.End-1)))
		}
		return b.String()
	}
	from, to := f.Span.Start, f.Span.End
	if f.Speaker != nil && !f.Dropped && f.Speaker.End > from && f.Speaker.End < to {
		from = f.Speaker.End
	}
	end := c.y.end
	if c.y.object != nil && c.y.object.Open && c.y.objectAt >= end {
		end = c.y.objectAt + 1 // 受け入れの意思, 否定的な考え: the noun belongs to what decides
	}
	if end > 0 && end <= len(c.toks) {
		if e := c.toks[end-1].end; e > from {
			to = e
		}
	}
	return rd.text(layout.Between(from, to))
}

// allQuoted gives the quotations that a verb hands on, in order: those at its と, and for a verb of
// saying those before that have a と of their own (「…」とし、…「…」と述べた).
func (c *clause) allQuoted() []int {
	if len(c.y.quoted) == 0 && (c.p.e == nil || c.p.e.Class != lexicon.Say || !c.y.marked) {
		return nil
	}
	var all []int
	for k := c.floor; k < c.p.head; k++ {
		t := &c.toks[k]
		switch {
		case t.quote == 0:
		case slices.Contains(c.y.quoted, t.quote):
			all = append(all, t.quote)
		case c.joinsNames(k + 1):
		case c.p.e != nil && c.p.e.Class == lexicon.Say && t.end-t.start >= 7 && k+1 < len(c.toks) && (c.toks[k+1].is("と", "、") || c.toks[k+1].quote > 0):
			all = append(all, t.quote)
		}
	}
	return all
}

// innerAct gives the reporting word that ends the words handed on: …を提案したことを明らかにした.
func (c *clause) innerAct() *predicate {
	if c.p.e != nil && c.p.e.Class == lexicon.Agrees || !c.y.marked && c.y.object == nil {
		return nil
	}
	for i := c.n - 1; i >= 0; i-- {
		q := &c.all[i]
		if q.stop > c.y.end || q.head < c.floor {
			continue
		}
		if q.stop < c.y.end-1 {
			return nil
		}
		if q.e == nil || q.e.Class == lexicon.Say || q.e.Class == lexicon.Asks || q.e.Class == lexicon.Relays || q.e.Class == lexicon.Sees || q.e.Class == lexicon.Bare && (c.y.how != "連体" || q.e.Open) {
			return nil
		}
		return q
	}
	return nil
}

// innermost gives the act inside the words that an inner word hands on, if it names one.
func (rd *Reader) innermost(c *clause, q *predicate) (lexicon.Act, string) {
	ic := &clause{sentence: c.sentence, lex: c.lex, floor: c.floor, p: q, all: c.all, y: c.sayingOf(c.lex, q, c.floor)}
	for i := range c.all {
		if &c.all[i] == q {
			ic.n = i
		}
	}
	in := ic.innerAct()
	if in == nil {
		return lexicon.Act{}, ""
	}
	a, open, ok := (&clause{sentence: c.sentence, lex: c.lex, floor: c.floor, p: in, all: c.all, y: c.sayingOf(c.lex, in, c.floor)}).actOf()
	if !ok || open {
		return lexicon.Act{}, ""
	}
	return a, in.cue
}

// innerSpeaker notes whose act it is, where the words name another than the speaker.
func (rd *Reader) innerSpeaker(f *discourse.Said, c *clause, q *predicate) {
	args := c.arguments(c.lex, rd.r, c.floor, q.head, false)
	for i := len(args) - 1; i >= 0; i-- {
		a := &args[i]
		if a.name.None() || a.by == "、" || f.Speaker != nil && a.name.Start == f.Speaker.Start {
			continue
		}
		f.Inner = a.name
		return
	}
}

func (c *clause) confidence(f *discourse.Said) int {
	n := 55
	switch {
	case len(c.y.quoted) > 0:
		n += 20
	case c.y.marked:
		n += 12
	case c.y.object != nil:
		n += 8
	}
	if f.Speaker != nil && !f.Dropped {
		n += 12
	}
	if f.Dropped {
		n -= 12
	}
	if c.p.e != nil && c.p.e.Class == lexicon.Bare || c.p.att != nil {
		n -= 10
	}
	return n
}
