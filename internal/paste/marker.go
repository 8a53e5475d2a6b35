package paste

import (
	"slices"
	"strings"

	"readout/internal/coverage"
	"readout/internal/paste/printed"
	"readout/internal/pattern"
)

// markers tell that an event starts, pauses, resumes or ends. A word for the event has to
// stand beside the verb, so that "ministers start work on a plan" is no marker; both
// orders are given where a language has both. All are tried on the normal form.
type markers struct {
	mark       coverage.Mark
	ja, en, ru []*pattern.Expr
}

// stems are what a line must hold before the patterns of a language are tried on it: they are dear.
var (
	stemsJa = strings.Split("会談 協議 会合 会議 会見 交渉 中継 ライブ サミット セッション ブリーフィング 式典 演説 審議 答弁 討論 2プラス2 2+2 休憩", " ")
	stemsEn = strings.Split("talks meeting session conference briefing negotiation summit coverage broadcast stream blog hearing consultation round ceremony debate plenary dialogue live statement", " ")
	stemsRu = strings.Split("переговор встреч заседани консультаци пресс-конференци брифинг трансляци онлайн саммит совещани сесси раунд эфир церемони дебат диалог слушани перерыв", " ")
)

func holdsAny(s string, stems []string) bool {
	return slices.ContainsFunc(stems, func(stem string) bool { return strings.Contains(s, stem) })
}

const (
	eventJa = `(?:会談|協議|会合|会議|会見|交渉|中継|ライブ|サミット|セッション|ブリーフィング|式典|演説|審議|答弁|討論|2プラス2|2\+2)`
	nearJa  = `[^、。]{0,16}?(?:が|は|を|に|、)?\s*`
	eventEn = `(?:talks|meeting|session|conference|briefing|negotiations?|summit|coverage|broadcast|stream|blog|hearing|consultations|round|ceremony|debate|plenary|dialogue|live|statement)`
	eventRu = `(?:переговоры|встреча|заседание|консультации|пресс-конференция|брифинг|трансляция|онлайн|саммит|совещание|сессия|раунд|эфир|церемония|дебаты|диалог|слушания|переговоров|встречи|заседания|консультаций|пресс-конференции|брифинга|трансляции|саммита|совещания|сессии|раунда|эфира|церемонии)`
	nearEn  = `(?: [^.,:;]{0,36})? `
	nearRu  = `(?: [^.,:;]{0,44})? `
)

