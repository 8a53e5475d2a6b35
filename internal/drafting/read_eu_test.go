package drafting

import "testing"

// TestRussianAndEnglish has a row for each way in which these languages name who speaks, with what must
// not become a statement.
func TestRussianAndEnglish(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"a place speaks, before the verb and behind it",
			"Саммит в Эльме.\n\nВ мэрии Кильны рассказали, что мост закроют. «Работы идут по графику», — сообщили в пресс-службе ведомства.",
			"мэрии Кильны | announce | reported | В мэрии Кильны рассказали, что мост закроют\nпресс-службе ведомства | announce | direct | «Работы идут по графику», — сообщили в пресс-службе ведомства\n",
		},
		{
			"a name behind the rest of its office, and who is told",
			"Саммит в Эльме.\n\n«Мандат истёк», — заявил АТК постоянный представитель Вельда при Совете реки Павел Рогут.",
			"постоянный представитель Вельда при Совете реки Павел Рогут | assert | direct | «Мандат истёк», — заявил АТК постоянный представитель Вельда при Совете реки Павел Рогут\n",
		},
		{
			"a document says it, and who issued it",
			"Саммит в Эльме.\n\n«Это общая беда», — говорится в заявлении МИД Вельда.",
			"МИД Вельда | assert | direct | «Это общая беда», — говорится в заявлении МИД Вельда\n",
		},
		{
			"the first person is whoever the page is of",
			"Заявление МИД Вельда в связи с решением Тарна\n\nНастоятельно призываем освободить экипаж.",
			"МИД Вельда | request | reported | Настоятельно призываем освободить экипаж\n",
		},
		{
			"a passive names nobody: the parties did it",
			"Саммит в Эльме.\n\nСтороны обменялись списками. Достигнута договорённость о выводе войск.",
			" | agree | reported | Достигнута договорённость о выводе войск\n",
		},
		{
			"turns, of which questions are none",
			"Брифинг\n\nВопрос: Посол отозван?\n\nЛ.Савар: Нет, посол работает. Призываем не верить слухам.",
			"Л.Савар | assert | reported | Л.Савар: Нет, посол работает\nЛ.Савар | request | reported | Призываем не верить слухам\n",
		},
		{"who did not want to comment", "Саммит в Эльме.\n\nМинистр не стал комментировать эти сведения.", "Министр | decline | reported | Министр не стал комментировать эти сведения\n"},
		{"a participle reports nothing", "Саммит в Эльме.\n\nОтвечая на вопрос журналистов, Берг сказал, что визит отложен.", "Берг | assert | reported | Отвечая на вопрос журналистов, Берг сказал, что визит отложен\n"},
		{"a question", "Саммит в Эльме.\n\nПочему министр обещал мост?", ""},
		{
			"the subject stands before when, and before what is said of it",
			"Talks in Elm.\n\nVeld on Tuesday rejected the plan. Holt, the chair, said it was too late.",
			"Veld | reject | reported | Veld on Tuesday rejected the plan\nHolt, the chair | assert | reported | Holt, the chair, said it was too late\n",
		},
		{
			"people in the know are a source",
			"Talks in Elm.\n\nA delay is being weighed, according to two people familiar with the matter.",
			"two people familiar with the matter | assert | reported | A delay is being weighed, according to two people familiar with the matter\n",
		},
		{
			"a dateline is nobody's words",
			"Talks in Elm\n\nKILNA (CW) — Tarn rejected the plan.",
			"Tarn | reject | reported | Tarn rejected the plan\n",
		},
		{
			"what stands below “said:” is said",
			"Holt on the detention\n\nForeign Secretary Arvid Lowe said:\n\nThe detention is unlawful. I call on Veld to end it. We will work with our partners.",
			"Foreign Secretary Arvid Lowe | object | reported | The detention is unlawful\nI | request | reported | I call on Veld to end it\nForeign Secretary Arvid Lowe | offer | reported | We will work with our partners\n",
		},
		{
			"a headline quotes first",
			"‘We will not leave’: Doran defies Tarn",
			"Doran | offer | direct | ‘We will not leave’: Doran defies Tarn\n",
		},
		{"what somebody calls a thing", "Talks in Elm.\n\nLowe called the plan reckless. Lowe called Doran on Monday.", "Lowe | object | reported | Lowe called the plan reckless\n"},
		{
			"whoever closes a sentence said all of it, and tells what a body did",
			"Talks in Elm.\n\nTarn has rejected the offer, a spokesman said on Monday.",
			"a spokesman | reject | reported | Tarn has rejected the offer, a spokesman said on Monday\n",
		},
		{
			"and so does the next sentence",
			"Саммит в Эльме.\n\nТарн и Вельд договорились о транзите. Об этом сообщил посол Крост.",
			"посол Крост | agree | reported | Тарн и Вельд договорились о транзите. Об этом сообщил посол Крост\n",
		},
		{"the press hands words on", "Саммит в Эльме.\n\nСаммит перенесут, пишет газета «Берег» со ссылкой на источник в делегации.", "источник в делегации | assert | reported | Саммит перенесут, пишет газета «Берег» со ссылкой на источник в делегации\n"},
		{"and says nothing itself", "Саммит в Эльме.\n\nАктёр Том Райс умер, сообщает Reuters.", ""},
		{"a firm that has only its name", "Саммит в Эльме.\n\n«Речстрой» подтвердил, что мост закрыт. В «Речстрое» назвали причины.", "«Речстрой» | announce | reported | «Речстрой» подтвердил, что мост закрыт\n«Речстрое» | assert | reported | В «Речстрое» назвали причины\n"},
		{"a name with what is said of it", "Саммит в Эльме.\n\nДоран, отвечая на вопросы, заявил, что в отставку не уйдёт.", "Доран | assert | reported | Доран, отвечая на вопросы, заявил, что в отставку не уйдёт\n"},
		{"who was found guilty said nothing", "Саммит в Эльме.\n\nСуд признал Иванова виновным.", ""},
		{
			"two acts in one sentence",
			"Talks in Elm.\n\nDoran warned that the truce could collapse and urged both sides to talk.",
			"Doran | concern | reported | Doran warned that the truce could collapse\nDoran | request | reported | urged both sides to talk\n",
		},
		{
			"what live pages tell as it happens",
			"Talks in Elm.\n\nLund’s prime minister, Aksel Moe, is urging both sides to keep calm. He’s calling for an inquiry.",
			"Lund’s prime minister, Aksel Moe | request | reported | Lund’s prime minister, Aksel Moe, is urging both sides to keep calm\nHe | request | reported | He’s calling for an inquiry\n",
		},
		{"who is told of in passing", "Talks in Elm.\n\nOne nurse, who asked not to be named, said it was wrong.", "One nurse | object | reported | One nurse, who asked not to be named, said it was wrong\n"},
		{"when and where it was said", "Talks in Elm.\n\nSpeaking after meeting the Orsa envoy, Hasal denied that.", "Hasal | deny | reported | Speaking after meeting the Orsa envoy, Hasal denied that\n"},
		{"a verb whose form is neuter", "Саммит в Эльме.\n\nКомандование флота отвергло обвинения, однако выразило готовность к переговорам.", "Командование флота | reject | reported | Командование флота отвергло обвинения\nКомандование флота | offer | reported | выразило готовность к переговорам\n"},
		{"a noun that looks like a verb", "Talks in Elm.\n\nLast year a court threw out a similar request.", ""},
		{"states that are no verb", "Talks in Elm.\n\nMember states remain ready to talk.", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}

func TestWhatAPageItselfExpectsIsASurmise(t *testing.T) {
	for _, words := range []string{"Talks in Elm.\n\nThe talks are expected to resume in June.", "Переговоры.\n\nОжидается, что переговоры возобновятся в июне."} {
		drafts := Read(Page{Parts: []Part{{Text: words}}}, Options{})
		if len(drafts) != 1 || drafts[0].What != Forecast || !drafts[0].Surmise || len(Predict("p", drafts).Drafts) != 0 {
			t.Errorf("%s: %v; want one surmise", words, drafts)
		}
	}
}

func TestPartiesAreThoseWhoWereNamed(t *testing.T) {
	for _, words := range []string{
		"Talks in Elm.\n\nArvid Lowe met Helga Tessen. The two sides agreed to meet again.",
		"Переговоры.\n\nАрвид Лёве встретился с Хельгой Тессен. Стороны условились продолжить контакты.",
	} {
		drafts := Read(Page{Parts: []Part{{Text: words}}}, Options{})
		if len(drafts) != 1 || len(drafts[0].Speaker.Names) != 2 {
			t.Errorf("%s: %v; want one agreement of two", words, drafts)
		}
	}
}
