package work

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strconv"

	"junction/bench/data"
	"junction/entity"
	"junction/graph/cursor"
	"junction/model"
	"junction/storage"
)

// variables writes a request's variables as JSON.
type variables struct {
	json []byte
	draw *rand.Rand

	size     data.Size
	largest  int
	prefixes []string
	drawn    []int
}

// article and publication draw a number.
func (v *variables) article() int     { return 1 + v.draw.IntN(v.size.Articles) }
func (v *variables) publication() int { return 1 + v.draw.IntN(v.size.Publications) }

// begin begins an object; one without a name is the outermost.
func (v *variables) begin(name string) {
	if name != "" {
		v.name(name)
	}
	v.json = append(v.json, '{')
}

func (v *variables) end() { v.json = append(v.json, '}') }

func (v *variables) name(name string) {
	if v.json[len(v.json)-1] != '{' {
		v.json = append(v.json, ',')
	}
	v.json = append(append(append(v.json, '"'), name...), `":`...)
}

func (v *variables) id(name, kind string, number int) {
	v.name(name)
	v.globalID(kind, number)
}

func (v *variables) globalID(kind string, number int) {
	v.json = append(append(append(v.json, '"'), kind...), ':')
	v.json = append(strconv.AppendInt(v.json, int64(number), 10), '"')
}

func (v *variables) text(name, text string) {
	encoded, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string can always be encoded
	}
	v.name(name)
	v.json = append(v.json, encoded...)
}

// cursor writes an article's place by its headline.
func (v *variables) cursor(name string, article int) {
	v.name(name)
	v.json = append(v.json, '"')
	v.json = cursor.Append(v.json, entity.Articles.Kind, storage.Order{Field: entity.Article_Headline},
		storage.Cursor{Value: model.TextOf(data.Headline(article)), ID: storage.ID(article)})
	v.json = append(v.json, '"')
}

// ids draws publications, all different.
func (v *variables) ids(name string, count int) {
	v.name(name)
	v.json = append(v.json, '[')
	v.drawn = v.drawn[:0]
	for len(v.drawn) < count {
		publication := v.publication()
		if slices.Contains(v.drawn, publication) {
			continue
		}
		if len(v.drawn) > 0 {
			v.json = append(v.json, ',')
		}
		v.globalID("Publication", publication)
		v.drawn = append(v.drawn, publication)
	}
	v.json = append(v.json, ']')
}

// link draws an article, and publications for it.
func (v *variables) link(count int) {
	v.id("article", "Article", v.article())
	v.ids("publications", count)
}
