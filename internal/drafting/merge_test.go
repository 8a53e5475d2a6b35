package drafting

import "testing"

// TestALongSentenceIsNotEveryHeadline: a long sentence has most pairs of letters of any headline in its language;
// what both say has the same words.
func TestALongSentenceIsNotEveryHeadline(t *testing.T) {
	for _, row := range []struct {
		name, headline, body string
		want                 int // drafts
	}{
		{
			"two who say two things", "Veldian officials say the talks were “constructive” but “no compromise” was reached over the lights",
			"The bridge ministers have reacted differently to the latest development, with the Tarnish foreign minister, Johan Wadl, saying he welcomes all talks aimed at ending the dispute, but saw “no serious willingness on the Orsan side to enter into negotiations”.", 2,
		},
		{
			"the same in full", "Tarnish minister calls for talks on the river lights",
			"The Tarnish foreign minister, Johan Wadl, called on Tuesday for talks on the lights of the river before the winter.", 1,
		},
		{
			"по-русски", "Глава МИД Тарна призвал открыть переправу",
			"Глава МИД Тарна Ильмар Берг в пятницу призвал соседей открыть переправу до начала зимы.", 1,
		},
		{
			"двое о двух вещах", "В Вельде заявили о готовности открыть переправу",
			"Министр обороны Орсы Радим Холль после осмотра выставки заявил, что страна не намерена отказываться от проведения осенних учений и готовится принять наблюдателей соседей.", 2,
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			drafts := Read(Page{Parts: []Part{{Text: row.headline, Headline: true}, {Text: row.body}}}, Options{})
			if len(drafts) != row.want {
				t.Errorf("got %d drafts %v, want %d", len(drafts), drafts, row.want)
			}
		})
	}
}
