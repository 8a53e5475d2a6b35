//go:build browser

package browser

import (
	"fmt"
	"strings"
	"testing"
)

// named furnishes people and issues with names in several scripts.
func (s *site) named(t *testing.T) {
	t.Helper()
	s.record(t)
	s.api(t, "PUT", "/actors/otake", fields{"kind": "person", "party": "aomine", "names": []fields{
		{"lang": "ja", "text": "大竹みのる"}, {"lang": "en", "text": "Minoru Ōtake"}, {"lang": "ru", "text": "Минору Отакэ"}, {"lang": "ja", "text": "おおたけ", "use": "alt"},
	}})
	s.api(t, "PUT", "/actors/alyona", fields{"kind": "person", "names": []fields{{"lang": "ru", "text": "Алёна Резник"}, {"lang": "en", "text": "Alyona Reznik"}}})
	s.api(t, "PUT", "/actors/takahashi", fields{"kind": "person", "names": []fields{{"lang": "ja", "text": "高橋順一"}, {"lang": "en", "text": "Jun’ichi Takahashi"}}})
	s.api(t, "PUT", "/actors/honma", fields{"kind": "person", "names": []fields{{"lang": "ja", "text": "本間哲"}, {"lang": "en", "text": "Tetsu Homma"}}})
	s.api(t, "PUT", "/actors/draven", fields{"kind": "person", "names": []fields{{"lang": "ja", "text": "ドラヴェン"}, {"lang": "en", "text": "Draven"}}})
	s.api(t, "PUT", "/actors/ravtsov", fields{"kind": "person", "names": []fields{{"lang": "ja", "text": "ラヴツォフ"}, {"lang": "en", "text": "Ravtsov"}}})
	s.api(t, "PUT", "/actors/lauritz", fields{"kind": "person", "names": []fields{{"lang": "ja", "text": "ラウリッツ"}, {"lang": "en", "text": "Lauritz"}}})
	s.api(t, "PUT", "/issues/harbour-dues", fields{"names": []fields{
		{"lang": "ja", "text": "入港料"}, {"lang": "en", "text": "Harbour dues"}, {"lang": "ru", "text": "Портовые сборы"}, {"lang": "ja", "text": "にゅうこうりょう", "use": "alt"},
	}})
}

// untilOffered waits until the list offers these names.
func (p *tab) untilOffered(want string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`[...document.querySelectorAll('.names-found [role=option]')].map((e) => e.firstChild.textContent).join(', ') === %s`, js(want)))
}

// An issue and a person are found however they are typed: kana, kanji, Latin, Cyrillic, in full
// and half width, with and without macrons and dots. The name is written in the language of
// the page.
func TestNamesAreCompletedInAnyScript(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.named(t)
	slug := s.cover(t, "names-ja", fields{"language": "ja"})
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	for _, row := range []struct{ typed, want, offered string }{
		{"@大竹", "大竹みのる", "大竹みのる"},
		{"＠おおたけ", "大竹みのる", "大竹みのる"},
		{"@オオタケ", "大竹みのる", "大竹みのる"},
		{"@ｵｵﾀｹ", "大竹みのる", "大竹みのる"},
		{"@otake", "大竹みのる", "大竹みのる"},
		{"@Ōta", "大竹みのる", "大竹みのる"},
		{"@minoru o", "大竹みのる", "大竹みのる"},
		{"@ОТАК", "大竹みのる", "大竹みのる"},
		{"@みなと", "ミナト", "ミナト"},
		{"@たかは", "高橋順一", "高橋順一"}, // by the Latin letters of a name in kanji
		{"@たかh", "高橋順一", "高橋順一"}, // on the way there
		{"@タカハシ", "高橋順一", "高橋順一"},
		{"@じゅんい", "高橋順一", "高橋順一"},
		{"@ほんま", "本間哲", "本間哲"},
		{"@らゔつ", "ラヴツォフ", "ラヴツォフ"}, // ヴ, and what is written for it
		{"@らぶつ", "ラヴツォフ", "ラヴツォフ"},
		{"@らうつ", "ラヴツォフ", "ラヴツォフ"},
		{"@ﾗｳﾞﾂ", "ラヴツォフ", "ラヴツォフ"},
		{"@らう", "ラヴツォフ", "ラヴツォフ, ラウリッツ, ドラヴェン"},
		{"@らゔり", "ラウリッツ", "ラウリッツ"},
		{"@どらべ", "ドラヴェン", "ドラヴェン"},
		{"@どらう", "ドラヴェン", "ドラヴェン"},
		{"@ドラヴェ", "ドラヴェン", "ドラヴェン"},
		{"@резник", "Alyona Reznik", "Alyona Reznik"}, // has no Japanese name: in the desk's language
		{"@Алена", "Alyona Reznik", "Alyona Reznik"},
		{"#入港", "入港料", "入港料"},
		{"＃にゅうこう", "入港料", "入港料"},
		{"#ＨＡＲＢＯＵＲ", "入港料", "入港料"},
		{"#dues", "入港料", "入港料"},
		{"#портовые с", "入港料", "入港料"},
		{"本日は＠ミナト", "本日はミナト", "ミナト"},
		{"会談後、@orga", "会談後、オルガ", "オルガ"},
	} {
		p.fill("#compose-body", row.typed)
		p.untilOffered(row.offered)
		p.press("Enter")
		p.until(`!document.querySelector('.names-found')`)
		if got := eval[string](p, `document.querySelector('#compose-body').value`); got != row.want {
			t.Errorf("%s: got %q, want %q", row.typed, got, row.want)
		}
	}
	for _, nothing := range []string{"mail@minato.example", "C#har", "https://example.org/#har", "# Harbour", "@", "@nobody", "＠ ミナト"} {
		p.fill("#compose-body", "")
		p.fill("#compose-body", "@otake")
		p.untilOffered("大竹みのる")
		p.fill("#compose-body", nothing)
		if nothing == "@" { // the sign alone offers what was taken last
			p.until(`document.querySelectorAll('.names-found [role=option]').length >= 3 && !document.querySelector('.names-found [aria-selected=true]')`)
			continue
		}
		p.until(`!document.querySelector('.names-found')`)
	}
}

