package eu

import (
	"strings"

	"readout/internal/drafting/discourse"
	"readout/internal/drafting/layout"
	"readout/internal/drafting/lexicon"
	"readout/internal/record"
)

var (
	beForms  = lexicon.Set("is", "are", "was", "were", "be", "been", "being", "'s", "’s", "get", "got")
	modals   = lexicon.Set("to", "will", "would", "could", "can", "may", "might", "shall", "should", "must", "cannot", "won't", "won’t", "wouldn't", "would've", "let")
	articles = lexicon.Set("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "any", "some", "no", "every", "each", "latest", "new", "such", "of", "in", "on", "for", "by", "with", "from", "into", "about", "other", "two", "many", "more")
	adverbs  = lexicon.Set("also", "later", "then", "now", "earlier", "already", "again", "repeatedly", "previously", "still", "never", "always", "just", "even", "once", "has", "have", "had", "did", "does", "do", "not", "himself", "herself", "itself", "themselves", "today", "yesterday", "too", "simply", "only", "however", "strongly", "first", "firmly", "clearly", "recently", "initially", "reportedly", "tonight", "openly", "subsequently", "nevertheless", "nonetheless", "therefore", "instead", "finally",
		"также", "уже", "еще", "вновь", "снова", "ранее", "позже", "сегодня", "вчера", "тоже", "не", "сам", "сама", "сами", "далее", "затем", "потом", "вскоре", "тогда", "однако", "лишь", "только", "резко", "особо", "отдельно", "накануне", "неоднократно", "прямо", "категорически", "решительно", "официально", "публично", "лично", "впервые", "дополнительно", "жестко", "строго", "вместе", "теперь", "пока", "по-прежнему", "отдельно", "наконец", "вчера", "весьма", "крайне", "первым", "первой", "буквально", "было", "была", "был", "были")
	joiners = lexicon.Set("and", "but", "while", "whereas", "though", "although", "yet", "и", "а", "но", "однако", "зато", "тогда")
)

// cueAt tells whether a word reports an act of speech, as far as its form and neighbours say.
func (rd *Reader) cueAt(s *sentence, i int) (cue, bool) {
	w := &s.words[i]
	if w.mark || w.quoted && !s.insideAttribution(i) || s.toReader(i) || w.is("сообщает", "передает", "информирует") && i+1 < len(s.words) && s.words[i+1].is("«") {
		return cue{}, false
	}
	if rd.lex.class(w) != discourse.Nobody && (!s.followedByThat(i) || w.capital && i > 0 && s.english) || w.is("think") && i+1 < len(s.words) && s.words[i+1].is("tank", "tanks") || w.is("state") && i+1 < len(s.words) && stateBodies[s.words[i+1].low] {
		return cue{}, false // member states
	}
	for _, e := range rd.lex.verbs[w.low] {
		if e.base && w.capital && i > 0 && s.english && s.line.Role != layout.Headline {
			continue // State Secretaries, the Offer of Elm
		}
		if e.gerund && !s.beganBy(i) && !s.isDoing(i) && !s.addsOn(i) || e.after != "" && !s.followed(i, e.after) && !s.reached(i, e) && !s.commentBefore(i, e) {
			continue
		}
		c := cue{at: i, e: e}
		if s.english && (e.Class == lexicon.Agrees || e.Class == lexicon.Acts) && s.supposed(i) || !s.finite(&c) {
			return cue{}, false
		}
		if e.Class == lexicon.Light {
			c.noun = rd.nounAfter(s, i)
			if c.noun == nil {
				if s.pointsBack(&c) {
					c.noun = &lexicon.Attitude{Word: e.Word, Act: lexicon.ActOf("assert"), Open: true}
					return c, true
				}
				continue
			}
		}
		return c, true
	}
	return cue{}, false
}

// stateBodies are what the state has: state media quoted him.
var stateBodies = lexicon.Set("media", "television", "tv", "news", "newspaper", "radio", "department", "agency", "secretary", "secretaries", "broadcaster", "officials", "visit", "aid", "governments")

// toReader tells the word with which a paper turns to whoever reads it: Напомним, министр …; Отметим, что ….
func (s *sentence) toReader(i int) bool {
	return i == 0 && !s.english && toReaderRu[s.words[0].low] && len(s.words) > 1 && s.words[1].is(",")
}

var toReaderRu = lexicon.Set("напомним", "отметим", "добавим", "уточним", "подчеркнем", "заметим", "поясним", "скажем", "признаем")

// reached tells a passive whose noun stands before it: an agreement was reached.
func (s *sentence) reached(i int, e *entry) bool {
	if e.Class != lexicon.Agrees || !e.past || i < 2 || !beForms[s.words[i-1].low] && !s.words[i-1].is("been") {
		return false
	}
	for k := i - 2; k >= 0 && k > i-5 && !s.words[k].mark; k-- {
		if s.words[k].low == e.after {
			return true
		}
	}
	return false
}

// commentBefore tells "от комментариев отказались".
func (s *sentence) commentBefore(i int, e *entry) bool {
	if e.after != "комментари" {
		return false
	}
	for k := i - 1; k >= 0 && k > i-3; k-- {
		if strings.HasPrefix(s.words[k].low, e.after) {
			return true
		}
	}
	return false
}

// isDoing tells what live pages report as it happens: Moe is urging both sides; she’s calling for an inquiry.
func (s *sentence) isDoing(i int) bool {
	k := i - 1
	for k > 0 && adverbs[s.words[k].low] {
		k--
	}
	return k >= 0 && s.english && (s.words[k].is("is", "are") || contracted(s.words[k].low) != s.words[k].low)
}

// contracted gives the pronoun of she’s, they’ve; other words as they are.
func contracted(low string) string {
	for _, end := range []string{"s", "re", "ve", "ll", "m", "d"} {
		for _, mark := range []string{"’", "'"} {
			if p, ok := strings.CutSuffix(low, mark+end); ok && pronouns[p] {
				return p
			}
		}
	}
	return low
}

// beganBy tells a gerund that is the act of the sentence: began by offering condolences.
func (s *sentence) beganBy(i int) bool {
	return i > 1 && s.words[i-1].is("by") && s.words[i-2].is("began", "begins", "started", "opened", "ended", "concluded", "closed", "finished", "responded", "replied")
}

// followed tells whether a word of this beginning stands among the next few.
func (s *sentence) followed(i int, after string) bool {
	if after == "on" || after == "upon" { // called on Veld, not called Doran on Monday
		for i++; i < len(s.words) && adverbs[s.words[i].low]; i++ {
		}
		return i+1 < len(s.words) && s.words[i].low == after && !timeWords[s.words[i+1].low]
	}
	if after == "no" { // said no to the plan, not said no day was set
		return i+1 < len(s.words) && s.words[i+1].is("no") && (i+2 == len(s.words) || s.words[i+2].mark || s.words[i+2].is("to"))
	}
	for k := i + 1; k < len(s.words) && k < i+5+s.furtherRu(after); k++ {
		if s.words[k].mark {
			return false
		}
		if s.words[k].low == after || len(after) > 4 && strings.HasPrefix(s.words[k].low, after) {
			return true
		}
	}
	return false
}

// furtherRu lets whom it is put to stand before a Russian noun: обратился к послу Вельда Кросту с просьбой.
func (s *sentence) furtherRu(after string) int {
	switch {
	case s.english && after == "as":
		return 10 // described the results of the round as
	case s.english || after != "просьб" && after != "призыв":
		return 0
	}
	return 4
}

// finite looks at the words before a form: an infinitive, a passive and a noun report
// nothing here; "not" turns it round.
func (s *sentence) finite(c *cue) bool {
	k := c.at - 1
	for k >= 0 && !s.words[k].mark && (adverbs[s.words[k].low] || strings.HasSuffix(s.words[k].low, "ly")) {
		if s.words[k].is("not", "не", "never") {
			c.negated = true
		}
		k--
	}
	if k+1 < c.at && s.words[c.at-1].is("didn't", "didn’t", "doesn't", "doesn’t") {
		c.negated = true
	}
	if k < 0 {
		return true
	}
	b := &s.words[k]
	if b.is("didn't", "didn’t", "doesn't", "doesn’t", "don't", "don’t", "hasn't", "hasn’t") {
		c.negated = true
		return true
	}
	switch {
	case b.mark, c.e.gerund && s.isDoing(c.at), contracted(b.low) != b.low && c.e.past:
		return true
	case b.is("to") && k > 0 && s.wentOn(k-1):
		return true
	case modals[b.low], strings.HasSuffix(b.low, "’s") || strings.HasSuffix(b.low, "'s"):
		return false
	case c.e.base && s.modalBefore(k):
		return false
	case c.e.base && s.english && !s.words[c.at-1].is("did", "does", "do", "not") && !s.pluralBefore(k):
		return false // the attack, fish and state aid
	case c.e.base && c.e.Class == lexicon.Acts && (c.at+1 == len(s.words) || s.words[c.at+1].mark || s.words[c.at+1].is("of", "by")):
		return false // a similar request
	case c.e.past && c.at+1 == len(s.words) && c.e.Word == "tell", c.e.past && c.at+1 < len(s.words) && s.words[c.at+1].is("of", "by") && c.e.Class == lexicon.Acts:
		return false // MPs told; ministers accused of
	case c.e.past && c.at+1 < len(s.words) && c.e.Class == lexicon.Acts && s.words[c.at+1].is("for") && c.e.Act.Kind == record.Object:
		return false // a war partly blamed for a slump
	case c.e.gerund:
		return s.beganBy(c.at)
	case beForms[b.low] && (c.e.past || c.e.gerund):
		c.passive = true
		return c.e.Class == lexicon.Agrees && c.e.past
	case articles[b.low]:
		return b.is("two") && k > 0 && s.words[k-1].is("the") // the two agreed
	}
	return true
}

// pluralBefore tells what the bare form of an English verb can be the verb of: they, officials, Tarn and Veld.
func (s *sentence) pluralBefore(k int) bool {
	w := &s.words[k]
	if w.is("and", "or", "to") {
		return !s.words[min(k+1, len(s.words)-1)].is("state", "states", "attack", "report", "support", "request", "answer", "direct", "challenge", "demand", "order", "appeal", "back", "call", "protest", "promise", "offer", "question", "object", "forecast", "estimate")
	}
	if strings.HasSuffix(w.low, "s") && !strings.HasSuffix(w.low, "'s") && !strings.HasSuffix(w.low, "’s") || pluralsEn[w.low] || w.mark {
		return true
	}
	for n := k - 1; n >= 0 && n > k-10; n-- {
		if s.words[n].is("and", "who") || s.words[n].is(",") && s.words[n].end <= s.Start+40 || pluralsEn[s.words[n].low] || strings.HasSuffix(s.words[n].low, "s") && !s.words[n].capital && len(s.words[n].low) > 3 {
			return true
		}
	}
	return false
}

var pluralsEn = lexicon.Set("they", "we", "i", "you", "people", "men", "women", "police", "both", "two", "three", "four", "five", "six", "many", "some", "most", "all", "families", "media", "counterparts", "who", "that", "not", "others", "several", "few")

// wentOn tells "went on to say", "intervenes to point out", whose act is done.
func (s *sentence) wentOn(k int) bool {
	if s.words[k].is("on") && k > 0 {
		return s.words[k-1].is("goes", "went", "gone", "going")
	}
	return s.words[k].is("intervenes", "intervened", "rose", "rises", "continued", "continues", "continue", "began", "proceeded", "interrupted", "interrupts")
}

// modalBefore tells "will next week announce".
func (s *sentence) modalBefore(k int) bool {
	for n := k; n >= 0 && n > k-5 && !s.words[n].mark; n-- {
		if modals[s.words[n].low] {
			return true
		}
	}
	return false
}

func (rd *Reader) nounAfter(s *sentence, i int) *lexicon.Attitude {
	for k := i + 1; k < len(s.words) && k < i+9; k++ {
		w := &s.words[k]
		if w.mark {
			return nil
		}
		if a := rd.lex.noun(w.low); a != nil {
			return a
		}
	}
	for k := i - 1; k >= 0 && k > i-4 && rd.lex.lang == "ru"; k-- { // была выражена озабоченность
		if s.words[k].mark {
			return nil
		}
		if a := rd.lex.noun(s.words[k].low); a != nil {
			return a
		}
	}
	return nil
}

func (c *cue) actOf() (a lexicon.Act, open, ok bool) {
	switch {
	case c.e.Class == lexicon.Asks && c.negated && !c.e.Negated.None(): // не стал комментировать
		return c.e.Negated, false, true
	case c.e.Class == lexicon.Asks || c.e.Class == lexicon.Relays && c.e.Word != "цитировать":
		return lexicon.Act{}, false, false
	case c.noun != nil:
		return c.noun.Act, c.noun.Open, !c.negated
	case c.negated:
		return c.e.Negated, false, !c.e.Negated.None()
	case c.e.Class == lexicon.Relays:
		return lexicon.ActOf("assert"), true, true
	}
	return c.e.Act, c.e.Open, true
}

// insideAttribution tells a reporting word that interrupts a quotation: «…, - заявил он. - …».
func (s *sentence) insideAttribution(i int) bool {
	if i < 2 || !s.words[i-1].is("-", "—", "–") {
		return false
	}
	return s.words[i-2].is(",", ".", "!", "?", "…")
}

// tailing tells a reporting word behind what it hands on: …, сообщил X; …, X said.
func (s *sentence) tailing(c *cue) bool {
	k := c.at - 1
	for k >= 0 && k > c.at-12 && !s.words[k].mark {
		k--
	}
	if k < 2 && !(k == 1 && s.aside(c.at)) {
		return false
	}
	if s.latin() && !s.words[k].is("”", "\"") && s.onlyAdverbs(k+1, c.at) {
		return len(s.words)-c.at <= 3 // …, Shah, the new chair, has said
	}
	if !s.words[k].is(",", "-", "—", "–", "»", "”", "\"", "!", "?") {
		return false
	}
	n := len(s.words) - c.at
	if s.followedByThat(c.at) {
		return false
	}
	return n < 22 && (s.words[k].is("»", "”", "\"", "’", "-", "—", "–") || k >= 4 || s.latin() || s.aside(c.at))
}

// aside tells a verb between commas with its name: Санкции, считает он, вредны.
func (s *sentence) aside(i int) bool {
	for k := i + 1; k < len(s.words) && k < i+7; k++ {
		if s.words[k].is(",", "—", "–") {
			return k > i+1
		}
		if s.words[k].mark {
			return false
		}
	}
	return false
}

func (s *sentence) onlyAdverbs(from, to int) bool {
	for k := from; k < to; k++ {
		if !adverbs[s.words[k].low] {
			return false
		}
	}
	return true
}

func (s *sentence) followedByThat(i int) bool {
	for k := i + 1; k < len(s.words) && k < i+12; k++ {
		if s.words[k].is("that") && (k+1 == len(s.words) || s.words[k+1].mark && !s.words[k+1].is("“", "\"", "‘", ",") || s.words[k+1].is(",") && k+2 < len(s.words) && joiners[s.words[k+2].low]) {
			return false // accepts that, but
		}
		if s.words[k].is("что", "that", "чтобы", ":", "как", "будто") || k == i+1 && s.words[k].is(",") && s.asksOn(k+1) {
			return true
		}
	}
	return false
}

// asksOn tells a clause that answers a question: рассказал, почему; объяснила, для чего.
func (s *sentence) asksOn(k int) bool {
	if k < len(s.words) && prepositions[s.words[k].low] {
		k++
	}
	return k < len(s.words) && s.words[k].is("почему", "зачем", "когда", "где", "куда", "кто", "кого", "кому", "чего", "чем", "чему", "сколько", "какие", "какой", "какая", "какое", "каким", "каких", "каковы", "насколько")
}

// directQuote gives the quotation that is what is said: at the start of the sentence, or
// right behind the verb and its name.
func (s *sentence) directQuote(c *cue) *layout.Enclosure {
	for i := range s.quotes {
		q := &s.quotes[i]
		if !q.Quote || q.End-q.Start < 12 {
			continue
		}
		if s.addsOn(c.at) && q.Start < s.words[c.at].start {
			continue // the quotation before is another act's
		}
		long := q.End-q.Start >= 20
		long = long || s.spokenBehind(q, c)
		if q.Start <= s.Start+1 && long && q.End <= s.words[c.at].end+200 {
			return q
		}
		if q.Start > s.words[c.at].start && s.colonBefore(q.Start) {
			return q
		}
		if q.Start > s.words[c.at].start && q.End >= s.End-1 && long && s.quotesNext(c.at, q.Start) {
			return q // the ministry said “two boats came back and …”
		}
		if q.Start > s.words[c.at].start && 5*(q.End-q.Start) >= 2*(s.End-s.Start) && s.opensAfter(q.Start) {
			return q
		}
	}
	return nil
}

// spokenBehind tells a quotation, however short, that its verb or the verb's name follows: “It is a lie,”
// the ministry said; «Это ложь», — сказал он.
func (s *sentence) spokenBehind(q *layout.Enclosure, c *cue) bool {
	for i := range s.words {
		w := &s.words[i]
		if w.start < q.End {
			continue
		}
		if i == 0 || i > c.at {
			return false
		}
		return w.is(",", "—", "–", "-") || s.words[i-1].end == q.End && i > 1 && s.words[i-2].is(",", "!", "?", ".")
	}
	return false
}

// colonBefore tells "ответил: «Нет»" from a quoted word in a report.
func (s *sentence) colonBefore(at int) bool {
	for i := range s.words {
		if s.words[i].start == at {
			return i > 0 && s.words[i-1].is(":")
		}
	}
	return false
}

// opensAfter tells whether a colon or a comma stands before a quotation.
func (s *sentence) opensAfter(at int) bool {
	for i := range s.words {
		if s.words[i].start == at {
			return i > 0 && s.words[i-1].is(":", ",")
		}
	}
	return false
}

// supported tells whether a verb has the words that its class wants.
func (rd *Reader) supported(s *sentence, c *cue, tailing bool) bool {
	if c.noun != nil || c.e.Class == lexicon.Acts || c.e.Class == lexicon.Agrees || c.negated && !c.e.Negated.None() && (c.e.Class != lexicon.Say || c.e.Negated == lexicon.ActOf("decline")) {
		return true
	}
	if rd.judges(s, c) || c.e.Word == "согласиться" && c.at+1 == len(s.words) {
		return true
	}
	if tailing || s.followedByThat(c.at) || s.pointsBack(c) || s.directQuote(c) != nil {
		return true
	}
	if s.latin() && c.at+1 < len(s.words) && s.words[c.at+1].is("over", "with", "against", "between", "little", "nothing", "goodbye", "hello") && !(c.at+2 < len(s.words) && (beForms[s.words[c.at+2].low] || s.words[c.at+2].is("had", "has", "would", "will"))) {
		return false // ministers argue over
	}
	if c.e.Class == lexicon.Bare && c.e.base && c.at > 0 && (s.words[c.at-1].is("we", "i") || c.at > 2 && s.words[c.at-1].is("to") && s.words[c.at-2].is("continue") && s.words[c.at-3].is("we")) && (rd.Turn != nil || rd.Page != nil) {
		return true // We support, in one's own words
	}
	if c.e.Class == lexicon.Bare || c.e.Class == lexicon.Relays {
		return false
	}
	if c.at > 0 && s.words[c.at-1].is("как") {
		return true // Как пояснила пресс-секретарь, …
	}
	for k := max(c.from, c.at-12); k < len(s.words) && k < c.at+4; k++ { // сообщил о, о сроках сообщим
		if s.words[k].is("о", "об", "обо", "про") {
			return true
		}
	}
	if s.latin() {
		return len(s.words)-c.at > 3
	}
	return c.e.object && len(s.words)-c.at > 2
}

// judges tells verbs that say what somebody thinks of a thing: called the plan reckless, called it “a
// disgrace”, назвал обвинения ложью.
func (rd *Reader) judges(s *sentence, c *cue) bool {
	if c.e.Word == "считать" {
		for k := max(0, c.at-6); k < len(s.words) && k < c.at+7; k++ {
			if w := &s.words[k]; !w.capital && k != c.at && (strings.HasSuffix(w.low, "ым") || strings.HasSuffix(w.low, "им") || strings.HasSuffix(w.low, "ыми")) {
				return true // считают это незаконным
			}
		}
	}
	if c.e.Word != "call" && c.e.Word != "describe" && c.e.Word != "brand" && c.e.Word != "label" {
		return false
	}
	if c.at+1 < len(s.words) && s.words[c.at+1].is("with", "off", "up", "in", "back", "time") {
		return false
	}
	from := s.words[c.at].end
	for _, q := range s.quotes {
		if q.Quote && q.Start >= from {
			return true
		}
	}
	_, weight, _ := weigh(rd.lex.contents, " "+strings.ToLower(string(rd.r[from:s.End]))+" ", false)
	return weight >= 5
}

// latin tells an English sentence, whatever name it ends with, from a Russian one.
func (s *sentence) latin() bool { return s.english }

// pointsBack tells "Об этом заявил X", whose words are those before.
func (s *sentence) pointsBack(c *cue) bool {
	if c.at > 4 && s.words[0].is("об") && s.words[1].is("этом") && !s.followedByThat(c.at) {
		return true // Об этом президент Тарна Арвид Лёве заявил
	}
	for k := max(0, c.at-4); k < min(len(s.words), c.at+4); k++ {
		w := &s.words[k]
		switch {
		case w.is("этом") && k > 0 && s.words[k-1].is("об"):
			return true
		case w.is("такое", "такую", "таким", "такой", "это", "эту") && k+1 < len(s.words) && sayingRu(s.words[k+1].low):
			return true
		}
	}
	return false
}

// sayingRu tells a noun that sums up what was said: такое мнение.
func sayingRu(low string) bool {
	for _, stem := range []string{"мнени", "заявлени", "оценк", "точк", "прогноз", "вывод", "предположени", "инициатив", "предложени", "комментари"} {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	return false
}
