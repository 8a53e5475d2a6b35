package drafting

import "testing"

// TestKindsByWords has what a plain "said" hands on, by what decides the kind there: a readiness, a hardship, a
// refusal, a demand, a date, a denial; and beside each words that look alike and are no more than said.
func TestKindsByWords(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"the verb that comes first counts, not what it is about",
			"Talks in Elm.\n\nLowe said Tarn welcomes the readiness of Veld to meet.",
			"Lowe | welcome | reported | Lowe said Tarn welcomes the readiness of Veld to meet\n",
		},
		{
			"a readiness that is denied is none",
			"Talks in Elm.\n\nLowe said Veld was not willing to meet.",
			"Lowe | assert | reported | Lowe said Veld was not willing to meet\n",
		},
		{
			"an open door",
			"Talks in Elm.\n\n“Tarn is open to talks on the ferry,” Lowe said.",
			"Lowe | offer | direct | “Tarn is open to talks on the ferry,” Lowe said\n",
		},
		{
			"what is hard",
			"Talks in Elm.\n\n“The last round was not very promising,” Lowe said.",
			"Lowe | concern | direct | “The last round was not very promising,” Lowe said\n",
		},
		{
			"what is left to bridge",
			"Talks in Elm.\n\nLowe said that wide gaps remained on the toll.",
			"Lowe | concern | reported | Lowe said that wide gaps remained on the toll\n",
		},
		{
			"who may not take part in talking",
			"Talks in Elm.\n\nLowe said Veld has no right to speak of the river.",
			"Lowe | object | reported | Lowe said Veld has no right to speak of the river\n",
		},
		{
			"what is wanted",
			"Talks in Elm.\n\n“It is important that both sides keep the ferry running,” Lowe said.",
			"Lowe | request | direct | “It is important that both sides keep the ferry running,” Lowe said\n",
		},
		{
			"a date",
			"Talks in Elm.\n\nLowe said Tarn would hold a second round in June.",
			"Lowe | announce | reported | Lowe said Tarn would hold a second round in June\n",
		},
		{
			"no result",
			"Talks in Elm.\n\nLowe said there has been no word from Veld.",
			"Lowe | deny | reported | Lowe said there has been no word from Veld\n",
		},
		{
			"what somebody will do, without their name again",
			"Саммит в Эльме.\n\nБерг сообщил, что будет и впредь вести переговоры с Вельдом.",
			"Берг | offer | reported | Берг сообщил, что будет и впредь вести переговоры с Вельдом\n",
		},
		{
			"what was so already is told, not announced",
			"Саммит в Эльме.\n\nБерг сообщил, что Вельд получил письмо от соседей.",
			"Берг | assert | reported | Берг сообщил, что Вельд получил письмо от соседей\n",
		},
		{
			"what is to come is announced",
			"Саммит в Эльме.\n\nБерг сообщил, что паром скоро пойдёт по новому пути.",
			"Берг | announce | reported | Берг сообщил, что паром скоро пойдёт по новому пути\n",
		},
		{
			"a promise to look at it",
			"Саммит в Эльме.\n\n«Мы рассмотрим это предложение», — сказал Берг.",
			"Берг | offer | direct | «Мы рассмотрим это предложение», — сказал Берг\n",
		},
		{
			"an open door in Russian",
			"Саммит в Эльме.\n\nБерг заявил, что Тарн открыт для переговоров.",
			"Берг | offer | reported | Берг заявил, что Тарн открыт для переговоров\n",
		},
		{
			"terms that do not suit",
			"Саммит в Эльме.\n\n«Такая пошлина нас не устраивает», — сказал Берг.",
			"Берг | reject | direct | «Такая пошлина нас не устраивает», — сказал Берг\n",
		},
		{
			"blame passed on",
			"Саммит в Эльме.\n\nБерг заявил, что Вельд перекладывает вину на паромщиков.",
			"Берг | object | reported | Берг заявил, что Вельд перекладывает вину на паромщиков\n",
		},
		{
			"what may bring the talks back",
			"Саммит в Эльме.\n\nБерг отметил, что обмен письмами может привести к возобновлению переговоров.",
			"Берг | expect | reported | Берг отметил, что обмен письмами может привести к возобновлению переговоров\n",
		},
		{
			"what is not done",
			"Саммит в Эльме.\n\nБерг заявил, что Тарн не обсуждает пошлину с соседями.",
			"Берг | deny | reported | Берг заявил, что Тарн не обсуждает пошлину с соседями\n",
		},
		{
			"an opinion of a thing, in a headline",
			"Саммит в Эльме.\n\nПолитолог Арвид Лёве оценил переговоры Тарна и Вельда.",
			"Политолог Арвид Лёве | assert | reported | Политолог Арвид Лёве оценил переговоры Тарна и Вельда\n",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
