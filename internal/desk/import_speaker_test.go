package desk_test

import (
	"fmt"
	"testing"
	"time"

	"readout/internal/desk"
	"readout/internal/paste"
	"readout/internal/record"
	"readout/internal/text"
)

// TestAnImportedStatementHasItsSpeaker: what a ministry's page says of itself in its title, or at the beginning of a
// turn, is who speaks in what is drafted of it, in three languages.
func TestAnImportedStatementHasItsSpeaker(t *testing.T) {
	s := withTalks(t)
	s.must(s.SaveActor(editor, record.Actor{ID: "morand", Kind: record.Person, Party: "tarn", Names: []record.Name{
		{Lang: "en", Text: "Arvid Morand"}, {Lang: "ru", Text: "Арвид Моранд"}, {Lang: "ja", Text: "アルヴィド・モランド"},
	}}, 0))
	for n, row := range []struct{ name, page, words, want string }{
		{
			"a statement", "Press release\nStatement by Foreign Secretary Arvid Morand on the detention of observers\nMay 12, 2016\n\nThe observers were unarmed. We call on the authorities to release them.\n",
			"We call on the authorities to release them", "[morand] request",
		},
		{
			"a transcript", "Department Press Briefing – June 4, 2016\n\nMR. MORAND: I want to thank you for coming to the briefing today.\nQUESTION: Would you consider sanctions?\nMR. MORAND: There is no plan. We urge the authorities to do the right thing.\n",
			"We urge the authorities to do the right thing", "[morand] request",
		},
		{
			"заявление", "Комментарий министра иностранных дел Тарна А.Моранда в связи с закрытием пункта «Эльм»\n31 августа 2016 18:20\n1604-31-08-2016\n\nПункт закрыт с утра. Настоятельно призываем соседей вернуться к диалогу.\n",
			"Настоятельно призываем соседей вернуться к диалогу", "[morand] request",
		},
		{
			"стенограмма", "Пресс-конференция по итогам переговоров\n12 мая 2016 года\n\nА.Моранд: Мы обсудили положение на границе. Призываем не верить слухам.\nВопрос: Что будет с дамбой?\nА.Моранд: Ответа пока нет.\n",
			"Призываем не верить слухам", "[morand] request",
		},
		{
			"会見記録", "モランド外務大臣会見記録\n（平成28年6月3日（火曜日）10時22分　於：本省会見室）\n\n【記者】再開の見通しはいかがでしょうか。\n【大臣】時期について予断をもって申し上げることは差し控えます。\n【記者】査察はどうでしょうか。\n【大臣】我々としては、合同の査察を行うことを提案しています。\n",
			"我々としては、合同の査察を行うことを提案しています", "[morand] propose",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			pages, err := paste.ReadAll([]byte(row.page), paste.Options{Zone: time.UTC})
			s.must(err)
			all, err := s.ImportAll(editor, pages, desk.ImportOptions{Slug: fmt.Sprint("page-", n), TZ: "UTC"})
			s.must(err)
			v, err := s.GuessStatement(editor, all[0].Slug, 1, record.Body, text.Quote{Exact: row.words})
			s.must(err)
			check(t, row.words, fmt.Sprint(v.Speakers, " ", v.Kind), row.want)
			list, err := s.Drafts(editor, desk.DraftScope{Coverage: all[0].Slug})
			s.must(err)
			offered := "nothing"
			for _, item := range list.Items {
				if item.Places[0].Quote.Exact == row.words {
					offered = fmt.Sprint(item.Speakers, " ", item.As.Kind)
				}
			}
			check(t, "among the drafts "+row.words, offered, row.want)
		})
	}
}
