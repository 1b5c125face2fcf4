package statement

import (
	"junction/model"
)

// To delete a million links takes seconds, in which nobody else could write. So an object with more links than
// [Dialect.MarksAbove] only gets a mark, in an instant, all or nothing, durable: from then on nobody sees its links, or, where
// the mark says so, the object. The rows themselves go later, a few at a time. This is what the statements
// say of marks, which is nothing where an engine never marks.

// marks is the table of a kind's marks; empty where it has none.
func (d *Dialect) marks(e *model.Kind) string {
	if d.MarksAbove == 0 {
		return ""
	}
	return e.Marks
}

// marksOwner reports whether clearing all of an owner's links may be done by a mark, which stands for the links of all
// relations that the owner has.
func (d *Dialect) marksOwner(r *model.Side) bool {
	return d.marks(r.Near) != "" && len(r.Near.Sides) == 1
}

// whereLinksStand is the condition, after an AND, that an object has no mark. Mostly nobody has one: that is asked once a
// statement, and each row then costs next to nothing.
func (d *Dialect) whereLinksStand(e *model.Kind, id string) string {
	if condition := d.linksStand(e, id); condition != "" {
		return " AND (" + condition + ")"
	}
	return ""
}

func (d *Dialect) linksStand(e *model.Kind, id string) string {
	marks := d.marks(e)
	if marks == "" {
		return ""
	}
	return "NOT EXISTS (SELECT 1 FROM " + marks + ") OR " + id + " NOT IN (SELECT id FROM " + marks + ")"
}

// whoseLinksStand is an object's ID, or NULL when it has a mark: the links of one that has are then not even walked, as
// they would be for a condition.
func (d *Dialect) whoseLinksStand(e *model.Kind, id string) string {
	if condition := d.linksStand(e, id); condition != "" {
		return "CASE WHEN " + condition + " THEN " + id + " END"
	}
	return id
}

// exists is the condition that an object in its table has not got a mark that it is gone; empty for no condition.
func (d *Dialect) exists(e *model.Kind) string {
	marks := d.marks(e)
	if marks == "" {
		return ""
	}
	return "(NOT EXISTS (SELECT 1 FROM " + marks + ") OR NOT EXISTS (SELECT 1 FROM " + marks + " AS mark WHERE mark.id = " +
		e.Table + ".id AND mark.deleting = 1))"
}
