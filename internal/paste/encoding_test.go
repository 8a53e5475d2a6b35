package paste

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"mime/quotedprintable"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"

	"readout/internal/fault"
	"readout/internal/i18n"
	"readout/internal/paste/saved"
)

const (
	japanesePage = "青嶺・白浜協議、三年ぶりに首都で\n\n両国の外相と国防相が出席した。\n\n18:21\n協議が終わった\nミナト外相は「隔たりは残るが対話を続ける」と述べた。\n会場に入る代表団\n写真：通信社アオ\n\n14:05\n協議が始まった\nオルガ国防相は灯台の共同管理を提案した。\n"
	russianPage  = "Переговоры Тарна и Вельда. Онлайн\n\nМинистры двух стран обсуждают рыболовство и маяки.\n\n18:21\nПереговоры завершились\nМиро Наат назвал пролив «общим двором».\nМинистры на пресс-конференции\nФото: Пётр Ясенев\n\n14:05\nПереговоры начались\nВ зале около сорока человек.\n"
	latinPage    = "Le débat de Tarn, minute par minute\n\nLes élus se réunissent pour voter le budget de l’année.\n\n18:21\nLe budget est adopté\nLe maire s’est dit « fatigué et content ».\n\n14:05\nLa séance est ouverte\nÀ l’ordre du jour : le phare.\n"
)

// htmlOf makes markup of a page in text.
func htmlOf(page, meta string) string {
	lines := strings.Split(strings.TrimSpace(page), "\n")
	return "<!doctype html>\n<html><head>" + meta + "<title>" + lines[0] + "</title></head><body><h1>" + lines[0] + "</h1>\n<p>" + strings.Join(lines[1:], "</p>\n<p>") + "</p></body></html>\n"
}

