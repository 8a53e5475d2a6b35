package noise

// wordsMore is what pages of markup print around a text beside the commonest of it, in all
// languages: nearly all of it are labels of lists of other stories.
var wordsMore = wording{
	share: []string{
		"この記事をシェアする", "この記事をシェア", "urlをコピー", "印刷用ページ", "印刷用画面", "印刷用画面を開く", "この記事をスクラップ", "アクセシビリティ閲覧支援ツール",
		"print this page", "print article", "share article", "share this article", "share this story", "share on linkedin", "share on whatsapp", "listen to this article", "listen to this story",
		"поделиться новостью", "поділитися", "поширити", "сподели", "поделиться материалом", "версия для печати",
		"drucken", "seite drucken", "artikel drucken", "merken", "artikel merken", "per e-mail teilen", "per mail teilen", "mit freunden teilen", "tweeten", "twittern", "vorlesen",
		"twittear", "imprimir", "enviar por mail", "enviar por correo", "guardar", "copiar enlace", "escucha esta nota aquí", "ouça este conteúdo", "ouvir",
		"stampa", "imprimer", "envoyer", "partager l'article", "écouter l'article", "drukuj", "udostępnij",
	},
	comment: []string{"最近のコメント", "recent comments", "последние комментарии", "letzte kommentare", "neueste kommentare", "deja un comentario", "deixe um comentário", "lascia un commento", "laisser un commentaire", "schreibe einen kommentar"},
	label: []string{
		"key events show", "key events hide", "live feed", "live feed show", "live feed hide", "show key events only",
		"目次", "読み込み中", "この記事を聞く", "table of contents", "loading", "report issue", "estimated reading time", "found this helpful", "was this article helpful", "view gallery", "open gallery", "expand", "hide caption", "toggle caption",
		"оглавление", "слушать", "загрузка", "inhaltsverzeichnis", "artikel bewerten", "noch keine bewertungen", "bewertung abgeben", "tiempo de lectura", "temps de lecture", "sommaire", "rectificar",
	},
	menu: []string{
		"watch tv", "watch live tv", "submit release", "submit a release", "news search", "search news",
		"一覧へ戻る", "記事一覧へ", "トップへ戻る", "to the overview", "back to overview", "к списку", "все новости", "zurück", "zurück nach oben", "nach oben", "zurück zur übersicht", "zur übersicht", "zurück zur liste", "zurück zur listenansicht", "zum seitenanfang",
		"volver", "volver arriba", "voltar", "voltar ao topo", "retour", "haut de page", "torna su", "powrót",
	},
	subscribe: []string{
		"メールマガジン登録", "無料登録", "sign up for our newsletter", "get our newsletter", "subscribe to our newsletter", "newsletter abonnieren", "zum newsletter anmelden", "jetzt zum newsletter anmelden", "jetzt abonnieren", "jetzt registrieren", "jetzt anmelden",
		"suscribirse", "suscribete", "inscreva-se", "iscriviti", "iscriviti alla newsletter", "je m'abonne", "zapisz się",
	},
	related: []string{
		"関連する記事", "関連コンテンツ", "おすすめの記事", "おすすめコンテンツ", "人気の記事", "最近の記事", "最近の投稿", "最新記事", "新着記事", "新着ニュース", "よく読まれている記事", "よく読まれた記事", "この記事もおすすめ", "次に読む", "あわせて読む", "こちらの記事も読まれています", "編集部のおすすめ", "編集部のオススメ", "編集部のおすすめ記事", "編集部のオススメ記事", "編集部おすすめ", "同じカテゴリの記事", "あなたへのおすすめ", "あなたにおすすめ", "注目の記事", "今読まれています", "おすすめ情報",
		"you might also like", "you may like", "also read", "read also", "related posts", "related news", "related coverage", "popular posts", "recent posts", "latest posts", "latest articles", "most discussed", "most shared", "most commented", "don't miss", "what to read next", "from around the web", "around the web", "from our partners", "promoted stories", "more like this", "keep reading", "read this next", "trending stories", "editor's picks", "editors' choice", "editor's choice", "must read", "must reads", "more headlines", "other news", "also in the news", "more news", "more articles", "previous article", "next article",
		"читайте також", "до теми", "останні новини", "більше новин", "популярне", "схожі новини", "новини за темою", "прочети още", "читайте по теме", "вам может быть интересно", "вам будет интересно", "вам также может понравиться", "вас может заинтересовать", "это может быть интересно", "популярные статьи", "популярные новости", "похожие статьи", "похожие записи", "похожие новости", "похожие публикации", "свежие записи", "новости партнеров", "новости партнёров", "новости сми2", "рекомендованное", "также по теме", "главные новости", "самое популярное", "самое обсуждаемое", "редакция рекомендует", "выбор редакции", "связанные материалы", "ранее по теме", "предыдущая новость", "следующая новость", "предыдущая статья", "следующая статья", "материалы партнеров",
		"das könnte dich auch interessieren", "das könnte ihnen auch gefallen", "auch interessant", "ähnliche artikel", "ähnliche beiträge", "ähnliche nachrichten", "ähnliche themen", "verwandte artikel", "verwandte themen", "weitere artikel", "weitere meldungen", "weitere nachrichten", "weitere beiträge", "weitere themen", "mehr themen", "empfohlene beiträge", "empfohlene artikel", "empfehlungen der redaktion", "empfehlungen aus der redaktion", "die redaktion empfiehlt", "empfohlen für dich", "meistgelesen", "meist gelesen", "am meisten gelesen", "meistgelesene artikel", "meist gelesene artikel", "die meistgelesenen artikel", "meistdiskutierte artikel", "beliebte beiträge", "neueste artikel", "neueste beiträge", "neueste nachrichten", "aktuelle beiträge", "aktuelle artikel", "artikel zum thema", "lesen sie mehr zum thema", "lesen sie dazu auch", "vorheriger artikel", "nächster artikel", "vorheriger beitrag", "nächster beitrag",
		"te podría interesar", "también te puede interesar", "también te podría interesar", "mirá también", "mira también", "lee también", "lea también", "notas relacionadas", "artículos relacionados", "noticias destacadas", "más noticias", "lo más leído", "lo más visto", "más leídas", "recomendados", "seguí leyendo", "sigue leyendo",
		"matérias relacionadas", "notícias relacionadas", "mais lidas", "últimas notícias", "você também pode gostar", "potrebbe interessarti anche", "ti potrebbe interessare", "articoli correlati", "i più letti", "ultime notizie",
		"voir aussi", "articles liés", "articles similaires", "sur le même thème", "vous aimerez aussi", "à ne pas manquer", "à découvrir aussi", "nos derniers articles", "lees ook", "meer over dit onderwerp", "meest gelezen", "zobacz także", "zobacz też", "czytaj także", "czytaj też", "przeczytaj także", "polecane", "najczęściej czytane", "podobne artykuły", "więcej na ten temat",
	},
	readMore: []string{"zum artikel", "artikel lesen", "seguir leyendo", "lire l'article", "lees verder", "czytaj więcej", "dowiedz się więcej"},
	tags:     []string{"posted in", "labels", "метки записи", "schlagwörter", "schlagworte", "schlagwort", "stichworte", "stichwörter", "markiert mit", "etiquetas", "temas relacionados", "mots clés", "parole chiave", "argomenti", "tagi"},
}

// nearLabels are those of them whose stories are about the same subject: cards of the page. What is
// popular, new or recommended is not.
var nearLabels = Labels("читайте також|до теми|новини за темою|関連する記事|関連コンテンツ|also read|read also|related posts|related news|related coverage|читайте по теме|также по теме|связанные материалы|ранее по теме|похожие статьи|похожие новости|похожие публикации|" +
	"ähnliche artikel|ähnliche beiträge|ähnliche nachrichten|verwandte artikel|artikel zum thema|lesen sie mehr zum thema|lesen sie dazu auch|mirá también|mira también|lee también|lea también|notas relacionadas|artículos relacionados|" +
	"matérias relacionadas|notícias relacionadas|articoli correlati|articles liés|articles similaires|sur le même thème|lees ook|meer over dit onderwerp|zobacz także|zobacz też|czytaj także|czytaj też|przeczytaj także|podobne artykuły|więcej na ten temat")

func init() {
	for label := range nearLabels {
		CardLabels[label] = true
	}
}
