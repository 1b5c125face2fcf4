package data

import (
	"strconv"
	"strings"
)

// The words of a headline, one from each row. A few need care: quotes are escaped in JSON, and some are not ASCII.
var headlineWords = [...][16]string{
	{
		"Quiet", "Annual", "Unlikely", "Regional", "Bold", "Hidden", "Global", "Late", "Modern", "Urgent", "Zürich's", "Final",
		"Joint", "Early", `"Perfect"`, "Public",
	},
	{
		"scientists", "farmers", "engineers", "teachers", "voters", "sailors", "editors", "neighbours", "nurses", "miners",
		"athletes", "judges", "pilots", "bakers", "poets", "robots",
	},
	{
		"discover", "question", "rebuild", "celebrate", "abandon", "measure", "defend", "rename", "outgrow", "photograph",
		"postpone", "translate", "inherit", "repair", "misplace", "applaud",
	},
	{
		"ancient bridges", "solar farms", "night trains", "rare orchids", "tax reforms", "deep caves", "paper maps",
		"cheap batteries", "school menus", "old satellites", "river ferries", "lost recipes", "quantum clocks",
		"city gardens", "winter games", "open archives",
	},
	{
		"in Lisbon", "near Oslo", "after the flood", "before the vote", "in São Paulo", "on Mars", "without warning",
		"at midnight", "for charity", "against all odds", "in record time", "by the thousand", "once more", "in the north",
		"under water", "for good",
	},
}

// Headline is the headline of an article. Headlines are not in the order of the numbers, and some are shared.
func Headline(article int) string {
	chance := scatter(uint64(article)) //nolint:gosec // a number is never negative
	words := make([]string, len(headlineWords))
	for i, choice := range headlineWords {
		words[i] = choice[chance%uint64(len(choice))]
		chance /= uint64(len(choice))
	}
	return strings.Join(words, " ")
}

// scatter is the mixing step of SplitMix64: numbers that lie together come out far apart.
func scatter(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// A title's first word is a beginning and an ending, which makes a hundred of them.
var (
	titleBeginnings = [10]string{"Bor", "Cal", "Dan", "Fen", "Gal", "Hel", "Kor", "Lun", "Mar", "Nor"}
	titleEndings    = [10]string{"ax", "eb", "ida", "ora", "uma", "ent", "ist", "olo", "ury", "yne"}
	titleKinds      = [7]string{"Herald", "Review", "Journal", "Times", "Gazette", "Quarterly", "Digest"}
)

// Prefix is what the title of a publication begins with, as those of every hundredth publication do, and no others.
func Prefix(publication int) string {
	return titleBeginnings[publication%10] + titleEndings[publication/10%10] + " "
}

// Title is the title of a publication.
func Title(publication int) string {
	return Prefix(publication) + titleKinds[publication%len(titleKinds)] + " " + strconv.Itoa(publication)
}