func encoded(t *testing.T, enc encoding.Encoding, page string) []byte {
	t.Helper()
	raw, err := encoding.ReplaceUnsupported(enc.NewEncoder()).Bytes([]byte(page))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// TestEncodings: whatever a page was saved in and however one can know that, what is
// understood is the same as of UTF-8.
func TestEncodings(t *testing.T) {
	utf16 := func(order unicode.Endianness, mark unicode.BOMPolicy) encoding.Encoding {
		return unicode.UTF16(order, mark)
	}
	for _, row := range []struct {
		name  string
		page  string
		enc   encoding.Encoding
		label string
	}{
		{"Shift_JIS", japanesePage, japanese.ShiftJIS, "shift_jis"},
		{"EUC-JP", japanesePage, japanese.EUCJP, "x-euc-jp"},
		{"ISO-2022-JP", japanesePage, japanese.ISO2022JP, "iso-2022-jp"},
		{"windows-1251", russianPage, charmap.Windows1251, "windows-1251"},
		{"KOI8-R", russianPage, charmap.KOI8R, "koi8-r"},
		{"IBM866", russianPage, charmap.CodePage866, "ibm866"},
		{"ISO-8859-5", russianPage, charmap.ISO8859_5, "iso-8859-5"},
		{"windows-1252", latinPage, charmap.Windows1252, "iso-8859-1"},
		{"UTF-16", japanesePage, utf16(unicode.LittleEndian, unicode.UseBOM), ""},
		{"UTF-16", russianPage, utf16(unicode.BigEndian, unicode.UseBOM), ""},
		{"UTF-16", latinPage, utf16(unicode.LittleEndian, unicode.IgnoreBOM), ""},
		{"UTF-16", latinPage, utf16(unicode.BigEndian, unicode.IgnoreBOM), ""},
	} {
		if strings.HasPrefix(row.name, "KOI") || strings.HasPrefix(row.name, "I") && row.page == russianPage {
			row.page = strings.NewReplacer("«", `"`, "»", `"`).Replace(row.page) // they have no other quotation marks
		}
		saved := string(encoded(t, row.enc, row.page))
		sameDraft(t, row.name+" text", saved, row.page, row.name)
		sameDraft(t, row.name+" text with other line ends", string(encoded(t, row.enc, strings.ReplaceAll(row.page, "\n", "\r\n"))), row.page, row.name)
		if row.label == "" {
			continue
		}
		sameDraft(t, row.name+" markup", string(encoded(t, row.enc, htmlOf(row.page, ""))), htmlOf(row.page, ""), row.name)
		for _, meta := range []string{`<meta charset="` + row.label + `">`, `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=` + row.label + `">`} {
			sameDraft(t, row.name+" "+meta, string(encoded(t, row.enc, htmlOf(row.page, meta))), htmlOf(row.page, meta), row.name)
		}
		wrong := `<meta charset="utf-8">`
		sameDraft(t, row.name+" that says it is UTF-8", string(encoded(t, row.enc, htmlOf(row.page, wrong))), htmlOf(row.page, wrong), row.name)
		was := `<meta charset="` + row.label + `">`
		sameDraft(t, row.name+" that is UTF-8 by now", htmlOf(row.page, was), htmlOf(row.page, was), "UTF-8")
	}
}

func sameDraft(t *testing.T, what, saved, page, name string) {
	t.Helper()
	o := Options{Date: "2031-05-14", Zone: time.UTC}
	want, err := Read([]byte(page), o)
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read([]byte(saved), o)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	check(t, what+": encoding", got.Encoding, name)
	got.Encoding = want.Encoding
	a, _ := json.Marshal(got.report())
	b, _ := json.Marshal(want.report())
	check(t, what, string(a), string(b))
}

// TestEncodingsAreToldHowTheyWereFound: a header that was saved with a page comes first, and
// its lines count.
func TestEncodingsAreToldHowTheyWereFound(t *testing.T) {
	russian := string(encoded(t, charmap.KOI8R, htmlOf(russianPage, "")))
	for _, row := range []struct{ name, page, encoding, found string }{
		{"plain", japanesePage, "UTF-8", saved.ByItself},
		{"a mark of UTF-8", "\xef\xbb\xbf" + japanesePage, "UTF-8", saved.ByMark},
		{"a mark of UTF-16", string(encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), japanesePage)), "UTF-16", saved.ByMark},
		{"by trial", russian, "KOI8-R", saved.ByTrial},
		{"a saved header", "HTTP/1.1 200 OK\r\nServer: a\r\nContent-Type: text/html; charset=KOI8-R\r\n\r\n" + russian, "KOI8-R", saved.ByHeader},
		{"a saved header that is wrong", "HTTP/1.0 200 OK\nContent-Type: text/html; charset=utf-8\n\n" + russian, "KOI8-R", saved.ByTrial},
		{"an XML declaration", `<?xml version="1.0" encoding="windows-1251"?>` + string(encoded(t, charmap.Windows1251, htmlOf(russianPage, ""))), "windows-1251", saved.ByMarkup},
	} {
		got, err := saved.Decode([]byte(row.page))
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		check(t, row.name+": encoding", got.Encoding, row.encoding)
		check(t, row.name+": found", got.Found, row.found)
		check(t, row.name+": in the catalogue", i18n.Has("paste.found."+got.Found), true)
	}
	d, err := Read([]byte("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"+smallLive), Options{Date: "2030-01-01", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Read([]byte(smallLive), Options{Date: "2030-01-01", Zone: time.UTC})
	if err != nil {
		t.Fatal(err)
	}
	check(t, "line of the first update", d.Updates[0].Line, plain.Updates[0].Line+3)
}

// TestAPageSavedWithItsPictures is about the one file that browsers make of a page: its HTML
// is a part of it, quoted or not.
func TestAPageSavedWithItsPictures(t *testing.T) {
	page := htmlOf(russianPage, "")
	saved := encoded(t, charmap.Windows1251, page)
	var quoted bytes.Buffer
	w := quotedprintable.NewWriter(&quoted)
	if _, err := w.Write(saved); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{"quoted-printable": quoted.String(), "base64": base64.StdEncoding.EncodeToString(saved)} {
		file := "From: <Saved by a browser>\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--Boundary--a\"\r\n\r\n" +
			"----Boundary--a\r\nContent-Type: text/html; charset=windows-1251\r\nContent-Transfer-Encoding: " + name + "\r\nContent-Location: https://proliv.example/a\r\n\r\n" + body +
			"\r\n----Boundary--a\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n----Boundary--a--\r\n"
		sameDraft(t, name, file, page, "windows-1251")
	}
}

// TestDamagedPages: some damage is read over and noted with its line; much of it is refused.
func TestDamagedPages(t *testing.T) {
	o := Options{Date: "2031-05-14", Zone: time.UTC}
	for _, row := range []struct{ name, page string }{
		{"UTF-8", strings.Replace(strings.Repeat(japanesePage, 12), "灯台", "\xe7\x81台", 1)},
		{"windows-1251", string(encoded(t, charmap.Windows1251, strings.Repeat(russianPage, 3))) + "\x98"},
	} {
		d, err := Read([]byte(row.page), o)
		if err != nil {
			t.Errorf("%s: %v", row.name, err)
			continue
		}
		check(t, row.name+": encoding", d.Encoding, row.name)
		noted := 0
		for _, l := range d.NotUnderstood {
			if l.Reason == reasonBroken {
				noted++
				check(t, row.name+": the line is the damaged one", strings.Contains(l.Text, "\ufffd"), true)
			}
		}
		check(t, row.name+": lines noted", noted, 1)
	}
	for _, row := range []struct{ name, page, key string }{
		{"bytes of nothing", "abc\nd\xff\xfe\xfd\xfce\n", "paste.not_utf8"},
		{"a picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x02\x00\x08\x02\x00\x00\x00{\x1aC\xad", "paste.not_utf8"},
		{"zeros", "a line\nanother\x00 line\n", "paste.nul"},
		{"damaged UTF-16", "\xff\xfe" + strings.Repeat("\x00\xd8a\x00", 40), "paste.encoding_broken"},
		{"an archive", "PK\x03\x04\x14\x00\x00\x00\x08\x00\x9c\xa8\xd2\xfe\xca\xfe\x81", "paste.not_utf8"},
	} {
		_, err := Read([]byte(row.page), o)
		check(t, row.name, keyOf(err), row.key)
		check(t, row.name+": kind", fault.KindOf(err), fault.Invalid)
	}
}

// TestZerosInMarkup: a browser reads over them, and so do we; in plain text they tell of another file.
func TestZerosInMarkup(t *testing.T) {
	page := "<!DOCTYPE html><html><body><h1>Two boats in Veld</h1>\n<p>They came in at nine.</p>\n</body></html>\n"
	for name, zeros := range map[string]string{
		"in a word":      strings.Replace(page, "boats", "bo\x00ats", 1),
		"in a tag":       strings.Replace(page, "<p>", "<\x00p>", 1),
		"at the front":   "\x00" + page,
		"behind the end": page + "\x00\x00",
	} {
		t.Run(name, func(t *testing.T) { sameDraft(t, name, zeros, page, saved.UTF8) })
	}
}
