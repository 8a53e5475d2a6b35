package coverage

import (
	"net/url"
	"regexp"
	"strings"
)

// PlayerHosts are the outside players that a card may open in its own place, once a reader
// has asked for it. Any other film is a plain link.
var PlayerHosts = []string{"https://www.youtube-nocookie.com", "https://player.vimeo.com", "https://rutube.ru", "https://embed.nicovideo.jp"}

var playerID = regexp.MustCompile(`^[A-Za-z0-9_-]{4,40}$`)

// Player gives the address of the outside player for a card's link, "" if it has none. It is
// worked out from the link alone: nobody is asked.
func (c Card) Player() string {
	u, err := url.Parse(c.Href)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" {
		return ""
	}
	host, path := strings.TrimPrefix(strings.TrimPrefix(u.Hostname(), "www."), "m."), strings.Split(strings.Trim(u.Path, "/"), "/")
	last := path[len(path)-1]
	switch {
	case host == "youtube.com" && path[0] == "watch":
		return player(PlayerHosts[0]+"/embed/", u.Query().Get("v"))
	case host == "youtube.com" && len(path) == 2 && (path[0] == "live" || path[0] == "shorts" || path[0] == "embed"), host == "youtu.be" && len(path) == 1:
		return player(PlayerHosts[0]+"/embed/", last)
	case host == "vimeo.com" && len(path) == 1:
		return player(PlayerHosts[1]+"/video/", last)
	case host == "rutube.ru" && len(path) == 2 && path[0] == "video":
		return player(PlayerHosts[2]+"/play/embed/", last)
	case host == "nicovideo.jp" && len(path) == 2 && path[0] == "watch":
		return player(PlayerHosts[3]+"/watch/", last)
	}
	return ""
}

func player(address, id string) string {
	if !playerID.MatchString(id) {
		return ""
	}
	return address + id
}