// By the keyboard: arrows choose, Tab and Enter take, Escape leaves what was typed; the browser's
// undo takes a name back. The headline completes too, and its Enter then does not end it.
func TestNamesByKeyboard(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.named(t)
	slug := s.cover(t, "names-keys")
	p := s.open(t, laptop).logIn().visit("/desk/c/" + slug)
	p.do(`document.querySelector('#compose-headline').focus()`)
	p.types("@o")
	p.untilOffered("Orga, Minoru Ōtake")
	for _, want := range []string{"Orga", "Minoru Ōtake", "Orga"} {
		if got := eval[string](p, `document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.firstChild.textContent`); got != want {
			t.Errorf("active: got %q, want %q", got, want)
		}
		p.press("ArrowDown")
	}
	p.isForEverybody("names are offered")
	p.looking(laptop)
	p.press("Enter")
	p.until(`document.querySelector('#compose-headline').value === 'Minoru Ōtake '`)
	if got := eval[string](p, `document.activeElement.id + ' ' + document.activeElement.getAttribute('aria-expanded')`); got != "compose-headline false" {
		t.Errorf("after a name was taken: got %q, want the headline, closed", got)
	}
	p.press("Enter")
	p.until(`document.activeElement.matches('#compose-body')`)
	p.types("They spoke of #har")
	p.untilOffered("Harbour dues")
	p.press("Tab")
	p.until(`document.querySelector('#compose-body').value === 'They spoke of Harbour dues '`)
	p.do(`document.execCommand('undo')`)
	if got := eval[string](p, `document.querySelector('#compose-body').value`); got != "They spoke of #har" {
		t.Errorf("undone: got %q", got)
	}
	p.press("End")
	p.untilOffered("Harbour dues")
	p.press("Escape")
	p.until(`!document.querySelector('.names-found')`)
	p.press("Ctrl+Enter")
	p.reads("#u-1", "They spoke of #har")
}

// While an input method converts, its keys are its own: names are offered and none is taken. A
// tap ends the conversion first.
func TestNamesWhileAnInputMethodConverts(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.named(t)
	slug := s.cover(t, "names-ime", fields{"language": "ja"})
	p := s.open(t, phone).logIn().visit("/desk/c/" + slug)
	p.do(`document.querySelector('#compose-body').focus()`)
	p.types("会談で＠")
	p.converts("おおたけ")
	p.untilOffered("大竹みのる")
	if p.has(".names-found [aria-selected=true]") {
		t.Error("a name is chosen while the input method converts")
	}
	for _, name := range []string{"Enter", "Tab", "ArrowDown", "Escape"} {
		p.do(fmt.Sprintf(`for (const more of [{isComposing: true}, {keyCode: 229}]) {
			const e = new KeyboardEvent('keydown', {key: %s, bubbles: true, cancelable: true, ...more});
			if (!document.activeElement.dispatchEvent(e)) throw new Error('the page took the key');
		}`, js(name)))
	}
	p.untilOffered("大竹みのる")
	p.types("おおたけ") // confirmed
	p.until(`document.querySelector('.names-found [aria-selected=true]')`)
	p.press("Enter")
	p.until(`document.querySelector('#compose-body').value === '会談で大竹みのる'`)

	p.types("と＠")
	p.converts("みなと")
	p.untilOffered("ミナト")
	p.click(".names-found [role=option]")
	p.until(`document.querySelector('#compose-body').value === '会談で大竹みのるとミナト'`)
}

