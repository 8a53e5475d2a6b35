package web

import (
	"cmp"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout/internal/coverage"
	"readout/internal/desk"
	"readout/internal/fault"
	"readout/internal/media"
)

// uploadLimit is how much a form with pictures may bring, in bytes.
const uploadLimit = 300 << 20

// pictureRow is a picture in a form: its fields are named p0.caption, p0.credit and so on.
type pictureRow struct {
	coverage.Picture
	Key    string // "p0"
	Order  string // where it is to stand, as typed
	Frames int    // of a file that moved: only the first of them is kept
}

// Preview is the address of a small rendition.
func (p pictureRow) Preview() string {
	if p.File == "" {
		return ""
	}
	return narrow(p.File, p.Width, 390)
}

// cardRow is a card in a form: c0.href, c0.title and so on.
type cardRow struct {
	coverage.Card
	Key string
}

// Preview is the address of a small rendition.
func (c cardRow) Preview() string {
	if c.File == "" {
		return ""
	}
	return narrow(c.File, c.Width, 390)
}

// narrow gives the address of a picture at most so wide, where it is kept narrower.
func narrow(file string, width, want int) string {
	if width <= want || strings.HasSuffix(file, ".svg") {
		return "/media/" + file
	}
	return "/media/" + media.Rendition(file, want)
}

// rows gives the numbers of the rows that a form has under a letter, in order.
func rows(typed url.Values, letter string, most int) []int {
	var found []int
	for name := range typed {
		head, _, ok := strings.Cut(name, ".")
		n, err := strconv.Atoi(strings.TrimPrefix(head, letter))
		if ok && err == nil && strings.HasPrefix(head, letter) && n >= 0 && !slices.Contains(found, n) {
			found = append(found, n)
		}
	}
	slices.Sort(found)
	return found[:min(len(found), most+1)]
}

// pictureRows reads the pictures of a form, in the order they are to stand in; those that
// are to go are left out.
func pictureRows(typed url.Values) []pictureRow {
	var all []pictureRow
	for _, n := range rows(typed, "p", coverage.MaxPictures) {
		at := "p" + strconv.Itoa(n) + "."
		if typed.Get(at+"remove") != "" {
			continue
		}
		width, _ := strconv.Atoi(typed.Get(at + "width"))
		all = append(all, pictureRow{Order: typed.Get(at + "order"), Frames: number(typed.Get(at + "frames")), Picture: coverage.Picture{
			File: typed.Get(at + "file"), Play: typed.Get(at + "play"), Name: typed.Get(at + "name"), Width: width,
			Caption: strings.TrimSpace(typed.Get(at + "caption")), Credit: strings.TrimSpace(typed.Get(at + "credit")),
			Alt: strings.TrimSpace(typed.Get(at + "alt")), Decorative: typed.Get(at+"decorative") != "",
		}})
	}
	slices.SortStableFunc(all, func(a, b pictureRow) int { return cmp.Compare(orderNumber(a.Order), orderNumber(b.Order)) })
	return renumbered(all)
}

// orderNumber reads where a picture is to stand; one that says nothing stands last.
func orderNumber(s string) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 1 << 20
	}
	return f
}

func renumbered(all []pictureRow) []pictureRow {
	for i := range all {
		all[i].Key, all[i].Order = "p"+strconv.Itoa(i), strconv.Itoa(i+1)
	}
	return all
}

// readPictures gives the pictures of a form as the desk takes them.
func readPictures(typed url.Values) []coverage.Picture {
	out := []coverage.Picture{}
	for _, row := range pictureRows(typed) {
		if row.Decorative {
			row.Alt = ""
		}
		out = append(out, row.Picture)
	}
	return out
}

func rowsOf(pictures []coverage.Picture) []pictureRow {
	all := make([]pictureRow, len(pictures))
	for i, p := range pictures {
		all[i].Picture = p
	}
	return renumbered(all)
}

