package statement

import (
	"junction/model"
	"junction/storage"
)

// Search reads the IDs of the objects that fulfil a filter, each once.
func (w Writer) Search(of *model.Kind, where storage.Filter) (*Statement, error) {
	st := w.new()
	from, err := st.matching(of, where)
	if err != nil {
		return nil, err
	}
	found := st.alias()
	st.returns(found + ".id")
	st.write(" FROM (SELECT DISTINCT ", from.of.id(), " AS id", from.rows(), ") AS ", found)
	return st, nil
}

// LinksOf counts the links that the objects have which fulfil a filter, each once, also where both of its ends are among
// them, and tells whether any objects of their kind have marks.
func (w Writer) LinksOf(side *model.Side, where storage.Filter) (*Statement, error) {
	st := w.new()
	from, err := st.matching(side.Near, where)
	if err != nil {
		return nil, err
	}
	link, anyMarks := st.links(side), never
	if marks := st.dialect.marks(side.Near); marks != "" {
		anyMarks = "EXISTS (SELECT 1 FROM " + marks + ")"
	}
	deleted := " IN (" + from.ids() + st.dialect.whereLinksStand(side.Near, from.of.id()) + ")"
	condition := link.owner() + deleted
	switch {
	case side.Relation.Symmetric(): // a link has two rows
		condition += " AND (" + link.owner() + " <= " + link.id() + " OR NOT " + link.id() + deleted + ")"
	case side.Near == side.Far:
		condition = "(" + condition + " OR " + link.id() + deleted + ")" + st.dialect.whereLinksStand(side.Near, link.owner())
	}
	condition += st.dialect.whereLinksStand(side.Far, link.id())
	return st.write("SELECT count(*), ", anyMarks, " FROM (SELECT 1 FROM ", link.from(), " WHERE ", condition, st.dialect.Hold,
		") AS links"), nil
}

// Delete deletes the objects that fulfil a filter, and with them their links.
func (w Writer) Delete(of *model.Kind, where storage.Filter) (*Statement, error) {
	st := w.new()
	from, err := st.matching(of, where)
	if err != nil {
		return nil, err
	}
	return st.write("DELETE FROM ", of.Table, " WHERE id IN (", from.ids(), ")"), nil
}

// MarkDeleted marks the objects that fulfil a filter as gone.
func (w Writer) MarkDeleted(of *model.Kind, where storage.Filter) (*Statement, error) {
	st := w.new()
	from, err := st.matching(of, where)
	if err != nil {
		return nil, err
	}
	return st.write("INSERT INTO ", st.dialect.marks(of), " (deleting, id) SELECT 1, * FROM (", from.ids(), ") WHERE ", always,
		" ON CONFLICT (id) DO UPDATE SET deleting = 1"), nil
}
