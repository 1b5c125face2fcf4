package position

import (
	"fmt"
	"strconv"
	"strings"
)

// key is a key as its two parts.
type key struct {
	number   int64
	fraction string
}

// These are the letters that whole numbers begin with, by how many digits follow: of those from 0 on, and of those below.
const (
	letters      = "abcdefghijklmnopqrs"
	lettersBelow = "ZYXWVUTSRQPONMLKJIH"
)

// String writes a key.
func (k key) String() string {
	if k.number < 0 {
		digits := strconv.FormatInt(^k.number, 10)
		return string(lettersBelow[len(digits)-1]) + complement(digits) + k.fraction
	}
	digits := strconv.FormatInt(k.number, 10)
	return string(letters[len(digits)-1]) + digits + k.fraction
}

// parse reads a key. An empty one is 0.
func parse(text string) (k key, err error) {
	if text == "" {
		return k, nil
	}
	count, below := strings.IndexByte(letters, text[0])+1, strings.IndexByte(lettersBelow, text[0])+1
	if end := 1 + max(count, below); end > 1 && end <= len(text) {
		digits := text[1:end]
		if below > 0 {
			digits = complement(digits)
		}
		k.number, err = strconv.ParseInt(digits, 10, 64)
		if below > 0 {
			k.number = ^k.number
		}
		k.fraction = text[end:]
	}
	if err != nil || k.String() != text || !isFraction(k.fraction) {
		return k, fmt.Errorf("%q is no position", text)
	}
	return k, nil
}

// complement takes each digit from 9.
func complement(digits string) string {
	return strings.Map(func(digit rune) rune { return '0' + '9' - digit }, digits)
}