// cardRows reads the cards of a form.
func cardRows(typed url.Values) []cardRow {
	var all []cardRow
	for _, n := range rows(typed, "c", coverage.MaxCards) {
		at := "c" + strconv.Itoa(n) + "."
		width, _ := strconv.Atoi(typed.Get(at + "width"))
		c := coverage.Card{
			Title: strings.TrimSpace(typed.Get(at + "title")), Excerpt: strings.TrimSpace(typed.Get(at + "excerpt")),
			Href: strings.TrimSpace(typed.Get(at + "href")), File: typed.Get(at + "file"), Width: width,
		}
		if typed.Get(at+"remove") == "" && c.Title+c.Excerpt+c.Href != "" {
			all = append(all, cardRow{Card: c})
		}
	}
	return numberedCards(all)
}

func cardRowsOf(cards []coverage.Card) []cardRow {
	all := make([]cardRow, len(cards))
	for i, c := range cards {
		all[i].Card = c
	}
	return numberedCards(all)
}

func numberedCards(all []cardRow) []cardRow {
	for i := range all {
		all[i].Key = "c" + strconv.Itoa(i)
	}
	return all
}

func readCards(typed url.Values) []coverage.Card {
	out := []coverage.Card{}
	for _, row := range cardRows(typed) {
		out = append(out, row.Card)
	}
	return out
}

// illustrate fills a form with what is stored.
func (f *form) illustrate(pictures []coverage.Picture, cards []coverage.Card) *form {
	f.Pictures, f.Cards = rowsOf(pictures), cardRowsOf(cards)
	return f
}

// takeFilesAndLink takes in the files and the link that came with a form.
func (s *Server) takeFilesAndLink(r *http.Request, typed url.Values) error {
	if err := s.takeFiles(r, typed); err != nil {
		return err
	}
	return s.takeLink(r, typed)
}

// takeFiles takes in the files that came with a form and puts them into what was typed, as
// rows of their own; the posters of films into theirs.
func (s *Server) takeFiles(r *http.Request, typed url.Values) error {
	for _, file := range filesOf(r) {
		got, err := s.takeFile(r, file)
		if err != nil {
			return err
		}
		at := addPicture(typed, got.Picture)
		if got.Frames > 1 {
			typed.Set(at+"frames", strconv.Itoa(got.Frames))
		}
	}
	return s.takePosters(r, typed)
}

// takePosters takes in the pictures that are to stand for films: p0.poster is a file for p0.
func (s *Server) takePosters(r *http.Request, typed url.Values) error {
	if r.MultipartForm == nil {
		return nil
	}
	for _, n := range rows(typed, "p", coverage.MaxPictures) {
		at := "p" + strconv.Itoa(n) + "."
		for _, file := range chosen(r.MultipartForm.File[at+"poster"]) {
			if typed.Get(at+"play") == "" {
				return fault.At("files", "poster.no_film")
			}
			got, err := s.takeFile(r, file)
			if err != nil {
				return err
			}
			if got.Picture.Play != "" {
				return fault.At("files", "poster.no_picture")
			}
			typed.Set(at+"file", got.Picture.File)
			typed.Set(at+"width", strconv.Itoa(got.Picture.Width))
		}
	}
	return nil
}

// takeLink looks up the link that came with a form and makes it a row.
func (s *Server) takeLink(r *http.Request, typed url.Values) error {
	link := strings.TrimSpace(typed.Get("link"))
	if link == "" {
		return nil
	}
	c, err := s.newsroom.LookUpCard(r.Context(), link)
	if err != nil {
		return err
	}
	addCard(typed, c)
	typed.Del("link")
	return nil
}

// filesOf are the files of a form: of its own field, and of the composer's two buttons.
func filesOf(r *http.Request) []*multipart.FileHeader {
	if r.MultipartForm == nil {
		return nil
	}
	all := r.MultipartForm.File
	return chosen(slices.Concat(all["files"], all["files.more"], all["files.camera"]))
}

// chosen leaves out the fields of files in which nobody chose one.
func chosen(files []*multipart.FileHeader) []*multipart.FileHeader {
	return slices.DeleteFunc(slices.Clone(files), func(f *multipart.FileHeader) bool { return f.Size == 0 && f.Filename == "" })
}

