package noise

import (
	"readout/internal/paste/sieve"
)

// Reasons are catalogue keys: why a line is listed as left out.
const (
	OutShare     = "paste.left_share"
	OutComment   = "paste.left_comment"
	OutLabel     = "paste.left_label"
	OutMenu      = "paste.left_menu"
	OutAd        = "paste.left_ad"
	OutSubscribe = "paste.left_subscribe"
	OutGallery   = "paste.left_gallery"
	OutFooter    = "paste.left_footer"
	OutReadMore  = "paste.left_read_more"
	OutRelated   = "paste.left_related"
	OutRepeated  = "paste.left_repeated"
	OutStamp     = "paste.left_stamp"
)

// wording is what pages print around the words of a coverage, in one language. Entries
// are whole lines in plain form (see Plain); a new language is a new wording.
type wording struct {
	share, comment, label, menu, ad, subscribe []string
	related                                    []string // labels of lists of other stories
	readMore                                   []string
	tags, topic, section                       []string // labels of a value
	sections                                   []string // names of sections
	tail                                       []string // labels that stand only below the timeline
}

var wordings = []wording{wordsJa, wordsEn, wordsRu, wordsFr, wordsOther, wordsMore}

var wordsJa = wording{
	share: []string{
		"短縮 url", "短縮url", "でフォローする", "フォローする", "シェア", "シェアする", "共有", "共有する", "リンクをコピー", "リンクをコピーする", "ツイート", "ツイートする", "ポスト", "ポストする",
		"いいね", "いいね!", "はてなブックマーク", "ブックマーク", "このエントリーをはてなブックマークに追加", "はてなブックマークに追加", "lineで送る", "メールで送る", "印刷", "印刷する", "list", "メール", "保存して後で読む", "あとで読む", "スクラップ", "facebookでシェア", "twitterでシェア", "xでシェア", "保存", "後で読む",
	},
	comment:   []string{"コメント", "コメントする", "コメントを書く", "コメントを見る", "コメント・ガイド", "コメント ガイド", "ディスカッション", "コメント・ガイドディスカッション", "トラックバック", "画像認証"},
	label:     []string{"ニュースメッセージ", "ライブ", "ライブ中継", "ライブ更新", "速報", "最新", "最新情報", "更新情報", "新着順", "新しい順", "古い順", "タイムライン", "時系列", "自動更新", "更新", "もっと表示", "ニュースフィード", "ニュース一覧", "最新", "すべて", "サイン", "チャット", "すべての記事を見る", "フォトバンクに移行", "さらに表示", "前の更新", "写真・図版", "写真", "画像", "動画", "goo blog サービス終了のお知らせ", "読者です 読者をやめる 読者になる 読者になる", "読者になる 読者をやめる"},
	menu:      []string{"ホーム", "トップ", "トップページ", "メニュー", "検索", "ログイン", "会員登録", "サイトマップ", "リンクページ", "よくある質問", "よくある質問集", "本文へスキップ", "ページトップへ", "戻る", "次へ", "前へ", "閉じる"},
	ad:        []string{"広告", "pr", "[pr]", "スポンサーリンク", "スポンサー"},
	subscribe: []string{"ニュースレターに登録", "メルマガ登録", "購読する", "登録する", "通知を受け取る", "アプリをダウンロード"},
	related:   []string{"関連記事", "関連ニュース", "関連", "あわせて読みたい", "おすすめ", "おすすめ記事", "アクセスランキング", "人気記事", "ランキング", "最新ニュース", "注目記事", "トップニュース", "この記事を書いた人", "こんな記事も", "こんな特集も", "こんな記事も読まれています", "注目ニュース", "今、あなたにオススメ"},
	readMore:  []string{"続きを読む", "続きを見る", "もっと読む", "もっと見る", "全文を読む", "記事を読む", "詳しくはこちら", "詳しく読む", "もっと詳しく", "詳しく見る"},
	tags:      []string{"タグ", "キーワード", "関連タグ", "関連キーワード", "関連トピック", "関連トピック・ジャンル", "この記事のタグ"},
	topic:     []string{"トピック", "トピックス", "テーマ", "特集"},
	section:   []string{"セクション", "カテゴリ", "カテゴリー", "ジャンル"},
	sections:  []string{"活動報告", "地域ニュース", "政治", "国際", "経済", "社会", "国内", "海外", "世界", "日本", "外交", "安全保障", "軍事", "文化", "スポーツ", "科学", "地域", "ニュース", "ビジネス", "オピニオン", "環境", "テクノロジー", "アジア", "ヨーロッパ", "ロシア", "北米", "ワールド"},
	tail:      []string{"ライブ"},
}