// markWords are tried in order: what pauses or resumes also "begins" and "ends" in some words.
var markWords = []markers{
	{
		mark: coverage.MarkResume,
		ja: pattern.All(
			eventJa + nearJa + `再開(?:した|された|しました|されました|する)?$`,
		),
		en: pattern.All(
			`\b`+eventEn+nearEn+`(?:(?:has|have|is|are) )?(?:now )?(?:resumed?|resumes|resuming|restarted|restarts?|continues? after|back from)\b`,
			`\b`+eventEn+`\b.{0,30}\b(?:under ?way|beg[ia]ns?|begun|starts?|started|opens?|goes on|go on|back|continued?|continues)\b.{0,10}\b(?:again\b|after (?:a |the )?(?:[a-z]+ ){0,2}(?:break|recess|pause|interruption)\b)`,
		),
		ru: pattern.All(
			eventRu+nearRu+`(?:возобновил(?:ся|ась|ись|ось)|возобновлен[аоы]?|возобновляются|возобновляется|продолжил(?:ся|ась|ись|ось))`,
			`^(?:возобновил(?:ся|ась|ись|ось)|возобновлен[аоы]?|продолжил(?:ся|ась|ись|ось)) `+eventRu,
		),
	},
	{
		mark: coverage.MarkPause,
		ja: pattern.All(
			eventJa+nearJa+`(?:休憩|中断|休会|一時中断)(?:に入る|に入った|に入りました|した|された|しました|する|中)?$`,
			`^休憩(?:に入る|に入った|に入りました)?$`,
		),
		en: pattern.All(
			`\b` + eventEn + nearEn + `(?:(?:has|have|is|are) )?(?:now )?(?:been )?(?:paused?|pauses|suspended|adjourn(?:s|ed)?|breaks? for|broke for|on a break|in recess|takes? a break|interrupted)\b`,
		),
		ru: pattern.All(
			eventRu+nearRu+`(?:прерван[аоы]?|приостановлен[аоы]?|прервал(?:ся|ась|ись|ось)|приостановил(?:ся|ась|ись|ось))`,
			`^(?:прерван[аоы]?|приостановлен[аоы]?) `+eventRu, `(?:^| )(?:объявлен )?перерыв$|^(?:объявлен )?перерыв (?:в|на) `,
		),
	},
	{
		mark: coverage.MarkEnd,
		ja: pattern.All(
			eventJa+nearJa+`(?:終了|閉会|閉幕)(?:した|しました|する|いたしました|します)?$`,
			eventJa+nearJa+`(?:終わる|終わった|終わりました|終える|終えた)$`,
		),
		en: pattern.All(
			`\b`+eventEn+nearEn+`(?:(?:has|have|is|are) )?(?:now )?(?:been )?(?:ends?|ended|concluded?|concludes|closed|closes|finished|finishes|wrapped up|wraps? up|come to an end)\b`,
			`\b`+eventEn+nearEn+`(?:is|are) (?:now )?over\b`,
			`^(?:that's |that is |this is )?(?:the )?(?:end|conclusion) of (?:the |our |this |today's )?(?:[a-z-]+ ){0,3}`+eventEn+`\b`,
			`\b(?:we are|we're|i am|i'm) (?:now )?(?:closing|ending|wrapping up) (?:this|the|our) (?:[a-z-]+ ){0,2}`+eventEn,
		),
		ru: pattern.All(
			eventRu+nearRu+`(?:завершил(?:ся|ась|ись|ось)|завершен[аоы]?|закончил(?:ся|ась|ись|ось)|закончен[аоы]?|окончен[аоы]?|завершаются|завершается|закрыт[аоы]?)`,
			`^(?:завершил(?:ся|ась|ись|ось)|завершен[аоы]?|закончил(?:ся|ась|ись|ось)|окончен[аоы]?|конец|окончание) `+`(?:[а-я-]+ ){0,3}`+eventRu,
		),
	},
	{
		mark: coverage.MarkStart,
		ja: pattern.All(
			eventJa+nearJa+`(?:開始|開会|開幕|スタート)(?:した|された|しました|されました|する|します)?$`,
			eventJa+nearJa+`(?:始まる|始まった|始まりました|始める|始めた)$`,
		),
		en: pattern.All(
			`\b`+eventEn+nearEn+`(?:(?:has|have|is|are) )?(?:now )?(?:just )?(?:begins?|began|begun|starts?|started|opens?|opened|under ?way|kicks? off|kicked off|gets? under ?way|got under ?way)\b`,
			`^(?:the )?(?:start|beginning|opening) of (?:the |our |this |today's )?(?:[a-z-]+ ){0,3}`+eventEn+`\b`,
		),
		ru: pattern.All(
			eventRu+nearRu+`(?:начал(?:ся|ась|ись|ось)|начинается|начинаются|стартовал[аио]?|открыл(?:ся|ась|ись|ось)|начат[аоы]?)`,
			`^(?:начал(?:ся|ась|ись|ось)|начинается|начинаются|стартовал[аио]?|открыл(?:ся|ась|ись|ось)|начало) `+`(?:[а-я-]+ ){0,3}`+eventRu,
		),
	},
}

