package drafting

import "testing"

// TestShapesOfRealPages has what copies of papers and read-outs do that a text written for a test does not: blanks
// and line ends that were lost, credits, headlines that end with a name, and sentences with two subjects.
func TestShapesOfRealPages(t *testing.T) {
	for _, row := range []struct{ name, words, want string }{
		{
			"a copy lost the blank behind a stop",
			"Саммит в Эльме.\n\nБерг заявил, что мост закроют.Доран добавил, что паром пойдёт. Об этом пишет Берег.Ру.",
			"Берг | announce | reported | Берг заявил, что мост закроют\nДоран | assert | reported | Доран добавил, что паром пойдёт\n",
		},
		{
			"a layout parted a quotation from who said it",
			"Саммит в Эльме.\n\n«Мы не уйдём из-за стола переговоров»,\n— сказал посол Крост журналистам.",
			"посол Крост | assert | direct | «Мы не уйдём из-за стола переговоров»,\n— сказал посол Крост журналистам\n",
		},
		{
			"a quotation above a name",
			"Talks in Elm.\n\nArvid Lowe met reporters. He spoke of Lowe’s plan.\n\n“The river is ours to share, not to sell”\n– Arvid Lowe",
			"Arvid Lowe | assert | direct | “The river is ours to share, not to sell”\n– Arvid Lowe\n",
		},
		{
			"a paragraph that is a quotation goes on with whoever spoke",
			"Talks in Elm.\n\nMinister Holt said the mandate had lapsed:\n\n“The mission cannot go on without a vote of the council.”",
			"Minister Holt | assert | reported | Minister Holt said the mandate had lapsed:\nMinister Holt | assert | direct | “The mission cannot go on without a vote of the council.”\n",
		},
		{
			"a headline ends with whose words it has",
			"Тарн готов вернуться за стол переговоров — Лёве\n\nОб этом сообщило агентство. Сам Лёве в отъезде.",
			"Лёве | offer | reported | Тарн готов вернуться за стол переговоров — Лёве\n",
		},
		{
			"and so in English, by office, but not with the name of a paper",
			"Ferry to run again in June - Veld minister\n\nNo date was set.",
			"Veld minister | assert | reported | Ferry to run again in June - Veld minister\n",
		},
		{"a site’s name ends a title", "Ferry to run again in June - Reuters\n\nNo date was set.", ""},
		{"credits are no labels", "Текст: Арвид Лёве\n\nСаммит прошёл в Эльме.", ""},
		{
			"with what a paper turns to its readers is no act",
			"Саммит в Эльме.\n\nНапомним, ранее в Минфине заявили, что сбор отменят.",
			"Минфине | assert | reported | Напомним, ранее в Минфине заявили, что сбор отменят\n",
		},
		{
			"who said it stands far behind “об этом”",
			"Саммит в Эльме.\n\nСтанция встанет на ремонт. Об этом министр энергетики Вельда Йоста Крамм заявил в среду.",
			"министр энергетики Вельда Йоста Крамм | assert | reported | Станция встанет на ремонт. Об этом министр энергетики Вельда Йоста Крамм заявил в среду\n",
		},
		{
			"what an act answers is its words",
			"Саммит в Эльме.\n\nПосол Крост объяснил, для чего нужен паром.",
			"Посол Крост | explain | reported | Посол Крост объяснил, для чего нужен паром\n",
		},
		{
			"an attribution inside a report leaves the report its speaker",
			"Саммит в Эльме.\n\nПосол Крост заявил, что освобождены рыбаки, которых, по его словам, удерживал Вельд.",
			"Посол Крост | assert | reported | Посол Крост заявил, что освобождены рыбаки, которых, по его словам, удерживал Вельд\n",
		},
		{
			"the name behind a long office",
			"Саммит в Эльме.\n\nПереговоры зашли в тупик, заявил глава делегации на встрече Тарна и Вельда замминистра Павел Рогут.",
			"глава делегации на встрече Тарна и Вельда замминистра Павел Рогут | concern | reported | Переговоры зашли в тупик, заявил глава делегации на встрече Тарна и Вельда замминистра Павел Рогут\n",
		},
		{
			"whoever closes the first half of a sentence, and who goes on",
			"Talks in Elm.\n\nThe talks have ended, Economy Minister Ida Holt said, although officials from Orsa declined to comment. The text is ready, said the envoy, adding that both sides must sign it.",
			"Economy Minister Ida Holt | assert | reported | The talks have ended, Economy Minister Ida Holt said\nofficials from Orsa | decline | reported | officials from Orsa declined to comment\nthe envoy | assert | reported | The text is ready, said the envoy\nthe envoy | request | reported | adding that both sides must sign it\n",
		},
		{
			"two clauses without a comma have two subjects",
			"Talks in Elm.\n\nThe notice did not give a date and Holt said it could take weeks. It comes as Veld’s minister warned of floods in the delta.",
			"Holt | assert | reported | Holt said it could take weeks\nVeld’s minister | concern | reported | Veld’s minister warned of floods in the delta\n",
		},
		{
			"a list of names is one subject",
			"Talks in Elm.\n\nMinisters from Tarn, Orsa and Lund declined to comment.",
			"Ministers from Tarn | decline | reported | Ministers from Tarn, Orsa and Lund declined to comment\n",
		},
		{
			"the two and the three of read-outs",
			"Talks in Elm.\n\nArvid Lowe met Helga Tessen. The two agreed to meet again. On Monday the three agreed on a date.",
			"The two | agree | reported | The two agreed to meet again\nthe three | agree | reported | On Monday the three agreed on a date\n",
		},
		{
			"a participle does what its sentence’s verb does not",
			"Talks in Elm.\n\nThe ministers met in Kilna, reaffirming their support for the convention.",
			"The ministers | offer | reported | The ministers met in Kilna, reaffirming their support for the convention\n",
		},
		{
			"each act of a sentence is weighed by its own words",
			"Talks in Elm.\n\nHolt stressed Tarn’s commitment to the convention and highlighted the need for a ferry.",
			"Holt | offer | reported | Holt stressed Tarn’s commitment to the convention\nHolt | request | reported | highlighted the need for a ferry\n",
		},
		{"a correspondent tells what the paper does", "Talks in Elm.\n\nHolt met Tessen, the Coast’s Elm correspondent reports.", ""},
		{"what somebody called a thing in passing", "Talks in Elm.\n\nThe league had set terms on what it had called “access” to the lock.", ""},
		{
			"об этом points to the paragraph above",
			"Саммит в Эльме.\n\nВ пятницу мост закрыт.\n\nВ Кильне ждут паром.\nОб этом сообщил посол Крост.",
			"посол Крост | assert | reported | В Кильне ждут паром.\nОб этом сообщил посол Крост\n",
		},
		{"a verb that tells only how it was said", "Саммит в Эльме.\n\n«Вы преувеличиваете наши силы», — улыбнулась Тессен.", "Тессен | assert | direct | «Вы преувеличиваете наши силы», — улыбнулась Тессен\n"},
		{
			"two offices and one name",
			"Саммит в Эльме.\n\nБывший премьер Тарна, лидер партии «Берег» Арвид Лёве заявил, что мост закроют.",
			"Бывший премьер Тарна, лидер партии «Берег» Арвид Лёве | announce | reported | Бывший премьер Тарна, лидер партии «Берег» Арвид Лёве заявил, что мост закроют\n",
		},
		{
			"what was noted in a read-out is of both",
			"Саммит в Эльме.\n\nАрвид Лёве принял Хельгу Тессен. Было отмечено, что торговля растёт.",
			"Арвид Лёве, Хельгу Тессен | assert | reported | Было отмечено, что торговля растёт\n",
		},
		{"a headline says what somebody is ready for", "Тарн готов вернуться за стол переговоров\n\nДата не названа.", "Тарн | offer | reported | Тарн готов вернуться за стол переговоров\n"},
		{
			"a place before a colon speaks no more than one before a dash",
			"Talks in Elm\n\nKILNA: Envoy Ida Holt said on Monday that the truce held.",
			"Envoy Ida Holt | assert | reported | Envoy Ida Holt said on Monday that the truce held\n",
		},
		{"a topic before a colon, and who says it at the end", "Elm dam: talks in last week, minister says\n\nNo date was set.", "minister | assert | reported | Elm dam: talks in last week, minister says\n"},
		{"nouns that look like verbs", "Talks in Elm.\n\nThe visit was put off because of the Pathan attack. They differ on fish and state aid. A think tank closed.", ""},
		{
			"a name ends where another verb than of saying begins",
			"Talks in Elm.\n\nThe ministers gathered in Kilna said the truce held. Officials briefed on the talks said nothing had changed.",
			"The ministers | assert | reported | The ministers gathered in Kilna said the truce held\nOfficials briefed on the talks | deny | reported | Officials briefed on the talks said nothing had changed\n",
		},
		{
			"small words within names",
			"Talks in Elm.\n\nMariam al-Zahir, the Orsa minister, reiterated the need for a truce.",
			"Mariam al-Zahir, the Orsa minister | request | reported | Mariam al-Zahir, the Orsa minister, reiterated the need for a truce\n",
		},
		{
			"a participle that names another act",
			"Talks in Elm.\n\nHolt said the talks had stalled, accusing Veld of delay.",
			"Holt | assert | reported | Holt said the talks had stalled\nHolt | object | reported | accusing Veld of delay\n",
		},
		{"a verb in a clause of its own is not joined", "Talks in Elm.\n\nTarn accused Veld of delay after its envoy left the hall and said little.", "Tarn | object | reported | Tarn accused Veld of delay after its envoy left the hall and said little\n"},
		{
			"when it was said stands between the verb and the rest",
			"Talks in Elm.\n\nThe ministers will meet in June, the river ministry said on Monday, three weeks after the flood.",
			"the river ministry | announce | reported | The ministers will meet in June, the river ministry said on Monday, three weeks after the flood\n",
		},
		{"a month cut short ends no sentence", "Talks in Elm.\n\nThe envoy said that the council would meet on Feb. 9 in Kilna.", "The envoy | assert | reported | The envoy said that the council would meet on Feb. 9 in Kilna\n"},
		{"a place and a day before a hyphen", "Talks in Elm\n\nTARN, May 24 - Minister Ida Holt welcomed the truce.", "Minister Ida Holt | welcome | reported | Minister Ida Holt welcomed the truce\n"},
		{"a paragraph whose quotation the next one goes on with", "Talks in Elm.\n\n“I think the mandate is over.\n\n“We cannot go on like this,” Holt added.", "Holt | assert | direct | “We cannot go on like this,” Holt added\n"},
		{
			"and with another subject",
			"Talks in Elm.\n\nTwo ministers condemned the draft and Orsa called it “unjust and reckless.”",
			"Two ministers | object | reported | Two ministers condemned the draft\nOrsa | object | reported | Orsa called it “unjust and reckless.”\n",
		},
		{"a sentence that quotes in passing closes, too", "Talks in Elm.\n\nThe ministry has lodged a complaint for “disregard of the norms,” Holt said.", "Holt | object | reported | The ministry has lodged a complaint for “disregard of the norms,” Holt said\n"},
		{"the United States are no verb", "Talks in Elm.\n\nThe United States said a day before that it hoped for a truce.", "The United States | expect | reported | The United States said a day before that it hoped for a truce\n"},
		{
			"об этом has its own speaker, whoever hands it on",
			"Саммит в Эльме.\n\nМост закрыт. Об этом заявил посол Павел Рогут, сообщает пресс-служба ведомства.",
			"посол Павел Рогут | assert | reported | Мост закрыт. Об этом заявил посол Павел Рогут, сообщает пресс-служба ведомства\n",
		},
		{"the house is white", "Саммит в Эльме.\n\nГлава Белого дома отметил, что мост открыт.", "Глава Белого дома | assert | reported | Глава Белого дома отметил, что мост открыт\n"},
		{
			"such a statement was made by whoever stands behind",
			"Саммит в Эльме.\n\nСоюз может отменить пошлины. Такое заявление сделал сегодня, 8 апреля, канцлер Орсы Йоста Крамм.",
			"канцлер Орсы Йоста Крамм | assert | reported | Союз может отменить пошлины. Такое заявление сделал сегодня, 8 апреля, канцлер Орсы Йоста Крамм\n",
		},
		{
			"a foreign station in passing is no speaker",
			"Саммит в Эльме.\n\nМост закрыт. Об этом в интервью Harbour Radio заявил посол Павел Рогут.",
			"посол Павел Рогут | assert | reported | Мост закрыт. Об этом в интервью Harbour Radio заявил посол Павел Рогут\n",
		},
		{"a state in the genitive speaks for nobody", "Саммит в Эльме.\n\nПосле атаки Израиля Речная лига обвинила флот в нападении.", "Речная лига | object | reported | После атаки Израиля Речная лига обвинила флот в нападении\n"},
		{
			"whom somebody quotes",
			"Talks in Elm.\n\n“Tarn is concerned about the dam,” the mission quoted Minister Ida Holt as saying.",
			"Minister Ida Holt | concern | direct | “Tarn is concerned about the dam,” the mission quoted Minister Ida Holt as saying\n",
		},
		{
			"whom somebody quotes on what another did",
			"Talks in Elm.\n\nMinister Ida Doran urged both sides to make “further efforts,” the agency quoted a Tarn official as saying.",
			"Minister Ida Doran | request | reported | Minister Ida Doran urged both sides to make “further efforts,\n",
		},
		{"words within words weigh nothing", "Саммит в Эльме.\n\nКрост сказал, что вступил в должность после назначения.", "Крост | assert | reported | Крост сказал, что вступил в должность после назначения\n"},
		{"an agreement is a thing", "Talks in Elm.\n\nHolt said the agreement was long.", "Holt | assert | reported | Holt said the agreement was long\n"},
		{"who asks for a thing, and who is asked", "Talks in Elm.\n\nThe ambassador has asked for a meeting. When asked for comment, nobody answered.", "The ambassador | request | reported | The ambassador has asked for a meeting\n"},
		{
			"officials of two states",
			"Talks in Elm.\n\nThe pact looks safe, four Tarnish and Veldian officials said.",
			"four Tarnish and Veldian officials | assert | reported | The pact looks safe, four Tarnish and Veldian officials said\n",
		},
		{
			"a word with a capital that only looks like a verb",
			"Talks in Elm.\n\nMinisters, State Secretaries and envoys met in Kilna on Monday.",
			"",
		},
		{
			"a war that is blamed for a slump",
			"Talks in Elm.\n\nIda Holt spoke of a trade war partly blamed for the slump.",
			"",
		},
		{
			"what kind of text a title says it is",
			"Talks in Elm.\n\nPRESS RELEASE : Minister meets the envoy of Orsa\n\nIda Holt said the ferry was safe.",
			"Ida Holt | assert | reported | Ida Holt said the ferry was safe\n",
		},
		{
			"whom it was told earlier, with a capital",
			"Talks in Elm.\n\nThe ferry was expected to sail on Monday, a person familiar with the plans told Harbour Radio earlier.",
			"a person familiar with the plans | expect | reported | The ferry was expected to sail on Monday, a person familiar with the plans told Harbour Radio earlier\n",
		},
		{
			"an initial of two letters ends no sentence",
			"Саммит в Эльме.\n\nВ МИД Вельда сообщили, что А. Лёве и Дж. Крост договорились о встрече.",
			"МИД Вельда | agree | reported | В МИД Вельда сообщили, что А. Лёве и Дж. Крост договорились о встрече\n",
		},
		{
			"he, and not the club he speaks at",
			"Саммит в Эльме.\n\nГлава МИД Вельда Павел Рогут прибыл в Эльм. В речи на заседании Совета Орсы он отметил рост торговли.",
			"он | assert | reported | В речи на заседании Совета Орсы он отметил рост торговли\n",
		},
		{
			"who says it behind what a market did",
			"Talks in Elm.\n\nPrices fell after officials on both sides said the strait was safe.",
			"officials on both sides | assert | reported | officials on both sides said the strait was safe\n",
		},
		{
			"a second act behind the words by which a clause goes on",
			"Саммит в Эльме.\n\nОн сообщил, что посол прибыл, но при этом добавил, что раунд начнётся позже.",
			"Он | assert | reported | Он сообщил, что посол прибыл\nОн | announce | reported | при этом добавил, что раунд начнётся позже\n",
		},
		{
			"what is not named is declined",
			"Talks in Elm.\n\nIda Holt declined to identify the pilots.",
			"Ida Holt | decline | reported | Ida Holt declined to identify the pilots\n",
		},
		{
			"a long welcome says nothing, nor does what it introduces",
			"Briefing in Elm.\n\nMS HOLT: Good afternoon, everyone, and thank you so much for joining today’s briefing. I have two points at the top.\n\nMS HOLT: We strongly oppose the toll.",
			"MS HOLT | object | reported | MS HOLT: We strongly oppose the toll\n",
		},
		{
			"state media are no verb",
			"Talks in Elm.\n\nThe delegation will leave, Orsan state media reported.",
			"",
		},
		{
			"whom a relative clause names",
			"Talks in Elm.\n\nThe talks stopped after a fire in Kilna, which Tarn blamed on Veld.",
			"Tarn | object | reported | The talks stopped after a fire in Kilna, which Tarn blamed on Veld\n",
		},
		{
			"a Russian sentence that begins with what is answered",
			"Саммит в Эльме.\n\nОтвечая на вопрос о встрече рабочей группы в Кильне, посол Крост отметил, что порт открыт.",
			"посол Крост | assert | reported | Отвечая на вопрос о встрече рабочей группы в Кильне, посол Крост отметил, что порт открыт\n",
		},
		{
			"headlines on the line of their time",
			"Talks live: ministers arrive in Elm\n\n14:20 Kremlin says no day is set\n15:02 EU's top diplomat tells reporters the ferry is safe\n15:30 Both sides agree to swap maps",
			"Kremlin | deny | reported | Kremlin says no day is set\nEU's top diplomat | assert | reported | EU's top diplomat tells reporters the ferry is safe\nBoth sides | agree | reported | Both sides agree to swap maps\n",
		},
		{
			"whoever is quoted, and another who believes something else",
			"Talks in Elm.\n\n“Neither side trusts the other,” said Ann Lowe. “They will be back at sea by June.” Paul Stone of Orsa University believes the sides could still surprise everyone.",
			"Ann Lowe | assert | direct | “Neither side trusts the other,” said Ann Lowe. “They will be back at sea by June.”\nPaul Stone of Orsa University | assert | reported | Paul Stone of Orsa University believes the sides could still surprise everyone\n",
		},
		{
			"what was put by nobody who is named, both did",
			"Саммит в Эльме.\n\nГлава МИД Вельда Павел Рогут и премьер Тарна Арвид Лёве встретились в Эльме. Выражена озабоченность ростом пошлин.",
			"Павел Рогут, Арвид Лёве | concern | reported | Выражена озабоченность ростом пошлин\n",
		},
		{
			"a proposal that is supported",
			"Talks in Elm.\n\nThe UK supported the proposal.",
			"The UK | welcome | reported | The UK supported the proposal\n",
		},
		{
			"no of what follows is no refusal",
			"Talks in Elm.\n\nIda Holt said no decision had been made.",
			"Ida Holt | deny | reported | Ida Holt said no decision had been made\n",
		},
		{
			"words that follow said at once, up to the end, are somebody's own",
			"Talks in Elm.\n\nIn a reply, the ministry said “Two boats came back and the crew is safe. The report names the harbour.”",
			"the ministry | assert | direct | In a reply, the ministry said “Two boats came back and the crew is safe. The report names the harbour.”\n",
		},
		{
			"a meeting that was proposed by others",
			"Talks in Elm.\n\nIda Holt said that the proposed meeting was in June.",
			"Ida Holt | assert | reported | Ida Holt said that the proposed meeting was in June\n",
		},
		{
			"whoever announces announces, whatever it is",
			"Talks in Elm.\n\nIda Holt announced that the council was committed to the plan.",
			"Ida Holt | announce | reported | Ida Holt announced that the council was committed to the plan\n",
		},
		{
			"what a Russian sentence begins with, before whoever speaks",
			"Саммит в Эльме.\n\nКомментируя слухи о том, что посол Крост привёз предложение, Ида Хольт отметила, что порт открыт.",
			"Ида Хольт | assert | reported | Комментируя слухи о том, что посол Крост привёз предложение, Ида Хольт отметила, что порт открыт\n",
		},
		{
			"a statement that the next sentence tells whose it is",
			"Саммит в Эльме.\n\nСпор о сборах можно решить только миром. Об этом говорится в заявлении МИД Вельда.",
			"МИД Вельда | assert | reported | Спор о сборах можно решить только миром. Об этом говорится в заявлении МИД Вельда\n",
		},
		{
			"a statement said to be one, above its words",
			"Talks in Elm.\n\nForeign Minister Arvid Lowe said in a statement on Monday:\n\nWe will mark the shoals. Nobody wanted it sooner.",
			"Foreign Minister Arvid Lowe | offer | reported | We will mark the shoals\n",
		},
		{
			"a surname parted from its verb by when it was",
			"Саммит в Эльме.\n\nГорский в начале месяца указывал, что буи стоят.",
			"Горский | assert | reported | Горский в начале месяца указывал, что буи стоят\n",
		},
		{
			"and no surname",
			"Саммит в Эльме.\n\nМагазин в начале месяца указывал, что буи стоят.",
			"",
		},
	} {
		t.Run(row.name, func(t *testing.T) {
			if got := says(t, row.words, Options{}); got != row.want {
				t.Errorf("drafts of %s\n%swant\n%s", row.words, got, row.want)
			}
		})
	}
}
