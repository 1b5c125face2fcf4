package statement

import "junction/model"

// Dialect is all that differs between the engines' SQL. Every other part of a statement is written once, in what both
// read: $1 placeholders, ON CONFLICT DO NOTHING, RETURNING, row values, correlated subqueries.
type Dialect struct {
	// BindIDs, BindFloats and BindTexts make a list one parameter, whatever its length.
	BindIDs    func(ids []int64) any
	BindFloats func(floats []float64) any
	BindTexts  func(texts []string) any
	// Wire is the expression for a column of a type as rows hold it: a whole number for booleans and for times, which count
	// microseconds since 1970, and a text for floats, with as many digits as tell it apart. Where it is nil, that is what the
	// column holds.
	Wire func(of model.Type, column string) string
	// Bind makes a value that is not null a parameter. Where it is nil, it is an int64, a float64 or a string.
	Bind func(of model.Type, value model.Value) any
	// EachID, EachFloat and EachText are a FROM item that unpacks such a parameter into rows with one column, value.
	EachID, EachFloat, EachText func(parameter, alias string) string
	// EachArray is a FROM item that unpacks a JSON text of arrays into rows with one column, value, which holds an array.
	// Element is the expression for an array's element at a place, a text, or a number, which for a boolean is 0 or 1 and for a
	// time the microseconds since 1970, as a column of a type holds it.
	EachArray func(parameter, alias string) string
	Element   func(of model.Type, array string, at int) string
	// Fetch is a FROM item that adds to each row the one row of a table whose ID the row holds, for an engine that has to
	// be told to look that up; where it is nil, it is a join.
	Fetch func(table, alias, id string) string
	// Tuples is an aggregate that packs rows of some columns into one value: how many rows there are, in four bytes, the
	// lowest first, or nothing where there are none; and then the columns of each row, one after the other. A number is an
	// unsigned varint, a text is such a number, of its bytes, and these. Where it is nil, it is made of what SQL has.
	Tuples func(columns []string) string
	// SortedTuples does the same of rows that come in any order, in their own. Where it is nil, the engine sorts the rows.
	SortedTuples func(by Sorting, columns []string) string
	// Records does the same, and its columns may be what Tuples made. Where it is nil, rows leave the engine as they are.
	Records func(columns []string) string
	// Walk reads the pages of many owners; where it is nil, a subquery for each owner does.
	Walk *Walk
	// Fold is the simple Unicode lower case of a text.
	Fold func(text string) string
	// Contains says whether a text holds a part; EndsWith whether it ends with one that is not empty.
	Contains, EndsWith func(text, part string) string
	// Any says whether a query gives a row. The order is one in which an index may lead to the first, for an engine that
	// has to be told.
	Any func(query, order string) string
	// Crossover is for an engine that does not find out by itself from which end of a relation to look for what a filter
	// across it lets through; nil for one that does.
	Crossover *Crossover
	// Hold ends a query whose rows no other change may take away until the transaction ends, or have taken away since it
	// began; an engine whose changes come one after the other has none. What a foreign key deletes, it deletes as the rows
	// are then, so changes may not be as if one after the other where these were only read.
	Hold string
	// MarksAbove is how many links have to go in one change for that to be marked instead of done; 0 is never, and then
	// there need be no marks.
	MarksAbove int
}
