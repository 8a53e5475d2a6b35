package drafting

import (
	"fmt"
	"strings"
	"testing"
)

// TestWhoTellsAndAtWhom has who tells of another's act, whose act it is, and at whom it is aimed, in Russian and
// English.
func TestWhoTellsAndAtWhom(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{"who is urged", "Lowe urged Veld to pull back.", "Lowe request → Veld"},
		{"on whom one calls", "Lowe called on both sides to talk.", "Lowe request → both sides"},
		{"who is accused", "Lowe accused the river league of delay.", "Lowe object → the river league"},
		{"with whom a concern is raised", "Lowe raised concerns with Helga Tessen over the dam.", "Lowe concern → Helga Tessen"},
		{"who is told at the table", "Lowe told Helga Tessen that the bridge was shut.", "Lowe assert → Helga Tessen"},
		{"who merely listens is no target", "Lowe told reporters that he was tired. Lowe told Harbour News that he was glad.", "Lowe assert; Lowe assert"},
		{"what is condemned is no target", "Lowe condemned the closure of the bridge.", "Lowe object"},
		{"кого призывают", "Лёве призвал Вельд отвести войска.", "Лёве request → Вельд"},
		{"к кому обращаются", "Лёве обратился к послу Вельда Кросту с просьбой о пароме.", "Лёве request → послу Вельда Кросту"},
		{"от кого требуют", "Лёве потребовал от Вельда извинений.", "Лёве request → Вельда"},
		{"кого благодарят", "Лёве поблагодарил президента Орсы Йосту Крамма за помощь.", "Лёве welcome → президента Орсы Йосту Крамма"},
		{"what is to be done is no target", "Лёве предложил продлить договор.", "Лёве propose"},
		{"a report of what somebody said", "According to the Veld mission, Karl Holt warned that floods were near.", "Karl Holt concern via the Veld mission"},
		{"the same behind it", "Karl Holt told Tessen that the dam must open, according to a senior official.", "Karl Holt request via a senior official → Tessen"},
		{"как сообщили", "Как сообщили в МИД Вельда, министр Мирон Хасаль выразил надежду на продолжение диалога.", "министр Мирон Хасаль expect via МИД Вельда"},
		{"как говорится", "Как говорится в сообщении МИД Вельда, министр Мирон Хасаль поблагодарил Тарн за паром.", "министр Мирон Хасаль welcome via МИД Вельда → Тарн"},
		{"what a state did is the teller’s", "According to the envoy, Tarn rejected the plan.", "the envoy reject of Tarn"},
		{"and so where the teller comes last", "Tarn has rejected the plan, a spokesman said.", "a spokesman reject of Tarn"},
		{"and in a clause", "Lowe said Veld had proposed a truce.", "Lowe propose of Veld"},
		{"a clause of one’s own", "Lowe said he had asked Tessen to wait.", "Lowe request"},
		{"по-русски", "Посол Крост заявил, что Тарн предложил перемирие.", "Посол Крост propose of Тарн"},
		{"что напоминают, того не делают", "Посол Крост напомнил, что Тарн уже предлагал перемирие.", "Посол Крост assert of Тарн"},
		{"in the sentence behind", "Тарн и Вельд договорились о транзите. Об этом сообщил посол Крост.", "посол Крост agree of Тарн и Вельд"},
	} {
		t.Run(row.name, func(t *testing.T) {
			head := "Talks in Elm.\n\n"
			if strings.ContainsAny(row.words, "аеиоу") {
				head = "Саммит в Эльме.\n\n"
			}
			var got []string
			for _, d := range Read(Page{Parts: []Part{{Text: head + row.words}}}, Options{}) {
				line := d.Speaker.Printed + " " + string(d.Kind)
				if d.Via != nil {
					line += " via " + d.Via.Printed
				}
				if d.Inner != nil {
					line += " of " + d.Inner.Printed
				}
				for _, at := range d.Targets {
					line += fmt.Sprint(" → ", at.Printed)
				}
				got = append(got, line)
			}
			if s := strings.Join(got, "; "); s != row.want {
				t.Errorf("%s\n%s\nwant\n%s", row.words, s, row.want)
			}
		})
	}
}
