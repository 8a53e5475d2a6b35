package drafting

import (
	"strings"
	"testing"
)

// TestKindsByBuild has what a plain "said" hands on where no single word decides the kind but how its clause is
// built: whose future it is, what is denied and by whom, what has to be done; and beside each what looks alike.
func TestKindsByBuild(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{"our own future is a promise", "“We will mark the shoals,” Lowe said.", "offer"},
		{"so is that of a state", "Lowe said Russia will mark the shoals.", "offer"},
		{"and what is to be done by whoever says so", "Lowe said the shoals will be marked.", "offer"},
		{"and what shall not touch anybody", "Lowe said the toll will not apply to ferries.", "offer"},
		{"a future with a day is made known", "Lowe said the working groups will meet on Monday.", "announce"},
		{"the future of things is expected", "Lowe said the new toll will double the traffic.", "expect"},
		{"what an analyst foresees is no promise", "“Tarn will mark the shoals,” said Ida Holt, an analyst in Elm.", "expect"},
		{"nor what somebody thinks", "Lowe thinks the council will blink first.", "expect"},
		{"what both sides will do, by one who tells of it", "Lowe said the two sides will begin serious talks.", "expect"},
		{"what we do by saying it", "“Such raids help nobody. We strongly condemn them,” Lowe said.", "object"},
		{"what we do by saying it, in one word", "«Это никому не на пользу. Решительно осуждаем обстрел», — сказал Берг.", "object"},
		{"what was no success", "“The round wasn’t much of a success,” Lowe said.", "assert"},
		{"a thing that stands and will stand", "“The text stands and will stand,” Lowe said.", "assert"},
		{"what we did not do is denied", "“We did not move the buoys,” Lowe said.", "deny"},
		{"what somebody else did not do is told", "Lowe said the pilot did not name a day.", "assert"},
		{"what we do not want is refused", "“We do not want a second bridge,” Lowe said.", "reject"},
		{"what we will not do is refused", "“We will not move the buoys,” Lowe said.", "reject"},
		{"not only is no denial", "“We did not only move the buoys,” Lowe said.", "assert"},
		{"what is to be kept off worries nobody", "Lowe said the pact was meant to avoid escalation.", "assert"},
		{"what they agreed on they agreed on", "The ministers agreed that the ferry line would be kept open.", "agree"},
		{"a package if they reach a deal is no deal", "Lowe said the banks would pay the parties if they reach a deal.", "assert"},
		{"what a state did not ask for", "Берг заявил, что Россия не просила о паузе.", "deny"},
		{"never", "«Мы никогда не закрывали порт», — сказал Берг.", "deny"},
		{"what a thing did not bring is told", "Берг отметил, что новые буи не помогли рыбакам.", "assert"},
		{"what we do not accept", "Берг заявил, что Россия не принимает поправку.", "reject"},
		{"what has to be done", "Берг отметил, что важно сначала открыть порт.", "request"},
		{"what an expert foresees", "Пошлину на будущей неделе отменят, планируется и второй мост, считает политолог Арвид Лёве.", "expect"},
		{"a clause that only describes weighs nothing", "Берг отметил интерес к раунду, который намечен на среду.", "assert"},
		{"that a side was ready is told of it", "Берг отметил, что делегация была готова к разговору.", "assert"},
		{"what was already so is no announcement", "«Проведён обмен мнениями о бакенах», — сообщил министр Берг.", "assert"},
		{"what at no point will be done", "“At no point will the council sell the bridge,” Lowe said.", "reject"},
		{"what may come", "Lowe said the second round could take place in Elm.", "expect"},
		{"an apology that others owe", "“The port owes an apology to the crews,” Lowe said.", "assert"},
		{"an apology", "“We apologize to the ferry crews,” Lowe said.", "concede"},
		{"who only watches agrees to nothing", "«Стороны договорились о малом», — сказал политолог Арвид Лёве.", "assert"},
		{"what somebody consents to do", "Министр Берг и министр Лёве встретились. Министры согласились продлить паузу.", "agree"},
		{"what somebody calls a lie is denied", "Берг назвал слухи о мосте враньём.", "deny"},
	} {
		t.Run(row.name, func(t *testing.T) {
			title := "Talks in Elm.\n\n"
			if strings.ContainsRune(row.words, 'е') {
				title = "Саммит в Эльме.\n\n"
			}
			var kinds []string
			for _, line := range strings.Split(strings.TrimSpace(says(t, title+row.words, Options{})), "\n") {
				if cells := strings.Split(line, " | "); len(cells) > 1 {
					kinds = append(kinds, cells[1])
				}
			}
			if got := strings.Join(kinds, " "); got != row.want {
				t.Errorf("%s\n%q, want %q", row.words, got, row.want)
			}
		})
	}
}
