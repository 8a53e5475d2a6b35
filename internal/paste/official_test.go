package paste

import (
	"strings"
	"testing"
)

// TestTheDayOfWhatAnOfficeIssues: the day below such a title is the document's own; below the title of any
// other article it may be the day on which the page was saved, and is asked for.
func TestTheDayOfWhatAnOfficeIssues(t *testing.T) {
	body := "\n\nThe ministers met in Brenna and agreed to meet again in the autumn.\n"
	for _, row := range []struct{ name, page, date, byline string }{
		{"a read-out", "READOUT\nReadout of Secretary Lowe’s Meeting with Orsa Foreign Minister Tessen\nOffice of the Spokesperson\nMay 12, 2031" + body, "2031-05-12", "Office of the Spokesperson"},
		{"with its day in the title", "PM call with President Berg of Tarn: 8 September 2031" + body, "2031-09-08", ""},
		{"a joint statement", "Joint statement by the foreign ministers of Tarn and Orsa\nMonday, 3 June 2031" + body, "2031-06-03", ""},
		{"with the number of a ministry", "О телефонном разговоре министра иностранных дел Вельда М.А.Хасаля с послом Орсы\n814-12-05-2031\n\n12 мая состоялся телефонный разговор.\n", "2031-05-12", ""},
		{"with an era", "タルン・ヴェルド外相電話会談（結果）\n令和13年5月12日\n\n　両外相は、協議の継続で一致しました。\n", "2031-05-12", ""},
		{"a story with a printed day", "Veld rejects the call of Tarn to freeze the dam\nMay 12, 2031" + body, "", ""},
		{"a story of a meeting", "What the ministers said behind closed doors in Brenna\nMay 12, 2031" + body, "", ""},
		{"a title alone", "Readout of Secretary Lowe’s Meeting with Orsa Foreign Minister Tessen" + body, "", ""},
		{"a day in the first sentence", "О встрече министра иностранных дел Вельда с послом Орсы\n\n12 мая 2031 года в Бренне состоялась встреча министра с послом Орсы.\n", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := Read([]byte(row.page), Options{})
			switch {
			case row.date == "" && (err == nil || !strings.Contains(err.Error(), "date_needed")):
				t.Errorf("read as %v, %v; want to be asked for the day", d, err)
			case row.date != "" && err != nil:
				t.Errorf("%v; want %s", err, row.date)
			case row.date != "" && (d.Updates[0].Date != row.date || d.Byline != row.byline):
				t.Errorf("%s by %q, want %s by %q", d.Updates[0].Date, d.Byline, row.date, row.byline)
			}
		})
	}
}

// TestTurnsStayParagraphs: whoever has the turn stands before their words, where the page was wrapped at a width and
// where a list of terms has the label in a box of its own.
func TestTurnsStayParagraphs(t *testing.T) {
	// Each turn fills its last line, so that the next one looks like more of it.
	turn := "the talks are not dead they are asleep and we shall wake them before the\nautumn which will take more patience than either capital has shown so far\nin this long and bitter quarrel of two neighbours over the water we drink\n"
	wrapped := "Transcript of the interview with Helga Tessen\n\n" + strings.Repeat("Helga Tessen: "+turn[14:]+"Interviewer: "+turn[13:], 4)
	boxes := "<html><body><h1>リーヴ外務大臣会見記録</h1><p>令和13年6月3日</p><dl>" + strings.Repeat("<dt>【記者】</dt><dd>見通しはいかがでしょうか。</dd><dt>【大臣】</dt><dd>予断をもって申し上げることは<b>差し控えます</b>。</dd>", 2) + "</dl></body></html>"
	for _, row := range []struct {
		name, page, label string
		want              int
	}{
		{"wrapped", wrapped, "Helga Tessen: ", 4},
		{"in boxes", boxes, "【大臣】予断", 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			d, err := Read([]byte(row.page), Options{Date: "2031-06-03"})
			if err != nil {
				t.Fatal(err)
			}
			n := 0
			for _, par := range strings.Split(paragraphs(d.Updates[0].Body), "\n\n") {
				if strings.HasPrefix(par, row.label) {
					n++
				}
			}
			if n != row.want {
				t.Errorf("%d paragraphs begin with %q, want %d:\n%s", n, row.label, row.want, paragraphs(d.Updates[0].Body))
			}
		})
	}
}
