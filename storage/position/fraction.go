package position

import "strings"

// alphabet has the digits of a fraction, in the order of their bytes. As there are 64, each halves a gap six times.
const alphabet = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

const base = len(alphabet)

// isFraction reports whether a text is a fraction, or empty, which is 0.
func isFraction(text string) bool {
	return strings.Trim(text, alphabet) == "" && !strings.HasSuffix(text, alphabet[:1])
}

// middle is the fraction between two that the fewest halvings lead to. A high one that is empty is 1.
func middle(low, high string) string {
	for i := 0; ; i++ { // the digits before are the same, unless high is 1
		from, to := 0, base
		if i < len(low) {
			from = strings.IndexByte(alphabet, low[i])
		}
		if high != "" {
			to = strings.IndexByte(alphabet, high[i])
		}
		switch {
		case to-from > 1:
			return padded(low, i) + string(alphabet[roundest(from, to)])
		case to > from && i+1 < len(high):
			return high[:i+1]
		case to > from:
			high = "" // all that begins as low does is below it
		}
	}
}

// roundest is the number between two others that the highest power of two divides. There must be one.
func roundest(low, high int) int {
	for step := base / 2; ; step /= 2 {
		if n := (low/step + 1) * step; n < high {
			return n
		}
	}
}

// padded is a fraction with so many digits.
func padded(fraction string, count int) string {
	if missing := count - len(fraction); missing > 0 {
		return fraction + strings.Repeat(alphabet[:1], missing)
	}
	return fraction[:count]
}