var wordsEn = wording{
	share: []string{
		"share", "share this", "share this post", "share page", "share on facebook", "share on twitter", "share on x", "share via email", "copy link", "copy link to post", "copied", "link copied", "link copied!", "tweet", "email", "print", "facebook", "twitter",
		"whatsapp", "messenger", "linkedin", "telegram", "reddit", "save", "bookmark", "permalink", "short url", "short link", "like", "follow", "follow us", "view image in fullscreen", "share close panel", "close panel", "about sharing", "bookmark with", "share this with", "these are external links and will open in a new window",
	},
	comment: []string{"comment", "comments", "leave a comment", "post a comment", "add a comment", "join the discussion", "join the conversation", "view comments", "show comments", "read comments", "discussion", "sign in to comment", "log in to comment", "comment guide", "comment guidelines"},
	label: []string{
		"published by", "check against delivery", "check against delivery!",
		"image", "photo", "photos", "picture", "pictures", "live", "live updates", "live reporting", "live feed", "live coverage", "latest", "latest updates", "key events", "timeline", "newest first", "oldest first", "most recent", "updates", "auto updates", "auto-refresh",
		"show key events only", "please turn on javascript to use this feature", "load more", "show more", "newer posts", "older posts", "pinned", "pinned post", "by", "written by", "purchase licensing rights", "buy this photo", "licensing", "key event", "breaking", "summary", "go to the photo bank", "go to the mediabank", "newsfeed", "live reporting", "[an error occurred while processing this directive]",
	},
	menu:      []string{"home", "menu", "search", "sign in", "log in", "register", "skip to content", "skip to main content", "skip to navigation", "back to top", "next", "previous", "close", "navigation"},
	ad:        []string{"advertisement", "advertising", "ad", "sponsored", "promoted"},
	subscribe: []string{"subscribe", "subscribe now", "sign up", "newsletter", "get the newsletter", "get notifications", "download the app", "support us", "your support helps us to tell the story"},
	related:   []string{"related", "related stories", "related content", "related articles", "more on this story", "more on this", "most viewed", "most read", "most popular", "recommended", "you may also like", "top stories", "latest news", "more stories", "more from", "read next", "up next", "trending", "trending now", "latest stories", "recommended for you", "editors' picks"},
	readMore:  []string{"read more", "continue reading", "read the full story", "read the full article", "full story", "more", "learn more", "read on"},
	tags:      []string{"tags", "tag", "keywords", "topics", "explore more on these topics", "explore the topic", "suggested topics", "related topics", "filed under"},
	topic:     []string{"topic", "series"},
	section:   []string{"section", "category"},
	sections:  []string{"politics", "world", "international", "economy", "business", "society", "national", "diplomacy", "defence", "defense", "security", "culture", "sport", "sports", "science", "opinion", "technology", "environment", "asia", "europe", "news", "lifestyle", "weather", "travel", "football", "money", "video", "uk", "us", "africa", "americas", "middle east", "uk politics", "world news", "health", "education", "climate", "crime", "law", "media"},
	tail:      nil,
}