// Names are completed without a connection, from what was kept.
func TestNamesWithoutAConnection(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.named(t)
	slug := s.cover(t, "names-offline")
	far, wire := s.wired(t)
	p := far.open(t, phone)
	p.excuse(networkIsDown)
	p.entersDesk("/desk/c/" + slug)
	p.fill("#compose-body", "@otake")
	p.untilOffered("Minoru Ōtake")
	p.until(`caches.match('/desk/names')`)
	wire.set(true)
	p.visit("/desk/c/" + slug)
	p.fill("#compose-body", "#портов")
	p.untilOffered("Harbour dues")
}

// Among a hundred thousand names each key finds its eight at once. How long that takes is logged
// (go test -v); that it is found, and no more than can be shown, is what is tested.
func TestNamesAmongAHundredThousand(t *testing.T) {
	t.Parallel()
	p := theSite(t).open(t, phone).visit("/login")
	built := eval[float64](p, `(async () => {
		const {find, indexOf} = await import(document.querySelector('script[src*="desk.js"]').src.replace('desk.js', 'names.js'));
		const syllables = ['ka', 'ri', 'to', 'mu', 'se', 'no', 'ha', 'yo', 'su', 'zen', 'bor', 'vel'];
		const kana = ['か', 'り', 'と', 'む', 'せ', 'の', 'は', 'よ', 'す', 'ぜ', 'ぼ', 'べ'];
		const cyrillic = ['ка', 'ри', 'то', 'му', 'се', 'но', 'ха', 'ё', 'су', 'зен', 'бор', 'вел'];
		const word = (of, n) => of[n % 12] + of[(n / 12 | 0) % 12] + of[(n / 144 | 0) % 12] + of[(n / 1728 | 0) % 12];
		const things = Array.from({length: 33334}, (_, n) => ({id: 'p' + n, names: ['en', word(syllables, n) + ' ' + word(syllables, n * 7), 'ja', word(kana, n) + n, 'ru', word(cyrillic, n)]}));
		const began = performance.now();
		window.index = await indexOf(things);
		window.find = find;
		return performance.now() - began;
	})()`)
	t.Logf("index of 100,002 names: %.0f ms", built)
	for typed, want := range map[string]int{"k": 8, "karito": 8, "ベレノ": 0, "べとか": 8, "ゔぇとか": 8, "Кариё": 8, "никого": 0, strings.Repeat("x", 20): 0} {
		type answer struct {
			Found int
			Took  float64
		}
		got := eval[answer](p, fmt.Sprintf(`(() => {
			let found = [];
			const began = performance.now();
			for (let i = 0; i < 200; i++) found = find(index, %s);
			return {Found: found.length, Took: (performance.now() - began) / 200};
		})()`, js(typed)))
		t.Logf("%q: %d found in %.3f ms", typed, got.Found, got.Took)
		if got.Found != want {
			t.Errorf("%q: got %d, want %d", typed, got.Found, want)
		}
	}
}

// A list of boxes is narrowed by a name however it is spelled, and what Enter takes is the nearest.
func TestAListIsNarrowedByAnySpelling(t *testing.T) {
	t.Parallel()
	p := theSite(t).open(t, phone).visit("/login")
	eval[bool](p, `(async () => {
		const {narrow} = await import(document.querySelector('script[src*="desk.js"]').src.replace('desk.js', 'desk_pick.js'));
		const pick = document.createElement('div');
		for (const names of ['ラヴツォフ\nRavtsov', 'ラウリッツ\nLauritz', '大竹 みのる\nおおたけ\nŌtake']) {
			const label = document.createElement('label');
			label.dataset.names = names;
			label.append(Object.assign(document.createElement('input'), {type: 'checkbox'}));
			pick.append(label);
		}
		document.body.append(pick);
		window.narrowed = (typed) => {
			narrow(pick, typed);
			const shown = [...pick.children].filter((l) => !l.hidden).map((l) => (l.classList.contains('next') ? '*' : '') + l.dataset.names.split('\n')[0]);
			return shown.join(', ');
		};
		return true;
	})()`)
	for _, row := range []struct{ typed, want string }{
		{"らうつ", "*ラヴツォフ"},
		{"らぶ", "*ラヴツォフ"},
		{"ラヴ", "*ラヴツォフ, ラウリッツ"},
		{"らうり", "*ラウリッツ"},
		{"オオタケ", "*大竹 みのる"},
		{"otake", "*大竹 みのる"},
		{"みの", "*大竹 みのる"},
		{"RAV", "*ラヴツォフ"},
		{"", "ラヴツォフ, ラウリッツ, 大竹 みのる"},
		{"だれも", ""},
	} {
		if got := eval[string](p, fmt.Sprintf(`narrowed(%s)`, js(row.typed))); got != row.want {
			t.Errorf("%q: got %q, want %q", row.typed, got, row.want)
		}
	}
}