// notYet tells of something that has not happened, or of somebody telling of it.
var notYet = pattern.New(`来週|来月|来年|明日|明後日|今後|予定|見通し|見込み|可能性|[でとに]合意|なければ|ない$|」|\b(?:if|will|would|could|may|might|should|not|never|next|tomorrow|expected|says?|said|tells|told|calls?|agreed?|as|while|when|who|which|because|until|hopes?|wants?|ready|plans?|due|scheduled)\b|(?:^|\s)(?:завтра|будут?|может|могут|если|не|готовы?|намерен[аы]?|должн[аоы]?|заявил[аи]?|сообщил[аи]?|предложил[аи]?|чтобы|когда|котор\S+|планиру\S+|ожида\S+)(?:\s|$)`)

// longMark is how many columns a marker has at most: it says one thing.
const longMark = 90

// markOf tells what a headline marks; "" when it is no marker.
func markOf(headline string) coverage.Mark {
	if headline == "" || printed.Width(printed.Head(headline, longMark+1)) > longMark {
		return ""
	}
	s := strings.ReplaceAll(strings.TrimRight(printed.Normal(headline), " 。.!"+printed.Closers), "ё", "е")
	ja, en, ru := holdsAny(s, stemsJa), holdsAny(s, stemsEn), holdsAny(s, stemsRu)
	if !ja && !en && !ru || notYet.MatchString(s) {
		return ""
	}
	for _, m := range markWords {
		if ja && matches(m.ja, s) || en && matches(m.en, s) || ru && matches(m.ru, s) {
			return m.mark
		}
	}
	return ""
}

func matches(res []*pattern.Expr, s string) bool {
	return slices.ContainsFunc(res, func(re *pattern.Expr) bool { return re.MatchString(s) })
}

var (
	summaryLine    = pattern.New(`^(?:(?:morning|afternoon|evening|early evening|lunchtime|closing|final|midday) )?summary\b|^what we (?:know|learned)|^(?:the )?(?:day|story) so far|まとめ$|^(?:これまでの)?(?:まとめ|要約|要点|あらすじ)|^(?:главное|итоги|итог|коротко|что известно)(?:\s|:|$)`)
	correctionLine = pattern.New(`^(?:correction|clarification|corrected)\b|^【?(?:訂正|お詫び|おわび)|^(?:исправление|уточнение|поправка)(?:\s|:|$)`)
	overTitle      = pattern.New(`as it happened|(?:live )?coverage (?:has )?ended|生中継が?(?:は)?終了|中継終了|трансляция (?:завершена|окончена|закончена)`)
	overLine       = pattern.New(`(?:中継|ライブ).{0,6}(?:終了|終わ)|(?:coverage|broadcast|stream|blog).{0,30}(?:end|over|clos|conclud|finish)|(?:clos|end|wrapp)\S* .{0,20}(?:coverage|broadcast|stream|blog)|(?:трансляци\S+|онлайн|эфир).{0,20}(?:заверш|законч|оконч)|(?:заверш\S*|законч\S*|оконч\S*) .{0,20}(?:трансляци|онлайн|эфир)`)
)

// state tells how far the event was when the page was saved: the broadcast's own end
// closes it; else the latest marker tells.
func state(d *Draft, entries []entry) coverage.State {
	if overTitle.MatchString(printed.Normal(d.Title)) {
		return coverage.Ended
	}
	var latest *Update
	down := newestFirst(entries)
	for i := range d.Updates {
		u := &d.Updates[i]
		if u.Mark == "" {
			continue
		}
		if u.Mark == coverage.MarkEnd && (overLine.MatchString(printed.Normal(u.Headline)) || overLine.MatchString(printed.Normal(u.Body.Plain()))) {
			return coverage.Ended
		}
		if latest == nil || u.Said.After(latest.Said) || u.Said.Equal(latest.Said) && !down {
			latest = u
		}
	}
	if latest == nil {
		return coverage.Running
	}
	switch latest.Mark {
	case coverage.MarkEnd:
		return coverage.Ended
	case coverage.MarkPause:
		return coverage.Paused
	}
	return coverage.Running
}