var wordsRu = wording{
	share: []string{
		"поделиться", "поделиться ссылкой", "поделитесь", "скопировать ссылку", "копировать ссылку", "ссылка скопирована", "вконтакте", "одноклассники", "телеграм", "печать", "распечатать", "сохранить", "в закладки", "короткая ссылка",
		"нравится", "подписаться на нас", "следить", "отправить",
	},
	comment: []string{"комментарии", "комментарий", "комментировать", "оставить комментарий", "написать комментарий", "добавить комментарий", "обсуждение", "обсудить", "показать комментарии", "правила комментирования", "войти, чтобы комментировать"},
	label: []string{
		"фото", "видео", "онлайн", "прямой эфир", "прямая трансляция", "текстовая трансляция", "онлайн-трансляция", "трансляция", "живой блог", "живой блог и прямая трансляция", "хроника", "лента", "лента новостей", "последние обновления", "обновления", "главные события", "ключевые события",
		"сначала новые", "сначала старые", "новые сверху", "показать еще", "перейти в фотобанк", "перейти в медиабанк", "показать ещё", "загрузить еще", "закреплено", "срочно", "молния", "автор", "авторы",
		"связь с эфиром", "связь со студией", "сообщение отправлено", "ваше сообщение отправлено",
	},
	menu:      []string{"главная", "меню", "поиск", "войти", "вход", "регистрация", "перейти к содержанию", "наверх", "далее", "назад", "закрыть"},
	ad:        []string{"новости партнеров", "новости партнёров", "материалы партнеров", "реклама", "на правах рекламы", "спонсор"},
	subscribe: []string{"подписаться", "подпишитесь", "подписка", "рассылка", "скачать приложение", "включить уведомления"},
	related:   []string{"по теме", "горячие новости", "материалы по теме", "читайте также", "смотрите также", "новости по теме", "похожие материалы", "рекомендуем", "последние новости", "популярное", "самое читаемое", "главное за день", "другие новости", "еще по теме", "ещё по теме", "ещё по этой же теме", "еще по этой же теме", "трендовые новости", "новости и материалы", "в тренде", "может быть интересно", "это интересно"},
	readMore:  []string{"читать далее", "читать дальше", "читать полностью", "подробнее", "читать", "узнать больше"},
	tags:      []string{"теги", "тэги", "метки", "ключевые слова", "темы", "темы дня", "главные темы", "главные темы дня", "главные темы недели", "главные темы месяца"},
	topic:     []string{"тема", "сюжет", "новость из сюжета", "материал из сюжета"},
	section:   []string{"рубрика", "раздел", "категория"},
	sections:  []string{"политика", "в мире", "мир", "экономика", "общество", "россия", "дипломатия", "безопасность", "армия", "оборона", "культура", "спорт", "наука", "мнения", "технологии", "азия", "европа", "новости", "бизнес", "международные отношения", "истории", "разбор"},
	tail:      nil,
}

var wordsFr = wording{
	share:     []string{"partager", "partage", "copier le lien", "envoyer par e-mail", "imprimer", "sauvegarder", "ajouter à vos sélections"},
	comment:   []string{"commentaires", "commenter", "réagir", "réactions", "votre commentaire", "poser une question"},
	label:     []string{"l’essentiel", "l'essentiel", "en direct", "le direct", "mises à jour", "les plus récents", "les plus anciens", "plus récents", "urgent", "alerte", "alerte info"},
	menu:      []string{"accueil", "rechercher", "se connecter", "aller au contenu", "retour en haut"},
	ad:        []string{"publicité"},
	subscribe: []string{"s’abonner", "s'abonner", "inscrivez-vous", "abonnez-vous"},
	related:   []string{"à lire aussi", "lire aussi", "les plus lus", "sur le même sujet", "à voir aussi"},
	readMore:  []string{"lire la suite", "lire l’article", "voir plus", "en savoir plus"},
	tags:      []string{"mots-clés", "thèmes", "thématiques"},
	topic:     []string{"sujet", "dossier"},
	section:   []string{"rubrique"},
	sections:  []string{"politique", "international", "monde", "économie", "société", "europe", "planète", "sciences"},
}

