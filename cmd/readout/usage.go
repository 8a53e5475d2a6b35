package main

import (
	"regexp"
	"strings"

	"readout/internal/i18n"
)

// complaints are what the parser of the command line says is wrong with it, and the messages
// that say so in the operator's language: the parser has its words in English alone and no
// kinds of errors. The groups of a pattern have the names of the message's placeholders. What
// is not here is told as the parser tells it; TestTheCommandLineIsWrong holds each row to it.
var complaints = []struct {
	words *regexp.Regexp
	key   string
}{
	{regexp.MustCompile(`^(?P<name>\S+) must be one of (?P<want>.+) but got "(?P<got>.*)"$`), "cli.one_of"},
	{regexp.MustCompile(`^unknown flag (?P<name>\S+), did you mean (?:one of )?(?P<want>.+)\?$`), "cli.unknown_flag_like"},
	{regexp.MustCompile(`^unknown flag (?P<name>\S+)$`), "cli.unknown_flag"},
	{regexp.MustCompile(`^unexpected argument (?P<got>.+), did you mean (?:one of )?(?P<want>.+)\?$`), "cli.unexpected_like"},
	{regexp.MustCompile(`^unexpected argument (?P<got>.+)$`), "cli.unexpected"},
	{regexp.MustCompile(`^missing flags: (?P<want>.+)$`), "cli.missing_flags"},
	{regexp.MustCompile(`^expected one of (?P<want>.+)$`), "cli.expected_one"},
	{regexp.MustCompile(`^expected (?P<want>.+)$`), "cli.expected"},
	{regexp.MustCompile(`^(?P<name>\S+) and (?P<other>\S+) can't be used together$`), "cli.not_both"},
	{regexp.MustCompile(`^(?P<name>\S+): (?:expected \S+ value but got "EOL"|missing value, ).*$`), "cli.no_value"},
	{regexp.MustCompile(`^(?P<name>\S+): (?:expected a float|expected an int|expected a valid \d+ bit int) but got "(?P<got>.*?)"(?: \(\w+\))?$`), "cli.number"},
	{regexp.MustCompile(`^(?P<name>\S+): expected \S+ value but got ".*?" \((?:short|long) flag\).*$`), "cli.no_value"},
	{regexp.MustCompile(`^(?P<name>\S+): bool value must be .* but got "(?P<got>.*)"$`), "cli.yes_no"},
	{regexp.MustCompile(`^(?P<name>\S+)(?: \.\.\.)?: "(?P<got>.*)" exists but is a directory$`), "cli.folder"},
	{regexp.MustCompile(`^(?P<name>\S+)(?: \.\.\.)?: stat (?P<got>.*): no such file or directory$`), "cli.no_file"},
	{regexp.MustCompile(`^(?P<name>\S+)(?: \.\.\.)?: stat (?P<got>.*): permission denied$`), "cli.forbidden"},
}

// complaint says to the operator what is wrong with the command line.
func complaint(lang string, err error) string {
	said := err.Error()
	for _, c := range complaints {
		found := c.words.FindStringSubmatch(said)
		if found == nil {
			continue
		}
		var args []any
		for i, name := range c.words.SubexpNames() {
			switch name {
			case "":
			case "want":
				args = append(args, name, choices(found[i]))
			default:
				args = append(args, name, found[i])
			}
		}
		return i18n.T(lang, c.key, args...)
	}
	return said
}

// choices are the words of a list as they are typed: without quotes, and without the one that
// stands for a flag that is not given.
func choices(list string) string {
	var all []string
	for _, word := range strings.Split(list, ",") {
		if word = strings.ReplaceAll(strings.TrimSpace(word), `"`, ""); word != "" {
			all = append(all, word)
		}
	}
	return strings.Join(all, ", ")
}

// messagesIn finds the language of messages in a command line that could not be read.
func messagesIn(args []string, env map[string]string) string {
	lang := env["READOUT_MESSAGES"]
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--messages="); ok {
			lang = value
		} else if arg == "--messages" && i+1 < len(args) {
			lang = args[i+1]
		}
	}
	if !i18n.Known(lang) {
		return ""
	}
	return lang
}
