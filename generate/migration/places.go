package migration

import (
	"fmt"

	"junction/model"
)

// places are those of all links in the lists of a side, which a column of the junction keeps.
type places struct {
	in     *model.Side
	column string
}

// fill is the statement that gives them to the links in a table, in the default order of the lists. Their keys are whole
// numbers from 0, as package position writes them: a letter for how many digits there are, and the digits.
func (p *places) fill(table string) string {
	near, far, order := p.in.Column, p.in.FarColumn, ""
	if by := p.in.Far.DefaultOrder; by != nil {
		if by.Nullable {
			order = "far." + by.Column + " IS NULL, "
		}
		order += "far." + by.Column + ", "
	}
	return fmt.Sprintf(`UPDATE %[1]s SET %[2]s = keys.text FROM (
    SELECT %[3]s, %[4]s, substr('abcdefghijklmnopqrs', length(digits), 1) || digits AS text FROM (
        SELECT link.%[3]s, link.%[4]s, CAST(row_number() OVER (PARTITION BY link.%[3]s ORDER BY %[5]sfar.id) - 1 AS text) AS digits
        FROM %[1]s AS link JOIN %[6]s AS far ON far.id = link.%[4]s
    ) AS numbers
) AS keys WHERE keys.%[3]s = %[1]s.%[3]s AND keys.%[4]s = %[1]s.%[4]s`, table, p.column, near, far, order, p.in.Far.Table)
}