// wordsOther are the commonest of languages that have no wording of their own: de, es, it, pt, ko, zh.
var wordsOther = wording{
	share:     []string{"teilen", "artikel teilen", "compartir", "condividi", "compartilhar", "공유", "공유하기", "分享", "分享到"},
	comment:   []string{"kommentare", "kommentieren", "comentarios", "commenti", "comentários", "댓글", "评论"},
	label:     []string{"liveblog", "live-ticker", "liveticker", "en directo", "in diretta", "diretta", "ao vivo", "última hora", "실시간", "속보", "直播"},
	menu:      []string{"zur startseite", "startseite", "inicio", "home page", "início", "홈", "首页"},
	ad:        []string{"anzeige", "publicidad", "pubblicità", "publicidade", "광고", "广告"},
	subscribe: []string{"abonnieren", "suscríbete", "abbonati", "assine", "구독"},
	related:   []string{"mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren", "te puede interesar", "más información", "noticias relacionadas", "leggi anche", "leia também", "veja também", "관련기사", "관련 기사", "相关新闻", "相关阅读"},
	readMore:  []string{"weiterlesen", "mehr lesen", "leer más", "leggi tutto", "saiba mais", "leia mais", "더보기", "更多"},
	sections:  []string{"inland", "ausland", "politik", "wirtschaft", "internacional", "política", "economía", "esteri", "politica", "mundo", "정치", "국제", "경제", "사회"},
}

// pattern is boilerplate that varies; tail tells that below the timeline it ends the last update.
type pattern struct {
	re     *sieve.Expr
	reason string
	tail   bool
}

