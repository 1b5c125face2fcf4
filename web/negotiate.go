package web

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// The media types of GraphQL answers.
const (
	// typeJSON says 200 whenever there is an answer, as GraphQL servers did before they had a media type.
	typeJSON = "application/json"
	// typeResponse says with the status whether there is data.
	typeResponse = "application/graphql-response+json"
)

// negotiate picks the media type that an Accept header likes best; of equals, the first of offered. It is empty when
// the header accepts none of them.
func negotiate(header http.Header, offered ...string) string {
	accept := strings.Join(header.Values("Accept"), ",")
	if strings.TrimSpace(accept) == "" {
		return offered[0]
	}
	best, bestQuality := "", 0.0
	for _, mediaType := range offered {
		if quality := qualityOf(accept, mediaType); quality > bestQuality {
			best, bestQuality = mediaType, quality
		}
	}
	return best
}

// qualityOf is the quality that the most specific range of an Accept header gives a media type, from 0 to 1.
func qualityOf(accept, mediaType string) float64 {
	quality, specific := 0.0, -1
	for part := range strings.SplitSeq(accept, ",") {
		accepted, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		if charset, given := parameters["charset"]; given && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		level := -1
		switch kind, _, _ := strings.Cut(mediaType, "/"); accepted {
		case mediaType:
			level = 2
		case kind + "/*":
			level = 1
		case "*/*":
			level = 0
		}
		if level <= specific {
			continue
		}
		specific, quality = level, 1
		if q, given := parameters["q"]; given {
			if quality, err = strconv.ParseFloat(q, 64); err != nil {
				quality = 0
			}
		}
	}
	return quality
}
