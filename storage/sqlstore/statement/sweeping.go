package statement

import (
	"junction/model"
	"junction/storage"
)

// These statements set marks, and take away what they stand for.

// Marks reports whether objects of a kind may have marks.
func (w Writer) Marks(of *model.Kind) bool { return w.dialect.marks(of) != "" }

// Many reports whether so many links are many enough for a mark.
func (w Writer) Many(links int) bool { return links > w.dialect.MarksAbove }

// MarkCleared marks an object as one that has lost its links.
func (w Writer) MarkCleared(of *model.Kind, id storage.ID) *Statement {
	st := w.new()
	return st.write("INSERT INTO ", st.dialect.marks(of), " (id, deleting) VALUES (", st.bindID(id), ", 0)")
}

// AnyMarked reads whether any object of a kind is marked.
func (w Writer) AnyMarked(of *model.Kind) *Statement {
	st := w.new()
	return st.write("SELECT EXISTS (SELECT 1 FROM ", st.dialect.marks(of), ")")
}

// AnyCleared reads whether any of the objects that a call gives is marked, and will live on.
func (w Writer) AnyCleared(of *model.Kind) *Statement {
	st := w.new()
	return st.write("SELECT EXISTS (SELECT 1 FROM ", st.dialect.marks(of), " AS mark WHERE mark.deleting = 0 AND ",
		st.inIDs("mark.id", st.bind(slotIDs)), ")")
}

// NextMark reads the ID of a marked object whose turn is first, and whether the object is gone, too.
func (w Writer) NextMark(of *model.Kind) *Statement {
	st := w.new()
	return st.write("SELECT id, deleting FROM ", st.dialect.marks(of), " ORDER BY deleting, id LIMIT 1")
}

// SweepLinks deletes links of an object of a side's near kind, this many at most: those that the side shows, or the rows by
// which the far ends of a symmetric relation know them.
func (w Writer) SweepLinks(side *model.Side, back bool, id storage.ID, most int) *Statement {
	st := w.new()
	key, column := side.Column+", "+side.FarColumn, side.Column
	if back {
		column = side.FarColumn
	}
	return st.write("DELETE FROM ", side.Relation.Table, " WHERE (", key, ") IN (SELECT ", key, " FROM ", side.Relation.Table,
		" WHERE ", column, " = ", st.bindID(id), " LIMIT ", st.bind(int64(most)), ")")
}

// SweepMark deletes the mark of an object.
func (w Writer) SweepMark(of *model.Kind, id storage.ID) *Statement {
	return w.sweepRow(w.dialect.marks(of), id)
}

// SweepObject deletes an object, and with it its mark.
func (w Writer) SweepObject(of *model.Kind, id storage.ID) *Statement {
	return w.sweepRow(of.Table, id)
}

func (w Writer) sweepRow(from string, id storage.ID) *Statement {
	st := w.new()
	return st.write("DELETE FROM ", from, " WHERE id = ", st.bindID(id))
}