// patterns are tried on lines of at most 160 columns, in normal form.
var patterns = []pattern{
	{sieve.New(`^[+×]+$`), OutMenu, true},
	{sieve.New(`^(?:аватар автора|author avatar|avatar of the author)$|^(?:сейчас читают|reading now)\s?:\s?\d+$`), OutLabel, false},
	{sieve.New(`^\((?:(?:情報|内容|詳細|写真|発言|背景)(?:など)?を[^()]{0,20}(?:追加|更新|修正|加え)[^()]{0,20}|(?:adds|updates|recasts|rewrites|corrects) [^()\d]{3,80}|(?:добавлен|дополнен|уточнен)[аоы]? [^()\d]{3,60})\)$`), OutLabel, false}, // what an agency changed
	{sieve.New(`^[\p{Han}\p{Hiragana}\p{Katakana}ーa-z]{0,14}(?:新聞|通信|通信社|ニュース|放送|テレビ) \d{1,2}月\d{1,2}日 ?(?:\([日月火水木金土]\) ?)?\d{1,2}[:時]\d{2}分?(?:配信)?$`), OutStamp, false},                                                  // an outlet, and when it said so
	{sieve.New(`^date \d{4}-\d{2}$`), OutStamp, false},
	{sieve.New(`^(?:additional )?(?:reporting|writing|compiled)(?: and (?:writing|reporting))? by [^.;]{3,100}; ?(?:additional reporting|writing|editing)(?: and (?:writing|editing))? by \S`), OutLabel, false}, // who did what, of an agency
	{sieve.New(`^[–—-]\s?\p{L}[\p{L}.'’-]+(?: \p{L}[\p{L}.'’-]+){1,3}, [^.,;:!?]{0,60}\b(?:desk|staff|newsroom|correspondent)$`), OutLabel, false},                                                               // who wrote an update
	{sieve.New(`^[「『][^「」『』。]{2,24}[」』]\s?\d{4}年\d{1,2}月\d{1,2}日(?: ?\([日月火水木金土]\))?$`), OutStamp, false},                                                                                                        // an outlet's name, and its day
	{sieve.New(`^ここ(?:から|まで)[がは]?(?:本文|記事|メイン|ページ)[^。]{0,12}(?:です|になります)。?$|^本文ここ(?:から|まで)。?$|^(?:start|end) of (?:the )?(?:main )?content$`), OutMenu, false},                                                   // for who listens to a page
	{sieve.New(`^(?:регистрация пройдена успешно|пожалуйста, перейдите по ссылке из письма|разрешите (?:сайту|нам) отправлять|понравилось\?$|читать в$)`), OutMenu, false},
	{sieve.New(`^(?:(?:copy(?: link)?|e-?mail|print|facebook|messenger|twitter|telegram|whats ?app|viber|linkedin|reddit|pinterest|vk|вконтакте|одноклассники|телеграм|вотсап|вайбер)[\s|,/·•]*){2,}$`), OutShare, false}, // "copymessenger telegram whatsapp"
	{sieve.New(`^\[?(?:please )?(?:refresh|reload)(?: (?:this|the) page)?(?: (?:to|for))? (?:updates?|see .{2,30})\]?\.?$|^\[?(?:обновите|обновляйте) страницу.{0,30}$|^[\[［(（]?(?:ページを)?再読み込みしてください。?[\]］)）]?$`), OutLabel, false},
	{sieve.New(`^.{0,40}(?:シェア|共有)して[^。]{0,16}(?:伝え|教え|広め)(?:ましょう|よう|てください)。?$`), OutShare, false},
	{sieve.New(`^(?:(?:please )?(?:enable|turn on|activate|switch on) javascript\b|(?:you (?:must|need to|have to|should) (?:enable|turn on|have) |your browser .{0,40}|(?:this|the) (?:site|website|page|app|feature|video|player|content) (?:needs|requires) )javascript\b|javascript (?:is (?:disabled|turned off|required|not (?:enabled|supported))|must be (?:enabled|turned on)|(?:seems|appears) to be (?:disabled|turned off)))`), OutMenu, false},
	{sieve.New(`^(?:※ ?)?(?:(?:この|当|本)?(?:サイト|ページ|機能|動画)[^。]{0,24}|(?:ご利用|お使い|ご覧)[^。]{0,24}|ブラウザ[^。]{0,24}|[^。]{0,30}(?:利用する|見る|表示する|視聴する)には、)?javascript ?(?:を|が)(?:有効|無効|オン|オフ|利用|使用|必要)[^。]{0,30}(?:ください|下さい|必要です|必要があります|なっています|います|ません)。?[^。]{0,30}。?$`), OutMenu, false},
	{sieve.New(`^(?:(?:пожалуйста, )?(?:включите|разрешите|активируйте) (?:\S+ ){0,3}javascript|(?:для .{3,60} )(?:необходимо |нужно |требуется |нужен )(?:включить |включ[её]нный )?javascript|(?:в|у) (?:вашем|вас) (?:\S+ ){0,3}(?:javascript|(?:отключ|выключ)\S+ javascript)|(?:ваш браузер .{0,40})javascript|javascript (?:отключ|выключ|не включ)[её]?н)`), OutMenu, false},
	{sieve.New(`^(?:поделитесь|расскажите) (?:с друзьями|в соцсетях|друзьям).{0,10}$`), OutShare, false},
	{sieve.New(`^(?:更新中の|この)?(?:記事|ページ)(?:では|は).{0,6}最新(?:の)?(?:情報|ニュース).{0,10}(?:更新|お伝え)(?:します|しています|していきます)。?$`), OutLabel, false}, // what a page says of itself
	{sieve.New(`^as it happened(?:\s?ended)?\s?\d*$`), OutLabel, false},
	{sieve.New(`^\d{1,3} (?:photos?|фото|枚)$`), OutGallery, false},
	{sieve.New(`^(?:\[pr\])?\s?上記の広告は|^新しい記事を書く(?:事|こと)で広告`), OutAd, false},
	{sieve.New(`^(?:ただいま|現在)コメントを受け(?:つ|付)けて(?:おり|い)ません|^(?:читать|читати|read) .{0,20}(?:українською|на \p{L}{3,12}ском|in (?:english|japanese|russian))$|^(?:размер (?:текста|шрифта)|text size|font size)$`), OutLabel, false},
	{sieve.New(`^[\[【(](?:全文を読む|続きを読む|もっと読む|read more|continue reading|читать (?:далее|полностью))[\]】)]$`), OutReadMore, false},
	{sieve.New(`^[^。、.!?]{0,20}rss$`), OutMenu, false},
	{sieve.New(`^(?:комментарии (?:отключены|закрыты)|コメントは受け付けて)`), OutLabel, false},
	{sieve.New(`^(?:undefined|null|nan|\[object object\]|fbpx|smiley face|thumbnail)$`), OutMenu, false}, // what programs left
	{sieve.New(`browser (?:does not|doesn't|doesn’t|can't|cannot) (?:support|play)|браузер не поддерживает|ブラウザ.{0,24}(?:対応していません|対応しておりません|サポートされていません|再生できません)|動画(?:が|を)再生できない`), OutMenu, false},
	{sieve.New(`^[^。、]{1,16}[へに](?:移動|スキップ)(?:する|します)?$|^[^。]{2,16}を(?:とば|飛ば)して.{0,20}へ$|^(?:ссылки для упрощ[её]нного доступа|линки доступности|accessibility links)$|アクセシビリティに(?:は)?対応していない|^(?:subscription|newsletter|contact|search) form$`), OutMenu, false},
	{sieve.New(`^(?:ニュースレター|メールマガジン|メルマガ).{0,60}(?:登録|配信して)|無料で配信しています`), OutSubscribe, false},
	{sieve.New(`^.{1,30}(?:に|へ)戻る$|^(?:[←‹«<]\s*)?back to (?:the )?[^.!?]{2,40}$|^(?:[←‹«<]\s*)?(?:назад|вернуться) к [^.!?]{2,40}$`), OutMenu, false},
	{sieve.New(`^(?:updates to (?:this|the) page|(?:page|publication|update|revision|change|version) history|history of (?:updates|changes)|(?:更新|改訂|改定|変更)履歴|история (?:изменений|обновлений|правок))$`), OutStamp, true},
	{sieve.New(`^[^.!?。]{0,40}\bcookies?\b[^.!?。]{0,40}$|^(?:we value your privacy|your privacy choices|manage (?:consent|preferences|privacy))\b|^skip to\b|^an official (?:website|site) of\b|文字サイズ|^本文へ|^\d{2,5}文字$|^перейти к (?:основному|содержанию|навигации|поиску)|^перейти (?:к|в|на) \p{L}{4,14}$|[-–—] back to home$|ブログトップ$`), OutMenu, false},
	{sieve.New(`^[<«‹←|\s]*(?:前の(?:記事|日記|エントリー?)|(?:previous|older) (?:post|entry|article))?[|/\s]*(?:次の(?:記事|日記|エントリー?)|(?:next|newer) (?:post|entry|article))?[>»›→|\s]*$`), OutMenu, false},
	{sieve.New(`^(?:スクラップ|クリップ).{0,6}(?:会員限定|しました)|^メモ入力$|^-?最大\d+文字まで$|^完了しました$`), OutMenu, false},
	{sieve.New(`^(?:got a tv licence\?|you need one to watch live tv\b.{0,90}|i don[’']t have a tv licence\.?)$`), OutMenu, false},
	{sieve.New(`^(?:в |in )?\p{L}[\p{L} -]{1,22}:\s*\d{1,2}:\d{2},\s*\d{1,2} .{3,12} \d{4}.{0,8}$`), OutMenu, false}, // a host's own clock
	{sieve.New(`^.{0,24}\b(?:ie ?\d{1,2}|internet explorer) (?:is|are) (?:not|no longer) supported\b|^.{0,40}\byour browser is (?:outdated|out of date|not supported)\b|^古いバージョンのブラウザ|^ваш браузер устарел`), OutMenu, false},
	{sieve.New(`^[a-z0-9_-]{4,60}\.(?:mp4|mov|m3u8|webm)$`), OutGallery, false},
	{sieve.New(`^video duration \d`), OutGallery, false},
	{sieve.New(`^(?:[^\d\s]{1,24}\s?)?[+-]?\s?\d{1,2}(?:[.,]\d{1,2})?\s?°\s?[cfс]?$`), OutMenu, false}, // the weather
	{sieve.New(`^in reply to\b.{0,40}$|^в ответ на (?:это )?сообщение$|^forwarded from\b.{0,40}$|^edited$|^изменено$`), OutLabel, false},
	{sieve.New(`^(?:.{0,20}\()?all times (?:stated )?(?:are |in )?.{2,30}$|^время (?:указано )?московское\.?$|^(?:この記事は|リアクションを|残り\d+文字|この記事は有料|(?:無料)?会員登録はこちら|ログインして)`), OutLabel, false},
	{sieve.New(`^(?:свидетельство о регистрации|при (?:полном или частичном )?(?:цитировании|использовании|перепечатке)|\d{1,2}\+$|зарегистрирован\S* )`), OutFooter, true},
	{sieve.New(`^\d{1,4}(?:[.,]\d{1,2})?\s?[kкmм](?: (?:views|просмотр\S*|回視聴))?$|^\d{1,4},\d т\.$|^[\d.,]+\s?[kкmм]? (?:subscribers|followers|members|подписчик\S*|фолловер\S*)$`), OutLabel, false},
	{sieve.New(`^\d[\d.,]*\s?[kк]\s?\d{1,2} (?:мин|min)\.*$`), OutLabel, false},
	{sieve.New(`^[|·•/–-]?\s*\d{1,2}[- ]?min(?:ute)?s?\.? read$|^(?:время (?:на )?чтени[ея]|読了時間)`), OutLabel, false},
	{sieve.New(`^(?:онлайн|(?:прямая |текстовая )?трансляция|хроника) «[^«»]{2,40}»$`), OutLabel, false},
	{sieve.New(`ctrl\s?\+\s?enter|^(?:(?:нашли|заметили|увидели) )?(?:ошибк[ауи]|опечатк[ауи])(?: в тексте)?\?|^(?:spotted|found|see|noticed) (?:a|an|any) (?:error|mistake|typo)\b`), OutLabel, true},
	{sieve.New(`^[x<>‹›«»|/—–\-_=*#•·.…\s]+$`), OutMenu, false},
	{sieve.New(`^\d{1,3}\s*/\s*\d{1,3}$|^\d{1,3} (?:of|из) \d{1,3}$`), OutGallery, false},
	{sieve.New(`(?:経由で|に)コメント(?:する)?$|^コメント[・.:]|コメント・ガイド|^(?:\d+件の)?コメント\s*[((]?\d*件?[))]?$|コメントのみ表示されます|^お名前:|^nice!`), OutComment, true},
	{sieve.New(`^(?:view|show|read|see|all) ?(?:all )?(?:\d[\d,]*)? comments?|^\d[\d,]* comments?$|^comments? (?:are|on this) |^(?:leave|post|add|write) (?:a|your) (?:comment|reply)|^комментари(?:и|ев)\s*[((:]?\s*\d+|^\d+ комментари|^(?:чтобы|для того чтобы) (?:оставить|добавить) комментарий`), OutComment, true},
	{sieve.New(`all rights reserved|無断転載|無断複写|全著作権|все права (?:защищены|сохранены)|^copyright (?:©|\(c\)) ?\d{4}`), OutFooter, true},
	{sieve.New(`^(?:privacy policy|terms (?:of use|and conditions|of service)|cookie policy|contact us|about us|impressum|datenschutz|aviso legal|note legali|プライバシーポリシー|利用規約|お問い合わせ先?|политика конфиденциальности|пользовательское соглашение|контакты|о проекте)$`), OutFooter, true},
	{sieve.New(`^(?:we|this site|our site|this website) uses? cookies|cookieを使用|クッキーを使用|использу\S+ (?:файлы )?cookie`), OutFooter, false},
	{sieve.New(`^(?:читать|читайте|смотреть) (?:полностью )?на (?:сайте )?\S+\.\p{L}{2,12}$|^(?:read|view|see) (?:it |this |more )?(?:on|at) \S+\.[a-z]{2,12}$`), OutReadMore, false},
	{sieve.New(`^already (?:a|an) (?:print |digital |paid )?(?:subscriber|member)\?|^(?:start|create|open|activate) (?:a|an|your|my)? ?(?:free|complimentary|trial) .{0,20}(?:account|trial)\b.{0,80}$|^subscribe now .{0,60}\b(?:package|plan|offer|subscription)\b.{0,40}$|^уже (?:есть подписка|подписаны|подписчик)\?|^(?:すでに|既に)(?:会員|購読者|ご?登録済み).{0,8}(?:方|人)`), OutSubscribe, false},
	{sieve.New(`^(?:expand|collapse|open|close|show|hide)(?: ?/ ?(?:expand|collapse|open|close|show|hide))? (?:the )?(?:search|menu|navigation|sidebar)$|^(?:英語|日本語|中国語|韓国語|ロシア語|フランス語|スペイン語)版 ?\([\p{L} ]{2,20}\)$`), OutMenu, false},
	{sieve.New(`^(?:\p{L}[\p{L} ]{2,18}: ?)?(?:(?:english|eng|français|fra|deutsch|español|esp|italiano|português|polski|türkçe|русский|рус|українська|укр|қазақша|қаз|日本語|中文|简体中文|繁體中文|한국어|العربية|فارسی)[ |/·•,]*){2,}$`), OutMenu, false}, // the languages of a page
	{sieve.New(`^there (?:were|are|have been) [\d,]+ (?:press )?releases (?:posted|published|issued)\b|^\d{1,4} posts$|^sort by\s?(?:dropdown arrow|newest|oldest|latest)?$`), OutLabel, false},
	{sieve.New(`^stay up to date with notifications\b|^notifications can be (?:managed|turned|switched|changed)\b|^(?:уведомлениями|подпиской) можно управлять\b|^通知(?:の設定)?は.{0,30}(?:変更|管理)できます`), OutSubscribe, false},
	{sieve.New(`^(?:рассылка|newsletter)(?: .{0,40})?$|^подпишитесь[ ,].{0,60}$`), OutSubscribe, false},
	{sieve.New(`^(?:follow|find|join) us (?:on|at) |^(?:подписывайтесь|подпишитесь|следите за нами|читайте нас) |(?:を|で)フォロー(?:する)?$|^sign up (?:for|to) |^subscribe to (?:our|the) `), OutSubscribe, false},
	{sieve.New(`^(?:share|send|save) (?:this|on|via|to|with)\b.{0,24}$|^поделиться (?:в|на|через) .{0,20}$`), OutShare, false},
	{sieve.New(`^(?:about )?(?:\d+|an?|one|less than a) ?(?:m|h|d|s|min|mins|minutes?|hours?|hrs?|days?|seconds?) ago$|^\d+(?:分|時間|日|秒)前$|^\d+ (?:мин\S*|час\S*|ч|д\S*) назад$`), OutLabel, false},
	{sieve.New(`^(?:last )?(?:updated|modified) (?:at )?\d{1,2}[.:]\d{2}.{0,8}$|^(?:更新|最終更新)\s*:?\s*\d{1,2}[:時]\d{2}分?$|^обновлено (?:в )?\d{1,2}[.:]\d{2}.{0,6}$`), OutStamp, false},
}
