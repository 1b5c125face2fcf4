package modelfile

import "strings"

// reserved are the words that are no name in the SQL of PostgreSQL or SQLite, and the columns that every table has there.
var reserved = set(`
	add all alter analyse analyze and any array as asc asymmetric authorization autoincrement between binary both case
	cast check cmax cmin collate collation column commit concurrently constraint create cross ctid current_catalog
	current_date current_role current_schema current_time current_timestamp current_user default deferrable delete desc
	distinct do drop else end escape except exists false fetch for foreign freeze from full grant group having if ilike
	in index initially inner insert intersect into is isnull join lateral leading left like limit localtime
	localtimestamp natural not nothing notnull null offset oid on only or order outer overlaps placing primary raise
	references returning right rowid select session_user set similar some symmetric table tableoid tablesample then to
	trailing transaction true union unique update user using values variadic verbose when where window with xmax xmin
`)

// set is a set of words.
func set(words string) map[string]bool {
	all := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		all[word] = true
	}
	return all
}