func (s *Server) takeFile(r *http.Request, file *multipart.FileHeader) (*desk.NewMedia, error) {
	from, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer from.Close()
	got, err := s.newsroom.AddMedia(r.Context(), desk.Announced{Reader: from, Bytes: file.Size})
	if err != nil {
		return nil, atFiles(err)
	}
	return got, nil
}

// atFiles puts a fault of a file beside the field it was chosen in.
func atFiles(err error) error {
	f, ok := err.(*fault.Error)
	if !ok || f.Kind != fault.Invalid && f.Kind != fault.TooLarge {
		return err
	}
	at := *f
	at.Field = "files"
	return &at
}

// stills tells how many frames the first file of a form had that moved and stands still now, 0
// if none did.
func stills(typed url.Values) int {
	for _, row := range pictureRows(typed) {
		if row.Frames > 1 {
			return row.Frames
		}
	}
	return 0
}

// addPicture puts a picture into a form behind the others, and gives what its fields begin with.
func addPicture(typed url.Values, p coverage.Picture) (at string) {
	at = nextRow(typed, "p", coverage.MaxPictures)
	for name, value := range map[string]string{
		"file": p.File, "play": p.Play, "width": strconv.Itoa(p.Width), "caption": p.Caption, "credit": p.Credit, "alt": p.Alt,
	} {
		typed.Set(at+name, value)
	}
	return at
}

func addCard(typed url.Values, c coverage.Card) {
	at := nextRow(typed, "c", coverage.MaxCards)
	for name, value := range map[string]string{"title": c.Title, "excerpt": c.Excerpt, "href": c.Href, "file": c.File, "width": strconv.Itoa(c.Width)} {
		typed.Set(at+name, value)
	}
}

func nextRow(typed url.Values, letter string, most int) string {
	next := 0
	if all := rows(typed, letter, most); len(all) > 0 {
		next = all[len(all)-1] + 1
	}
	return fmt.Sprintf("%s%d.", letter, next)
}

// Illustrations is what the template of a form's pictures and cards draws.
type Illustrations struct {
	Words
	Form     *form
	TextLang string
	Cards    bool // offers cards too
}

// Empty is a row as a script copies it.
func (i Illustrations) Empty() pictureRow { return pictureRow{Key: "p__"} }

// EmptyCard is a card as a script copies it.
func (i Illustrations) EmptyCard() cardRow { return cardRow{Key: "c__"} }

// Row gives the template of a picture what it draws.
func (i Illustrations) Row(p pictureRow) pictureFields { return pictureFields{i, p} }

// CardRow gives the template of a card what it draws.
func (i Illustrations) CardRow(c cardRow) cardFields { return cardFields{i, c} }

// ID gives the id of a field of a row.
func (i Illustrations) ID(key, name string) string { return i.Form.ID + "-" + key + "-" + name }

type pictureFields struct {
	Illustrations
	Picture pictureRow
}

type cardFields struct {
	Illustrations
	Card cardRow
}

// Still says that a file moved and stands still now, "" if it did not.
func (p pictureFields) Still() string {
	if p.Picture.Frames < 2 {
		return ""
	}
	return p.T("media.still", "count", p.Picture.Frames)
}

// Hidden are the fields of a picture that nobody types in.
func (p pictureFields) Hidden() map[string]string {
	return map[string]string{
		"local": "", // which file of the device, until it has been sent
		"frame": "", // and which is to be the poster of a film
		"file":  p.Picture.File, "play": p.Picture.Play, "name": p.Picture.Name, "width": strconv.Itoa(p.Picture.Width),
	}
}

// Hidden are the fields of a card that nobody types in.
func (c cardFields) Hidden() map[string]string {
	return map[string]string{"file": c.Card.File, "width": strconv.Itoa(c.Card.Width)}
}

// Illustrate gives a form's pictures and cards to their template.
func (p DeskPage) Illustrate(f *form, lang string, cards bool) Illustrations {
	return Illustrations{Words: p.Words, Form: f, TextLang: lang, Cards: cards}
}
