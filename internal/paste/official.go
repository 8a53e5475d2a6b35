package paste

import (
	"strings"

	"readout/internal/paste/clock"
	"readout/internal/paste/flat"
	"readout/internal/paste/noise"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// What offices of state issue has a form of its own: a line or two that say what it is, the
// title, whose it is, the day of issue on a line by itself or in the title, then the words. Such a
// day is the document's own, and is taken as said; on other pages a printed day may be the one
// on which the page was saved.

// issuedTitles are how such titles read, in normal form.
var issuedTitles = []*pattern.Expr{
	pattern.New(`\((?:結果|結果概要|概要|電話会談|[^()]{0,12}(?:談話|声明|会見記録|コメント))\)$|(?:会見記録|会見録|会見要旨|共同声明|共同発表|共同プレス声明|共同記者発表|談話|声明)(?:\([^()]{1,24}\))?$|(?:会見記録|会見録|会見要旨) (?:平成|令和|昭和)?(?:\d{1,4}|元)年\d{1,2}月\d{1,2}日(?:\(.\))?$`),
	pattern.New(`^(?:平成|令和|昭和)(?:\d{1,2}|元)年\d{1,2}月\d{1,2}日 ?.{2,40}(?:会見|会談|会合|挨拶|演説|発言|コメント)$`),
	pattern.New(`^об? (?:встреч(?:е|ах)|переговорах|консультациях|[а-яё-]{0,20} ?консультациях|телефонн(?:ом|ых) разговор(?:е|ах)|беседе|(?:рабочем |официальном )?визите|контактах|заседании|участии|церемонии) `),
	pattern.New(`^(?:телефонный разговор|встреча|беседа|переговоры|рабочая встреча) со? \S+ \S`),
	pattern.New(`^(?:совместное |официальное )?(?:заявление|коммюнике|комментарий|выступление|вступительное слово|брифинг|пресс-конференция|обращение|приветствие|послание|ответы?|интервью|заявления для прессы)\b? ?(?:\S+ |$)`),
	pattern.New(`^(?:read-?out of |joint (?:press )?(?:statement|communiqu[eé])|(?:press )?statement (?:by|from|of|on)\b|(?:opening )?remarks (?:by|of|at)\b|(?:pm|prime minister|president|foreign secretary|secretary)\b.{0,60}\b(?:call|meeting|phone call|conversation|remarks|travel)\b(?: with| to| at|:|$)|transcript:? )`),
	pattern.New(`(?:^|\s)(?:press briefing|press conference|news conference|press availability|media briefing)(?: by .+| with .+)?(?:\s?[-–—,:(]|$)|['’]s (?:call|meeting|statement|remarks|speech|press conference|phone call)(?: |$)|\bstatement (?:on|following|to (?:the )?(?:house|parliament))\b|: (?:statement|speech|transcript|joint statement)$`),
}

var (
	issuedKind = printed.Words(`readout read-out press_release media_note press_statement statement statements news news_story speech remarks transcript briefing communiqué communique
		報道発表 報道資料 プレスリリース 会見 記者会見 談話 声明 お知らせ
		новости новость пресс-релиз документы документ выступления стенограмма события заявления комментарий`)
	issuedNumber  = pattern.New(`^\d{1,5}-(\d{2})-(\d{2})-(\d{4})$`)
	issuedOffice  = pattern.New(`^(?:office of|bureau of|embassy of|ministry of|department of|the white house|prime minister's office|prime minister’s office|департамент |пресс-служба |управление |посольство |министерство )`)
	issuedBy      = pattern.New(`^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]+ )?\p{Lu}[\p{L}'’-]+, [\p{L} ]{0,40}(?:[Ss]pokes(?:person|man|woman)|[Ss]ecretary|[Mm]inister|[Pp]resident|[Aa]mbassador|[Rr]epresentative|[Ee]nvoy|[Dd]irector)$`)
	issuedField   = pattern.New(`^(from|published|delivered on|location|дата|место)\s*:?\s*`)
	issuedWeekday = pattern.New(`^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье),?\s+`)
)

// How far the head of such a page reaches, in lines that say something.
const (
	farIssued   = 12 // to the title
	mostIssued  = 9  // from the title to the words
	placeColumn = 24 // columns of a place beside the day
)

// official reads the head of what an office of state has issued: it finds the title, takes what stands around
// it and, where the page says it in no machine's words, the day of issue.
func (p *page) official() {
	if title := p.issuedTitle(); title >= 0 {
		p.issuedAt(title)
	}
}

// issuedAt reads such a head around its title.
func (p *page) issuedAt(title int) {
	h := issuedHead{p: p}
	h.above(title)
	h.fromWords(p.lines[title].Norm)
	h.below(title)
	if h.places == 0 && h.at == nil {
		return // the title of any article
	}
	p.issued = title + 1
	if p.facts.Published == nil && h.at != nil {
		p.facts.Published = h.at
	}
}

// issuedTitle finds a title of that form among the first lines; markup's own title must be one. The
// way to the page may end in the same words.
func (p *page) issuedTitle() int {
	for i, seen := p.first, 0; i < len(p.lines) && seen < farIssued; i++ {
		l := &p.lines[i]
		if l.Text == "" || p.marked && l.Role != flat.RoleTitle {
			continue
		}
		seen++
		if l.Out == "" && isIssuedTitle(l) && !isTrail(l.Text) && !(i > p.first && !p.marked && p.lines[i-1].Text != "" && p.overDek(i-1)) {
			return i
		}
		if p.marked {
			return -1
		}
	}
	return -1
}

// isIssuedTitle tells a title of that form.
func isIssuedTitle(l *flat.Line) bool {
	if printed.Width(printed.Head(l.Text, longTitle+1)) > longTitle || printed.Stopped(l.Text, true) || strings.HasSuffix(l.Text, ":") {
		return false
	}
	for _, re := range issuedTitles {
		if re.MatchString(l.Norm) {
			return true
		}
	}
	return false
}

// issuedHead is the head of such a page while it is read. What stands in it is only put in its place once it is
// known to be one.
type issuedHead struct {
	p      *page
	at     *clock.Stamp
	places int // lines that say what, whose or when it is
	dated  int // the line of the day
}

// above leaves out what is said above the title: Press release, 報道発表.
func (h *issuedHead) above(title int) {
	for i := h.p.first; i < title; i++ {
		l := &h.p.lines[i]
		switch {
		case h.p.taken(i):
		case issuedNumber.MatchString(l.Norm):
			h.fromNumber(l.Norm)
			h.p.leave(i, noise.OutLabel)
			h.places++
		case issuedKind[strings.ReplaceAll(l.Norm, " ", "_")]:
			h.p.leave(i, noise.OutLabel)
			h.places++
		}
	}
}

// below goes down from the title to the first line of the words.
func (h *issuedHead) below(title int) {
	p := h.p
	for i, seen := title+1, 0; i < len(p.lines) && seen < mostIssued; i++ {
		if p.taken(i) {
			continue
		}
		seen++
		n := h.line(i)
		if n == 0 {
			return
		}
		h.places++
		i += n - 1
	}
}

// line takes a line of the head and, of a field, the value below; it gives how many, 0 where the words begin.
func (h *issuedHead) line(i int) int {
	p, l := h.p, h.p.lines[i]
	m := issuedField.FindStringSubmatch(l.Norm)
	switch {
	case m == nil && turnLabel.MatchString(l.Text) || printed.Width(printed.Head(l.Text, longMenu*4)) > longMenu*3:
		return 0
	case issuedNumber.MatchString(l.Norm):
		h.fromNumber(l.Norm)
		p.leave(i, noise.OutLabel)
	case issuedKind[strings.ReplaceAll(l.Norm, " ", "_")]:
		p.leave(i, noise.OutLabel)
	case h.day(i):
	case h.clock(i):
	case m != nil && m[0] == l.Norm && i+1 < len(p.lines) && p.lines[i+1].Text != "":
		return h.field(i, m[1])
	case m != nil && m[1] == "from" && p.draft.Byline == "":
		p.draft.Byline = strings.TrimFunc(string([]rune(l.Text)[len([]rune(m[0])):]), printed.IsSpace)
		p.put(i, inByline)
	case (issuedOffice.MatchString(l.Norm) || issuedBy.MatchString(l.Text)) && !printed.Stopped(l.Text, true) && p.draft.Byline == "":
		p.draft.Byline = l.Text
		p.put(i, inByline)
	case h.dek(i):
		p.draft.Standfirst = l.Text
		p.put(i, inStandfirst)
	case h.dated == i-1 && h.dated > 0 && l.Role == flat.NoRole && printed.Width(l.Text) <= placeColumn && printed.Width(l.Text) == len([]rune(l.Text)) && !printed.Stopped(l.Text, false):
		p.leave(i, noise.OutLabel) // the place
	default:
		return 0
	}
	return 1
}

// dek knows a sentence between title and fields: what the release says, in short.
func (h *issuedHead) dek(i int) bool {
	for k := i + 1; k < len(h.p.lines); k++ {
		if l := h.p.lines[k]; l.Text != "" {
			m := issuedField.FindString(l.Norm)
			return m != "" && h.p.draft.Standfirst == "" && printed.Stopped(h.p.lines[i].Text, true) && !printed.Stopped(l.Text, false)
		}
	}
	return false
}

// field takes "From" with whose it is, "Published" with when, on the line below.
func (h *issuedHead) field(i int, name string) int {
	p := h.p
	switch {
	case name == "from" && p.draft.Byline == "" && !printed.Stopped(p.lines[i+1].Text, true):
		p.draft.Byline = p.lines[i+1].Text
		p.put(i+1, inByline)
	case name != "from" && h.day(i+1):
	case name == "location" || name == "место":
		p.leave(i+1, noise.OutLabel)
	default:
		return 0
	}
	p.leave(i, noise.OutLabel)
	return 2
}

// day takes a line that is the day of issue, with its clock and place: 令和13年6月3日(火曜日)10時22分 於:本省会見室.
func (h *issuedHead) day(i int) bool {
	l := h.p.lines[i]
	at, ok := issuedOn(l.Norm)
	if !ok || printed.Stopped(l.Text, true) {
		return false
	}
	h.p.stampAt(i)
	h.at, h.dated = at, i
	return true
}

// issuedOn reads a line that is a day, and little else.
func issuedOn(s string) (*clock.Stamp, bool) {
	if printed.Width(printed.Head(s, 81)) > 80 {
		return nil, false
	}
	s = strings.Trim(s, "()[] ")
	s, _, _ = strings.Cut(s, "於:") // where it was
	s = s[len(clock.Label(s)):]
	s = s[len(issuedWeekday.FindString(s)):]
	if st, rest, _, ok := clock.ReadParts(s); ok && st.Day.Full() && st.Hour < 24 && printed.Width(printed.Letters(rest)) <= placeColumn {
		return &st, true
	}
	d, n := clock.ReadDay(s)
	if n == 0 || !d.Full() || printed.Width(printed.Letters(s[n:])) > placeColumn {
		return nil, false
	}
	return &clock.Stamp{Day: d, DayAlone: true}, true
}

// fromWords takes the day out of a title: Department Press Briefing – June 4, 2031.
func (h *issuedHead) fromWords(s string) {
	for _, m := range dateStart.FindAllStringIndex(s, 12) {
		if d, n := clock.ReadDay(s[m[0]:]); n > 0 && d.Full() {
			h.at = &clock.Stamp{Day: d, DayAlone: true}
		}
	}
}

// fromNumber takes it out of a number: 814-12-05-2031.
func (h *issuedHead) fromNumber(s string) {
	m := issuedNumber.FindStringSubmatch(s)
	d := clock.Day{Day: printed.Number(m[1]), Month: printed.Number(m[2]), Year: printed.Number(m[3])}
	if h.at == nil && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31 {
		h.at = &clock.Stamp{Day: d, DayAlone: true}
	}
}

// clock takes a line that is the time of issue, below the day.
func (h *issuedHead) clock(i int) bool {
	st, ok := clock.Read(h.p.lines[i].Norm)
	if !ok || st.Inline || st.Day.Printed() || st.Hour > 23 || h.at == nil || !h.at.DayAlone || h.dated == 0 || i > h.dated+2 {
		return false
	}
	h.at.Hour, h.at.Minute, h.at.Zone, h.at.DayAlone = st.Hour, st.Minute, st.Zone, false
	h.p.leave(i, noise.OutStamp)
	h.dated = i
	return true
}

// turns puts the label of a turn, where it stands on a line by itself, before the words below it, as it is
// read aloud: a list of terms has 【大臣】 in one box and the answer in the next. A page has several of
// them, and one comes again.
func (p *page) turns() {
	var at []int
	seen, again := make(map[string]bool), false
	for i := p.first; i < len(p.lines); i++ {
		if l := &p.lines[i]; l.Text != "" && turnLabel.FindString(l.Text) == l.Text && l.Out == "" {
			again = again || seen[l.Norm] || askers[strings.Trim(l.Norm, "【】():： ")]
			seen[l.Norm] = true
			at = append(at, i)
		}
	}
	if len(at) < 2 || !again {
		return
	}
	for _, i := range at {
		below := i + 1
		for below < len(p.lines) && p.lines[below].Text == "" {
			below++
		}
		if below < len(p.lines) && turnLabel.FindString(p.lines[below].Text) == "" && p.lines[below].Out == "" {
			p.joinTurn(&p.lines[i], &p.lines[below])
		}
	}
}

// askers are whose turns are questions.
var askers = printed.Words("記者 質問 問 q question вопрос")

func (p *page) joinTurn(label, below *flat.Line) {
	lead := label.Text + between(label.Text, below.Text)
	n := label.N
	label.Words, label.Hint = below.Words, below.Hint
	if label.Spans != nil {
		label.Spans = append([]flat.Span{{N: len([]rune(lead))}}, label.Spans...)
	}
	label.N, label.Text = n, lead+below.Text
	study(label)
	below.Text, below.Norm, below.Plain, below.Out, below.Spans = "", "", "", "", nil
	below.Hint = flat.Hint{} // nothing is left of it for a figure to take
}

// turnLabel is how a turn of a transcript begins, which no wrapped line goes on with: 【記者】, MS. HOLT:, Л.Савар:.
var turnLabel = pattern.New(`^(?:【[^【】]{1,20}】|(?:\([^()]{1,12}\)|（[^（）]{1,12}）)|(?:QUESTION|MODERATOR|Q|A|Вопрос|Ответ|問|答)(?: ?\([^()]{1,40}\))? ?[:：]|(?:(?:MR|MS|MRS|DR|SECRETARY|MINISTER|PRESIDENT|AMBASSADOR)\.? )?\p{Lu}[\p{L}.'’-]{0,24}(?: \p{Lu}[\p{L}.'’-]{0,24}){0,3} ?:)(?:\s|$|\P{Latin})`)
